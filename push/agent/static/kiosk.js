/* Plays the cards one after the other. Shows only what the agent on this machine gives it. */
"use strict";
(() => {
  const HEARTBEAT = 5000, LOST_AFTER = 20000, SEEN_AFTER = 2000, LARGER = [1.4, 1.25, 1.12], SMALLER = [0.88, 0.76, 0.66, 0.56];
  const LANG = { "zh-hans": "zh-Hans-CN", mvf: "mn-Mong-CN" };
  const root = document.documentElement;
  const stage = document.getElementById("stage");
  const pages = document.querySelector(".pages");
  const clock = document.querySelector(".clock");
  const token = document.body.dataset.token;
  let state = null;      // what the agent said last
  let heard = performance.now();
  let skip = null;       // ends the present pause
  let visibleSince = document.visibilityState === "visible" ? performance.now() : null;

  document.addEventListener("visibilitychange", () => {
    visibleSince = document.visibilityState === "visible" ? performance.now() : null;
  });
  document.addEventListener("click", () => skip && skip("next"));
  addEventListener("resize", () => skip && skip("resized"));

  async function ask(path) {
    const answer = await fetch(path, { cache: "no-store" });
    if (!answer.ok) throw new Error(path + " " + answer.status);
    return answer;
  }

  /* ---- around the card ---- */

  function dress(language) {
    root.dataset.language = language;
    for (const line of document.querySelectorAll("[data-line]")) {
      line.innerHTML = state.frame[language][line.dataset.line];
      line.lang = LANG[language];
    }
    const told = state.frame[language].notice !== "";
    if (told === "notice" in root.dataset) return;
    if (told) root.dataset.notice = ""; else delete root.dataset.notice;
    if (skip) skip("resized");
  }

  function screen(mode) {
    document.body.dataset.mode = mode;
    for (const one of document.querySelectorAll("[data-screen]")) one.hidden = one.dataset.screen !== mode;
    if (state && state.code) {
      document.querySelector("[data-code=user]").textContent = state.code.user;
      document.querySelector("[data-code=fingerprint]").textContent = state.code.fingerprint;
    }
    if (mode !== "play") { stage.replaceChildren(); delete root.dataset.cover; }
  }

  function tick() {
    const time = { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Shanghai" };
    clock.textContent = new Date().toLocaleTimeString("en-GB", time);
  }

  /* ---- one card ---- */

  function pageCount(flow, vertical) {
    const box = flow.getBoundingClientRect(); // a page may end within a pixel
    const size = vertical ? box.height : box.width;
    const whole = vertical ? flow.scrollHeight : flow.scrollWidth;
    const gap = parseFloat(getComputedStyle(flow).columnGap) || 0;
    return { count: Math.max(1, Math.ceil((whole + gap - 2) / (size + gap))), step: size + gap };
  }

  /* Whether no block that is kept whole is longer than a page, and no table wider than a line. */
  function fits(flow, vertical) {
    const page = flow.getBoundingClientRect();
    const whole = [...flow.children].every((one) => {
      const block = one.getBoundingClientRect();
      return vertical ? block.right < page.right + 2 : block.bottom < page.bottom + 2;
    });
    const parts = [...flow.querySelectorAll("table")].flatMap((one) => [...one.getClientRects()]);
    const length = vertical ? "height" : "width";
    return whole && parts.every((part) => part[length] < page[length] + 2);
  }

  async function settled(card) {
    const pictures = [...card.querySelectorAll("img")].map((one) => one.decode().catch(() => {}));
    await Promise.race([
      Promise.all([document.fonts.ready, ...pictures]),
      new Promise((done) => setTimeout(done, 4000)),
    ]);
  }

  /* Into pages, with the type as large as takes no page more, and small enough for every block. */
  function paginate(shown) {
    const { flow, vertical } = shown;
    flow.style.setProperty("--page-h", flow.clientHeight + "px");
    flow.style.setProperty("--page-w", flow.clientWidth + "px");
    flow.style.fontSize = "";
    const plain = pageCount(flow, vertical);
    for (const size of [...LARGER, 1, ...SMALLER]) {
      flow.style.fontSize = size + "em";
      if (fits(flow, vertical) && (size <= 1 || pageCount(flow, vertical).count === plain.count)) break;
    }
    fitTitle(shown.card.querySelector(".title"));
    return Object.assign(shown, pageCount(flow, vertical));
  }

  /* A long title is set smaller rather than cut off. */
  function fitTitle(title) {
    title.style.fontSize = "";
    for (const size of SMALLER) {
      if (title.scrollHeight <= title.clientHeight + 2 && title.scrollWidth <= title.clientWidth + 2) return;
      title.style.fontSize = size + "em";
    }
  }

  async function mount(item, html) {
    const card = document.createRange().createContextualFragment(html).querySelector(".card");
    const before = stage.querySelectorAll(".card");
    card.dataset.item = item;
    dress(card.dataset.language);
    stage.append(card);
    await settled(card);
    const shown = { card, flow: card.querySelector(".flow"), vertical: card.dataset.language === "mvf" };
    paginate(shown);
    card.classList.add("on");
    for (const one of before) one.remove();
    return shown;
  }

  function turn(play, page) {
    const { card, flow, vertical, step, count } = play;
    const cover = card.querySelector(".cover");
    cover.classList.toggle("on", page === 0);
    root.dataset.cover = page === 0 && cover.classList.contains("plain") ? "plain" : "";
    card.querySelector(".text").classList.toggle("on", page > 0);
    if (page > 0) {
      const by = -(page - 1) * step;
      flow.style.transform = vertical ? `translateY(${by}px)` : `translateX(${by}px)`;
    }
    pages.replaceChildren(...Array.from({ length: Math.min(count + 1, 40) }, (_, at) => {
      const dot = document.createElement("li");
      dot.className = at === page ? "on" : "";
      return dot;
    }));
  }

  /* How long someone needs: about 4 Chinese characters, or 9 Mongolian letters, a second. */
  function seconds(play, page) {
    const speed = play.vertical ? 9 : 4;
    if (page === 0) {
      const length = play.card.querySelector(".title").textContent.trim().length;
      return Math.min(20, Math.max(8, 4 + length / speed));
    }
    return Math.min(75, Math.max(10, 4 + play.flow.textContent.length / play.count / speed));
  }

  /* Pauses for so long *visible* time. Answers "next", "gone", "resized" or "time". */
  function dwell(card, loop, ms, seen) {
    return new Promise((done) => {
      let left = ms, last = performance.now();
      const timer = setInterval(() => {
        const now = performance.now();
        if (!card.isConnected) { end("gone"); return; }
        if (visibleSince === null) { last = now; return; }
        left -= now - last; last = now;
        const since = Math.max(visibleSince, seen.since);
        if (!seen.sent && now - since >= SEEN_AFTER) tell(card.dataset.item, loop, seen);
        if (left <= 0) end("time");
      }, 200);
      function end(why) { clearInterval(timer); skip = null; done(why); }
      skip = end;
    });
  }

  async function tell(item, loop, seen) {
    seen.sent = true;
    try {
      const answer = await fetch("/displayed", {
        method: "POST", headers: { "X-Kepu-Page": token }, body: JSON.stringify({ item, loop }),
      });
      if (answer.status === 403) location.reload(); // the agent has started anew
    } catch (error) { seen.sent = false; }
  }

  async function play(item, loop, from) {
    const shown = await mount(item.id, await (await ask("/card/" + item.id)).text());
    const seen = { sent: false, since: performance.now() };
    for (let page = from; page <= shown.count; page += 1) {
      turn(shown, page);
      const why = await dwell(shown.card, loop, seconds(shown, page) * 1000, seen);
      if (why === "gone") { shown.card.remove(); return; }
      if (why === "resized") { paginate(shown); page = Math.min(page, shown.count) - 1; }
    }
  }

  /* ---- the loop ---- */

  /* Before something that failed is tried again. */
  function rest() { return new Promise((done) => setTimeout(done, 1500)); }

  /* Without word of the agent nothing says that a card may still be shown. */
  function lost() { if (skip) skip("gone"); screen("connecting"); }

  async function heartbeat() {
    if (performance.now() - heard > LOST_AFTER) lost();
    try {
      const next = await (await ask("/state")).json();
      heard = performance.now();
      state = next;
      let gone = next.mode !== "play";
      if (gone) screen(next.mode);
      for (const card of stage.querySelectorAll(".card")) {
        if (next.items.some((one) => one.id === card.dataset.item)) continue;
        card.remove();
        gone = true;
      }
      if (gone && skip) skip("gone");
      if (root.dataset.language in LANG) dress(root.dataset.language);
    } catch (error) { /* asked again in a moment */ }
  }

  /* ?item=3&page=2 starts there: for whoever sets the type. */
  const start = new URLSearchParams(location.search);
  let first = Number(start.get("item") || 0), page = Number(start.get("page") || 0);

  async function round() {
    state = await (await ask("/round")).json();
    heard = performance.now();
    screen(state.mode);
    dress(state.language in LANG ? state.language : "zh-hans");
    const { items, loop } = state;
    for (const item of items.slice(first)) {
      if (state.mode !== "play") return;
      if (!state.items.some((one) => one.id === item.id)) continue;
      await play(item, loop, page).catch(rest);
      page = 0;
    }
    first = 0;
  }

  async function run() {
    for (;;) {
      try { await round(); } catch (error) { /* the agent is away; the heartbeat says so */ }
      if (!state || state.mode !== "play") await rest();
    }
  }

  screen("connecting");
  tick(); setInterval(tick, 1000);
  setInterval(heartbeat, HEARTBEAT);
  run();
})();
