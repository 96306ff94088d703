/* Plays the cards one after the other. Shows only what the agent on this machine gives it. */
"use strict";
(() => {
  const HEARTBEAT = 5000, LOST_AFTER = 20000, SEEN_AFTER = 2000;
  const LANG = { "zh-hans": "zh-Hans-CN", mvf: "mn-Mong-CN" };
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

  const frames = () => new Promise((done) => setTimeout(done, 60));

  async function ask(path) {
    const answer = await fetch(path, { cache: "no-store" });
    if (!answer.ok) throw new Error(path + " " + answer.status);
    return answer;
  }

  /* ---- around the card ---- */

  function dress(language) {
    document.documentElement.dataset.language = language;
    for (const line of document.querySelectorAll("[data-line]")) {
      line.innerHTML = state.frame[language][line.dataset.line];
      line.lang = LANG[language];
    }
  }

  function screen(mode) {
    document.body.dataset.mode = mode;
    for (const one of document.querySelectorAll("[data-screen]")) one.hidden = one.dataset.screen !== mode;
    if (state && state.code) {
      document.querySelector("[data-code=user]").textContent = state.code.user;
      document.querySelector("[data-code=fingerprint]").textContent = state.code.fingerprint;
    }
    if (mode !== "play") stage.replaceChildren();
  }

  function tick() {
    const time = { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Shanghai" };
    clock.textContent = new Date().toLocaleTimeString("en-GB", time);
  }

  /* ---- one card ---- */

  function pageCount(flow, vertical) {
    const size = vertical ? flow.clientHeight : flow.clientWidth;
    const whole = vertical ? flow.scrollHeight : flow.scrollWidth;
    const gap = parseFloat(getComputedStyle(flow).columnGap) || 0;
    return { count: Math.max(1, Math.ceil((whole + gap - 2) / (size + gap))), step: size + gap };
  }

  async function settled(card) {
    const pictures = [...card.querySelectorAll("img")].map((one) => one.decode().catch(() => {}));
    await Promise.race([
      Promise.all([document.fonts.ready, ...pictures]),
      new Promise((done) => setTimeout(done, 4000)),
    ]);
  }

  async function mount(html) {
    const card = document.createRange().createContextualFragment(html).querySelector(".card");
    const before = stage.querySelector(".card");
    dress(card.dataset.language);
    stage.append(card);
    await settled(card);
    const vertical = card.dataset.language === "mvf";
    const flow = card.querySelector(".flow");
    flow.style.setProperty("--page-h", flow.clientHeight + "px");
    flow.style.setProperty("--page-w", flow.clientWidth + "px");
    await frames();
    const { count, step } = pageCount(flow, vertical);
    card.classList.add("on");
    if (before) before.remove();
    return { card, flow, vertical, count, step };
  }

  function turn(play, page) {
    const { card, flow, vertical, step, count } = play;
    card.querySelector(".cover").classList.toggle("on", page === 0);
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

  /* Pauses for so long *visible* time. Answers "next", "gone" or "time". */
  function dwell(item, loop, ms, seen) {
    return new Promise((done) => {
      let left = ms, last = performance.now();
      const timer = setInterval(() => {
        const now = performance.now();
        if (visibleSince === null) { last = now; return; }
        left -= now - last; last = now;
        if (!seen.sent && now - Math.max(visibleSince, seen.since) >= SEEN_AFTER) tell(item, loop, seen);
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
    const shown = await mount(await (await ask("/card/" + item.id)).text());
    const seen = { sent: false, since: performance.now() };
    for (let page = from; page <= shown.count; page += 1) {
      turn(shown, page);
      const why = await dwell(item.id, loop, seconds(shown, page) * 1000, seen);
      if (why === "gone") { shown.card.remove(); return; }
    }
  }

  /* ---- the loop ---- */

  async function heartbeat() {
    try {
      const next = await (await ask("/state")).json();
      heard = performance.now();
      const playing = stage.dataset.item;
      state = next;
      if (next.mode !== "play" || (playing && !next.items.some((one) => one.id === playing))) {
        if (skip) skip("gone");
        if (next.mode !== "play") screen(next.mode);
      }
    } catch (error) {
      if (performance.now() - heard > LOST_AFTER) { if (skip) skip("gone"); screen("connecting"); }
    }
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
      stage.dataset.item = item.id;
      await play(item, loop, page).catch(() => frames());
      page = 0;
    }
    first = 0;
    stage.dataset.item = "";
  }

  async function run() {
    for (;;) {
      try { await round(); } catch (error) { /* the agent is away; the heartbeat says so */ }
      if (!state || state.mode !== "play") await new Promise((done) => setTimeout(done, 1500));
    }
  }

  screen("connecting");
  tick(); setInterval(tick, 1000);
  setInterval(heartbeat, HEARTBEAT);
  run();
})();
