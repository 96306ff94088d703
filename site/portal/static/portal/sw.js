/* Reading without a link. Pages: from the network while there is one, from this device when there is none, with the day they
   were kept. What is called back (404, 410) leaves this device at the next contact, and anything leaves it after its lease. */
"use strict";
const LEASE = 30 * 864e5, WAIT = 5000, READ = 30, RECHECK = 6e5;
const LANGUAGES = ["zh-hans", "mvf"];
const page = /^\/(zh-hans|mvf)\//;
let checked = 0;

self.addEventListener("install", (event) => event.waitUntil(prepare().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function prepare() {
  const shell = await caches.open("shell");
  for (const language of LANGUAGES) {
    const url = `/${language}/offline/`, answer = await fetch(url);
    const html = await answer.clone().text();
    await shell.put(url, answer);
    const parts = [...html.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)].map((m) => m[1]);
    await shell.addAll([...new Set(parts)].filter((part) => !part.endsWith(".woff2"))); // the font comes with the first page in it
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate" && page.test(url.pathname)) event.respondWith(read(event, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(asset(event, request));
  else if (url.pathname.startsWith("/o/")) event.respondWith(picture(request, url));
});

async function read(event, url) {
  const answer = fetch(event.request).then((fresh) => {
    event.waitUntil(remember(url, fresh.clone()).then(recheck));
    return fresh;
  });
  event.waitUntil(answer.catch(() => {})); // a late answer is remembered too
  return (await hurry(answer)) || (await held(url.pathname)) || answer.catch(async () => (
    (await caches.match(`/${url.pathname.split("/")[1]}/offline/`)) || Response.error()));
}

/* The answer, or nothing after WAIT: a slow link is waited for only where nothing is kept. */
function hurry(answer) {
  return new Promise((resolve) => { answer.then(resolve, () => resolve()); setTimeout(resolve, WAIT); });
}

/* A page as it is kept: with the day, so that it can say so and its lease can end. */
async function dated(answer) {
  const headers = new Headers(answer.headers);
  headers.set("x-kept", new Date().toISOString());
  return new Response(await answer.blob(), { status: 200, headers });
}

async function remember(url, answer) {
  const saved = await caches.open("saved"), last = await caches.open("read");
  if (answer.status === 404 || answer.status === 410) return drop(url.pathname);
  if (!answer.ok || url.search || answer.redirected || /no-store/.test(answer.headers.get("cache-control"))) return;
  const copy = await dated(answer);
  if (await saved.match(url.pathname)) return saved.put(url.pathname, copy);
  await last.delete(url.pathname);
  await last.put(url.pathname, copy);
  const keys = await last.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - READ))) await last.delete(key);
}

async function drop(path) {
  for (const name of ["saved", "read"]) await (await caches.open(name)).delete(path);
  await tidy();
}

/* Pictures stay as long as a saved page shows them. */
async function tidy() {
  const saved = await caches.open("saved"), pictures = await caches.open("pictures");
  let shown = "";
  for (const key of await saved.keys()) shown += await (await saved.match(key)).text();
  for (const key of await pictures.keys()) if (!shown.includes(new URL(key.url).pathname)) await pictures.delete(key);
}

/* The kept page with its day written above it, in the page's own words; nothing when its lease is over. */
async function held(path) {
  for (const name of ["saved", "read"]) {
    const kept = await (await caches.open(name)).match(path);
    if (!kept) continue;
    const day = kept.headers.get("x-kept");
    if (Date.now() - Date.parse(day) > LEASE) { await drop(path); continue; }
    const html = await kept.text(), words = /<template id="kept">([^]*?)<\/template>/.exec(html);
    const note = words ? words[1].replace("DAY", day.slice(0, 10)) : "";
    const shown = html.replace("<main", () => note + "<main").replace(/ srcset="[^"]*"/g, ""); // one size is saved
    return new Response(shown, { headers: { "content-type": "text/html; charset=utf-8" } });
  }
}

/* At contact: ask about everything kept, at most every ten minutes; an unchanged page costs a 304. */
async function recheck() {
  if (Date.now() - checked < RECHECK) return;
  checked = Date.now();
  for (const name of ["saved", "read"]) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) {
      try {
        const answer = await fetch(key.url, { cache: "no-cache" });
        if (answer.status === 404 || answer.status === 410) await drop(new URL(key.url).pathname);
        else if (answer.ok && !answer.redirected) await cache.put(key, await dated(answer));
      } catch (error) { return; }
    }
  }
}

async function asset(event, request) {
  const shell = await caches.open("shell"), kept = await shell.match(request);
  const fresh = fetch(request).then((answer) => { if (answer.ok) shell.put(request, answer.clone()); return answer; });
  if (!kept) return fresh;
  event.waitUntil(fresh.catch(() => {}));
  return kept;
}

async function picture(request, url) {
  const kept = await caches.match(url.pathname);
  if (kept) return kept;
  if (url.search !== "?tap" && await caches.match("/saver")) {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 10"><rect width="16" height="10" fill="#9cb3bf"/><path d="M8 3v4M6 5h4" stroke="#fff" stroke-width=".7"/></svg>';
    return new Response(svg, { headers: { "content-type": "image/svg+xml" } });
  }
  return fetch(url.search === "?tap" ? url.pathname : request);
}

self.addEventListener("message", (event) => event.waitUntil(obey(event.data)));

async function obey(said) {
  if ("saver" in said) {
    const flags = await caches.open("flags");
    await (said.saver ? flags.put("/saver", new Response("on")) : flags.delete("/saver"));
  }
  if (said.save) {
    const saved = await caches.open("saved"), answer = await fetch(said.save);
    if (!answer.ok) return;
    const html = await answer.clone().text();
    await saved.put(said.save, await dated(answer));
    const pictures = [...html.matchAll(/src="(\/o\/[0-9a-f]{64})"/g)].map((m) => m[1]);
    await (await caches.open("pictures")).addAll([...new Set(pictures)]);
  }
  if (said.forget) { await (await caches.open("saved")).delete(said.forget); await tidy(); }
  if (said.visited && page.test(said.visited)) {
    const answer = await fetch(said.visited), font = /"(\/static\/[^"]+\.woff2)"/.exec(await answer.clone().text());
    if (font && !(await caches.match(font[1]))) await (await caches.open("shell")).add(font[1]);
    await remember(new URL(said.visited, location.origin), answer);
  }
}
