/* 科普e站, for phones that can: reading without a link, saving, keeping the place, saving data, remembering a choice.
   Everything works without it. It sends nothing anywhere; what it remembers stays on the device. */
"use strict";
(() => {
  const one = (q, e) => (e || document).querySelector(q);
  const all = (q, e) => Array.from((e || document).querySelectorAll(q));
  const store = {
    get: (k) => { try { return localStorage.getItem(k); } catch (e) { return null; } },
    set: (k, v) => { try { v ? localStorage.setItem(k, v) : localStorage.removeItem(k); } catch (e) { /* private mode */ } },
  };
  const show = (e) => { if (e) e.hidden = false; return e; };
  const language = location.pathname.split("/")[1];

  /* -- keeping the place: the paragraph at the top of the screen, found again in the other language -- */
  const marks = () => all("main [id]").filter((e) => /^[hb]\d+$/.test(e.id));
  function here() {
    const started = marks().filter((e) => e.getBoundingClientRect().top < innerHeight / 3);
    const block = started[started.length - 1];
    if (!block || scrollY < 80) return "";
    const passed = all("p,li", block).filter((e) => e.getBoundingClientRect().top < innerHeight / 3).length;
    return "#" + block.id + (passed > 1 ? "." + (passed - 1) : "");
  }
  function goTo(hash) {
    const found = /^#([hb]\d+)\.(\d+)$/.exec(hash);
    const block = found && document.getElementById(found[1]);
    if (block) (all("p,li", block)[+found[2]] || block).scrollIntoView();
  }
  const turn = one("a.switch");
  if (turn) turn.addEventListener("click", () => { turn.href = turn.href.split("#")[0] + here(); });
  addEventListener("load", () => goTo(location.hash));

  /* -- the phone's own way of sharing -- */
  const share = one("[data-share]");
  if (share && navigator.share) {
    share.addEventListener("click", (e) => {
      e.preventDefault();
      navigator.share({ title: document.title, url: share.dataset.share }).catch(() => {});
    });
  }

  /* -- remembering a choice, if asked to -- */
  const choice = store.get("choice");
  const known = /^[\w.~-]{1,300}$/;
  if (choice && known.test(choice)) {
    all('a[href$="/mine/"],a[href$="/notices/"]').forEach((a) => { a.href += choice + "/"; });
  }
  const keep = one("[data-keep]");
  if (keep) {
    const say = () => { keep.setAttribute("aria-pressed", store.get("choice") === keep.dataset.keep); };
    show(keep).addEventListener("click", () => {
      store.set("choice", store.get("choice") === keep.dataset.keep ? "" : keep.dataset.keep);
      say();
    });
    say();
  }
  /* -- the nearest banner, found on the device -- */
  const near = one("[data-near]");
  if (near && navigator.geolocation) {
    show(near).addEventListener("click", () => navigator.geolocation.getCurrentPosition((p) => {
      const far = (e) => {
        const [north, east] = e.dataset.at.split(",");
        return Math.hypot(north - p.coords.latitude, (east - p.coords.longitude) * 0.65);
      };
      const nearest = all("[data-at]").sort((a, b) => far(a) - far(b))[0];
      if (nearest) { nearest.checked = true; nearest.scrollIntoView({ block: "center" }); nearest.focus(); }
    }, () => {}, { maximumAge: 6e5, timeout: 2e4 }));
  }

  /* -- what was true until a moment goes -- */
  const past = () => all("[data-until]").forEach((e) => { e.hidden = new Date(e.dataset.until) < new Date(); });
  past();
  document.addEventListener("visibilitychange", past);

  if (!("serviceWorker" in navigator) || !window.caches) return;
  const worker = navigator.serviceWorker;
  const tell = (what) => worker.ready.then((r) => r.active && r.active.postMessage(what));
  worker.register("/sw.js").then(() => tell({ visited: location.pathname })).catch(() => {});

  /* -- saving -- */
  const save = one("[data-save]");
  if (save) {
    const mark = (saved) => save.setAttribute("aria-pressed", saved);
    caches.open("saved").then((c) => c.match(location.pathname)).then((r) => mark(!!r));
    show(save).addEventListener("click", () => {
      const saved = save.getAttribute("aria-pressed") === "true";
      tell({ [saved ? "forget" : "save"]: location.pathname }).then(() => mark(!saved));
    });
  }

  /* -- saving data: the worker leaves pictures out, a tap brings one -- */
  const saver = one("[data-saver]");
  const thrift = () => store.get("saver") === "on";
  if (saver) {
    const say = () => saver.setAttribute("aria-pressed", thrift());
    show(saver).addEventListener("click", () => { store.set("saver", thrift() ? "" : "on"); say(); tell({ saver: thrift() }); });
    say();
  }
  const light = navigator.connection && navigator.connection.saveData;
  if (light && store.get("saver") === null) { store.set("saver", "on"); tell({ saver: true }); }
  document.addEventListener("click", (e) => {
    const img = e.target;
    if (!thrift() || img.tagName !== "IMG" || !/\/o\//.test(img.src) || /\?tap$/.test(img.src)) return;
    e.preventDefault();
    all("source", img.parentNode).forEach((other) => other.remove());
    img.removeAttribute("srcset");
    img.src += "?tap";
  });

  /* -- the page of what is kept on this device -- */
  const kept = one("[data-kept]");
  if (kept) {
    const list = async (name) => {
      const cache = await caches.open(name), found = [];
      for (const key of await cache.keys()) {
        const answer = await cache.match(key);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const day = (answer.headers.get("x-kept") || "").slice(0, 10);
        found.push({ url: new URL(key.url).pathname, title: page.title.split(" · ")[0], lang: page.documentElement.lang, day });
      }
      return found;
    };
    Promise.all([list("saved"), list("read")]).then(([saved, read]) => {
      const seen = new Set();
      saved.concat(read.reverse()).forEach((p) => {
        if (seen.has(p.url) || p.url.split("/").length < 5 || !/^\/[\w-]+\/[\w-]+\/[\w-]+\/$/.test(p.url)) return;
        seen.add(p.url);
        const item = one("template", kept).content.firstElementChild.cloneNode(true);
        const a = one("a", item), words = one("span", item);
        a.href = p.url; words.textContent = p.title; words.lang = p.lang;
        words.className = p.lang.startsWith("mn") ? "v" : "h";
        one("small", item).textContent = p.day;
        kept.append(item);
      });
      const none = one("[data-none]");
      if (none) none.hidden = seen.size > 0;
    });
  }
})();
