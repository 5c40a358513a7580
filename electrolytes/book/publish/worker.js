// The book on a reader's device. One edition at a time: every file is checked against the list of its edition before it is
// kept, a new edition is fetched whole beside the old one, and takes its place when the reader says so or has left.
"use strict";
const EDITION = {/* edition */};
const ROOT = new URL(self.registration.scope);
const PREFIX = `book ${ROOT.pathname} `; // other books may live on the same host
const MINE = PREFIX + EDITION.id;
const WHOLE = "whole-book"; // kept once all files are
const CONTENT = "Book-Content"; // header: what a kept file holds
const WAIT = 3000; // ms for the network, before what is kept is shown
const SIDE_BY_SIDE = 6;

const address = (path) => new URL(path, ROOT).href;
const paths = Object.keys(EDITION.files);

async function digest(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...bytes.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A file of this edition from the network; what belongs to another edition is refused. */
async function fetched(path) {
  const answer = await fetch(address(path), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const body = await answer.arrayBuffer();
  if ((await digest(body)) !== EDITION.files[path]) throw new Error(`${path} is of another edition`);
  const type = answer.headers.get("Content-Type") ?? "application/octet-stream";
  return new Response(body, { headers: { "Content-Type": type, [CONTENT]: EDITION.files[path] } });
}

async function others() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== MINE);
  return Promise.all(names.map((name) => caches.open(name)));
}

/** Keep a file, from an older edition if it has not changed since. */
async function keep(path, own, older) {
  if (await own.match(address(path))) return;
  for (const cache of older) {
    const same = await cache.match(address(path));
    if (same?.headers.get(CONTENT) === EDITION.files[path]) return own.put(address(path), same);
  }
  await own.put(address(path), await fetched(path));
}

/** Keep files, some side by side; the faults that there were. */
async function keepAll(wanted, step = () => {}) {
  const [own, older] = [await caches.open(MINE), await others()];
  const [left, faults] = [[...wanted], []];
  const work = async () => {
    for (let path = left.shift(); path; path = left.shift()) {
      try {
        await keep(path, own, older);
      } catch (fault) {
        faults.push(String(fault.message ?? fault));
      }
      step(wanted.length - left.length, wanted.length);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  if (wanted.length === paths.length && !faults.length) await own.put(address(WHOLE), new Response(EDITION.id));
  return faults;
}

/** All or nothing: what is needed to open the book, and all of it for who had all of the edition before. */
async function install() {
  const had = await Promise.all((await others()).map((cache) => cache.match(address(WHOLE))));
  const faults = await keepAll(had.some(Boolean) ? paths : EDITION.core);
  if (faults.length) {
    await caches.delete(MINE);
    throw new Error(faults.join("; "));
  }
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== MINE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

const kept = async (path) => (await caches.open(MINE)).match(address(path));

/** What is kept if all is; else the network, and what is kept when that fails or takes long. */
async function page(path, request) {
  if ((await kept(WHOLE)) && (await kept(path))) return kept(path);
  const own = kept(path);
  let late;
  const waited = new Promise((done) => { late = setTimeout(async () => (await own) && done(own), WAIT); });
  try {
    const answer = await Promise.race([fetch(request), waited]);
    return answer.status < 500 ? answer : (await own) ?? answer;
  } catch {
    return (await own) ?? notice();
  } finally {
    clearTimeout(late);
  }
}

function notice() {
  const text = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Not on this device</title>
<main><h1>This page is not on this device</h1>
<p>You are offline, and this page has not been saved here.</p>
<p>When you are connected again, the foot of every page lets you keep the whole book.</p>
<p><a href="${ROOT.pathname}">To the front page</a></p></main></html>`;
  return new Response(text, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'" } });
}

/** The file that an address means: a folder's is its index; a page can be asked for without its suffix. */
function meant(path) {
  const named = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return [named, `${named}.html`].find((name) => name in EDITION.files);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== ROOT.origin || !url.pathname.startsWith(ROOT.pathname)) return;
  const path = decodeURIComponent(url.pathname.slice(ROOT.pathname.length));
  if (request.mode !== "navigate") {
    const name = path + url.search; // its address says what a script or style holds: that of another edition is another
    if (name in EDITION.files) event.respondWith(kept(name).then((own) => own ?? fetch(request)));
    return;
  }
  const file = meant(path);
  if (file) event.respondWith(page(file, request));
  else if (`${path}/index.html` in EDITION.files) {
    event.respondWith(Response.redirect(`${address(path)}/${url.search}`));
  } else event.respondWith(fetch(request).catch(notice));
});

const asked = {
  async state() {
    const own = await caches.open(MINE);
    const found = (await own.keys()).length - ((await own.match(address(WHOLE))) ? 1 : 0);
    return { id: EDITION.id, bytes: EDITION.bytes, kept: found, of: paths.length, whole: !!(await kept(WHOLE)) };
  },
  async save(port) {
    const faults = await keepAll(paths, (done, of) => port.postMessage({ done, of }));
    return { ...(await asked.state()), faults };
  },
  async forget() {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)));
    return self.registration.unregister();
  },
  change: () => self.skipWaiting(),
};

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  event.waitUntil(asked[event.data]?.(port).then((answer) => port?.postMessage({ answer })));
});
