// The service worker: without signal, the pages that this phone's person has downloaded.
//
// Between worker and pages there is no message and no protocol, so that a worker of one release
// serves pages of another, before and after an upgrade. They share four facts only, which may be
// added to and never changed: the database "percurso" with the stores "facts" (under "user", whose
// phone this is now), "modules" (each with its "user" and the name of its "cache") and "events" (the
// outbox, whose rows have a shape of their own), and the addresses and fields of lessons and quizzes.
// Nothing is kept here but what a download has asked for, the page below, and answers that were
// sent in vain.

const OFFLINE = SHELL[0];
const APP = "percurso-app-";
const WAIT = 3500; // milliseconds for the network, where a kept page could answer instead
const FILES = new Set(["style", "script", "image", "font", "track"]);
const PLAYED = new Set(["audio", "video"]);
const HASHED = /\.[0-9a-f]{8,16}\.\w+$|^\/estilo\/|^\/(arquivos|midia)\//;
const STEP = /^(\/cursos\/[^/]+\/[^/]+\/)(?:(concluir|comecar)\/)?$/;
const ATTEMPT = /^\/aprender\/tentativas\/[^/]+\/$/;
const FIELD = /^q-([0-9a-f-]{36})(?:-(.+))?$/;
const MARK = "vista-"; // and a question: with what answer the page was drawn
const NOT_GIVEN = "sorteio"; // the part of an answer that is the page's, and not the person's

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
    return kept && isAway(answer) ? kept : answer;
  } catch {
    return kept || withoutSignal();
  }
}

// A form without signal, or with a token that has grown old: what can be done on the phone goes on
// there.
async function sent(request) {
  const lost = request.clone();
  const answer = await fetch(request).catch(() => null);
  if (answer && !isAway(answer) && answer.status !== 403) return answer;
  const next = await onPhone(lost).catch(() => null);
  return next ? Response.redirect(next, 303) : answer || withoutSignal();
}

function isAway({ status }) {
  return status >= 502 && status <= 504;
}

// Returns where the person goes on; nothing where the phone can do nothing.
async function onPhone(request) {
  const { pathname } = new URL(request.url);
  const [, lesson, step] = pathname.match(STEP) || [];
  if (step) {
    const next = step === "comecar" ? `${lesson}folha/?de-novo=sim` : `${lesson}#lida`;
    return (await find(next, { ignoreSearch: true })) && next;
  }
  if (!lesson && !ATTEMPT.test(pathname)) return null;
  const form = await request.formData();
  await keepAnswers(form, lesson ? "practice_answered" : "quiz_answered");
  return lesson ? `${lesson}#pergunta-${form.get("pergunta") || ""}` : pathname;
}

// The page had no script yet that would have put them into the outbox. They wait there like any
// other, and the next page that has one sends them.
async function keepAnswers(form, kind) {
  const [enrollment, lesson, after] = (form.get("estudo") || "").split(" ");
  if (!lesson) throw new Error("the form says of nothing what it answers");
  const database = await opened();
  const user = await answered(database.transaction("facts").objectStore("facts").get("user"));
  if (!user) throw new Error("nobody's phone");
  const about = { user, state: "waiting", kind, enrollment, lesson, ...(after && { after }) };
  const occurred_at = new Date().toISOString();
  const writing = database.transaction("events", "readwrite", { durability: "strict" });
  for (const [question, response] of answersOf(form)) {
    const isPressed = form.get("pergunta") === question;
    const mark = (!isPressed && form.get(MARK + question)) || undefined;
    const row = { id: crypto.randomUUID(), ...about, occurred_at, question, response, mark };
    writing.objectStore("events").add(row);
  }
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve;
    writing.onerror = writing.onabort = () => reject(writing.error);
  });
  database.close();
}

// Every question that the form answers: one value, several, or one of them for each part.
function answersOf(form) {
  const found = new Map();
  for (const [name, value] of form) {
    const [, question, part = ""] = name.match(FIELD) || [];
    if (!question || !value) continue;
    const response = found.get(question) || {};
    response[part] = part in response ? [response[part], value].flat() : value;
    found.set(question, response);
  }
  const isGiven = ([, response]) => Object.keys(response).some((part) => part !== NOT_GIVEN);
  return [...found].filter(isGiven).map(([question, parts]) => [question, parts[""] ?? parts]);
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
