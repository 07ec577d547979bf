// The service worker: without signal, the pages that this phone's person has downloaded.
//
// Between worker and pages there is no message and no protocol, so that a worker of one release
// serves pages of another, before and after an upgrade. They share three facts only, which may be
// added to and never changed: the database "percurso" with the stores "facts" (under "user", whose
// phone this is now) and "modules" (each with its "user" and the name of its "cache"), and the
// addresses of lessons. Nothing is kept here but what a download has asked for and the page below.

const OFFLINE = SHELL[0];
const APP = "percurso-app-";
const WAIT = 3500; // milliseconds for the network, where a kept page could answer instead
const FILES = new Set(["style", "script", "image", "font", "track"]);
const PLAYED = new Set(["audio", "video"]);
const HASHED = /\.[0-9a-f]{8,16}\.\w+$|^\/estilo\/|^\/(arquivos|midia)\//;
const STEP = /^(\/cursos\/[^/]+\/[^/]+\/)(concluir|comecar)\/$/;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (new URL(request.url).origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(page(request));
    event.waitUntil(mend());
  } else if (request.method === "GET" && FILES.has(request.destination)) {
    event.respondWith(file(request));
  } else if (request.method === "GET" && PLAYED.has(request.destination)) {
    event.respondWith(played(request));
  }
});

// The page names nobody: it is asked for without cookies.
async function install() {
  await fill();
  await skipWaiting();
}

async function fill() {
  const cache = await caches.open(APP + RELEASE);
  const asked = (address) => new Request(address, { credentials: "omit", cache: "no-cache" });
  await cache.addAll(SHELL.map(asked));
}

// A phone that needed room may have taken the page away; the next visit with signal brings it back.
async function mend() {
  if (!(await caches.has(APP + RELEASE))) await fill().catch(() => {});
}

async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(APP) && name !== APP + RELEASE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

async function page(request) {
  if (request.method !== "GET") return sent(request);
  const kept = await find(request.url, { ignoreSearch: true });
  const network = fetch(request);
  try {
    const answer = await (kept ? within(network) : network);
    const isAway = answer.status >= 502 && answer.status <= 504;
    return kept && isAway ? kept : answer;
  } catch {
    return kept || withoutSignal();
  }
}

// A form without signal: what can be done on the phone goes on there.
async function sent(request) {
  try {
    return await fetch(request);
  } catch {
    const [, lesson, step] = new URL(request.url).pathname.match(STEP) || [];
    const next = step === "comecar" ? `${lesson}folha/?de-novo=sim` : `${lesson}#lida`;
    if (lesson && (await find(next, { ignoreSearch: true }))) return Response.redirect(next, 303);
    return withoutSignal();
  }
}

async function withoutSignal() {
  return (await caches.match(OFFLINE, { cacheName: APP + RELEASE })) || Response.error();
}

async function file(request) {
  const isHashed = HASHED.test(new URL(request.url).pathname);
  const kept = isHashed && (await find(request.url));
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch {
    return (await find(request.url)) || (await otherWidth(request)) || Response.error();
  }
}

// A player asks for parts, and what is kept is whole.
async function played(request) {
  const kept = await find(request.url);
  if (!kept) return fetch(request);
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("Range")) || [];
  if (!first && !last) return kept;
  const whole = await kept.blob();
  const start = first ? Number(first) : Math.max(0, whole.size - Number(last));
  const end = first && last ? Math.min(Number(last) + 1, whole.size) : whole.size;
  const headers = { "Content-Type": kept.headers.get("Content-Type"), "Accept-Ranges": "bytes" };
  if (start >= end) {
    headers["Content-Range"] = `bytes */${whole.size}`;
    return new Response(null, { status: 416, headers });
  }
  headers["Content-Range"] = `bytes ${start}-${end - 1}/${whole.size}`;
  headers["Content-Length"] = String(end - start);
  return new Response(whole.slice(start, end), { status: 206, headers });
}

// One width of a picture is downloaded; the page may ask for another.
async function otherWidth(request) {
  if (request.destination !== "image") return undefined;
  const stem = request.url.replace(/[^/]*$/, "");
  for (const name of await keptCaches()) {
    const cache = await caches.open(name);
    const found = (await cache.keys()).find((one) => one.url.startsWith(stem));
    if (found) return cache.match(found);
  }
  return undefined;
}

async function within(network) {
  network.catch(() => {});
  const late = new Promise((_resolve, reject) => setTimeout(reject, WAIT));
  return Promise.race([network, late]);
}

async function find(address, options = {}) {
  for (const cacheName of [...(await keptCaches()), APP + RELEASE]) {
    const found = await caches.match(address, { ...options, ignoreVary: true, cacheName });
    if (found) return found;
  }
  return undefined;
}

// The caches of whoever signed in last; another person's are never looked into.
async function keptCaches() {
  try {
    const database = await opened();
    const stores = database.transaction(["facts", "modules"]);
    const [user, modules] = await Promise.all([
      answered(stores.objectStore("facts").get("user")),
      answered(stores.objectStore("modules").getAll()),
    ]);
    database.close();
    return modules.filter((one) => user && one.user === user).map((one) => one.cache);
  } catch {
    return [];
  }
}

// Pages make the database; a worker that finds none leaves none behind.
function opened() {
  const asked = indexedDB.open("percurso");
  asked.onupgradeneeded = () => asked.transaction.abort();
  return answered(asked);
}

function answered(asked) {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
