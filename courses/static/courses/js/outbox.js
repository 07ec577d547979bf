// What a person did waits here, on the phone, until the server has answered for each of it.
// Loaded by every page of whoever is signed in. Without it every form still works.

const tag = document.querySelector("script[data-outbox]");
const WAITS = [4, 10, 30, 60, 300]; // seconds between one try without signal and the next
const ANSWER_SECONDS = 25;
const MOST_EVENTS = 100;
const MOST_BYTES = 200000;
const MOST_LEAVING_BYTES = 60000; // browsers let a page that closes send no more
const IN_MEMORY = 1e15; // rows from here on are not on the phone
const SENT = "id kind enrollment lesson question response after mark occurred_at".split(" ");
const QUIET = new Set(["lesson_opened", "place_reached"]); // nobody waits for these
const LOGIN_WORDS = "Entre de novo";

function answered(asked) {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

// The phone's own database. Stores may be added in later releases, never changed: pages and
// workers of two releases may use it at the same time.
export class Phone {
  #opening;

  #open() {
    this.#opening ||= new Promise((resolve, reject) => {
      const asked = indexedDB.open("percurso", 1);
      asked.onupgradeneeded = () => {
        const events = asked.result.createObjectStore("events", {
          keyPath: "n",
          autoIncrement: true,
        });
        events.createIndex("user", "user");
        asked.result.createObjectStore("modules", { keyPath: ["user", "enrollment"] });
        asked.result.createObjectStore("facts");
      };
      asked.onerror = () => reject(asked.error);
      asked.onsuccess = () => {
        asked.result.onversionchange = () => asked.result.close();
        asked.result.onclose = () => (this.#opening = undefined);
        resolve(asked.result);
      };
    });
    return this.#opening;
  }

  // An answer is on the phone only once the transaction is complete.
  async #write(store, work) {
    const database = await this.#open();
    return new Promise((resolve, reject) => {
      const writing = database.transaction(store, "readwrite", { durability: "strict" });
      const asked = work(writing.objectStore(store));
      writing.oncomplete = () => resolve(asked?.result);
      writing.onerror = writing.onabort = () => reject(writing.error || new Error("not kept"));
    });
  }

  async #read(store, work) {
    const database = await this.#open();
    return answered(work(database.transaction(store).objectStore(store)));
  }

  others(user) {
    const isWaiting = (row) => row.user !== user && row.state === "waiting";
    return this.#read("events", (events) => events.getAll()).then((rows) => rows.filter(isWaiting));
  }
  rows(user) {
    return this.#read("events", (events) => events.index("user").getAll(user));
  }
  add(row) {
    return this.#write("events", (events) => events.add(row));
  }
  save(row) {
    return this.#write("events", (events) => events.put(row));
  }
  remove(keys) {
    return this.#write("events", (events) => keys.forEach((n) => events.delete(n)));
  }

  fact(name) {
    return this.#read("facts", (facts) => facts.get(name));
  }
  setFact(name, value) {
    return this.#write("facts", (facts) => facts.put(value, name));
  }
  async modules(user) {
    const all = await this.#read("modules", (modules) => modules.getAll());
    return all.filter((one) => one.user === user);
  }
  saveModule(module) {
    return this.#write("modules", (modules) => modules.put(module));
  }
  removeModule(module) {
    return this.#write("modules", (modules) => modules.delete([module.user, module.enrollment]));
  }
}

// Where the phone keeps nothing (no room, or a private window): lost with the page.
class Memory {
  #rows = new Map();
  #last = IN_MEMORY;

  async rows(user) {
    return [...this.#rows.values()].filter((row) => row.user === user);
  }
  async add(row) {
    this.#last += 1;
    this.#rows.set(this.#last, { ...row, n: this.#last });
    return this.#last;
  }
  async save(row) {
    this.#rows.set(row.n, row);
  }
  async remove(keys) {
    keys.forEach((n) => this.#rows.delete(n));
  }
}

// Keeps events and sends them in order, each with its own identity, so that one sent twice counts
// once. A row is "waiting", "sent" or "refused"; of what was sent the last of its kind stays, so
// that a page of the cache can show it.
export class Outbox {
  #phone;
  #memory = new Memory();
  #user;
  #listeners = [];
  #rows = [];
  #arriving = [];
  #timer = 0;
  #failures = 0;
  #isBusy = false;
  #isAsked = false;
  #most = MOST_EVENTS;

  constructor(phone, user) {
    this.#phone = phone;
    this.#user = user;
    this.state = "";
    this.sentence = "";
  }

  get user() {
    return this.#user;
  }
  get phone() {
    return this.#phone;
  }
  get rows() {
    return this.#rows;
  }
  get waiting() {
    return this.#rows.filter((row) => row.state !== "sent" && row.state !== "refused");
  }
  // What the person knows to have done, and waits to see arrive.
  get told() {
    return this.waiting.filter((row) => !QUIET.has(row.kind));
  }
  get refused() {
    return this.#rows.filter((row) => row.state === "refused");
  }
  get isAtRisk() {
    return this.waiting.some((row) => row.n >= IN_MEMORY && row.question);
  }

  listen(listener) {
    this.#listeners.push(listener);
    listener(this);
  }

  #store(row) {
    return row.n >= IN_MEMORY ? this.#memory : this.#phone;
  }

  async refresh() {
    let kept = [];
    try {
      kept = await this.#phone.rows(this.#user);
    } catch {
      this.hasNoPhone = true;
    }
    this.#rows = [...kept, ...(await this.#memory.rows(this.#user))];
    this.#tell();
  }

  #tell() {
    this.#listeners.forEach((listener) => listener(this));
  }

  async add(event) {
    await this.#keep(event);
    await this.refresh();
    news?.postMessage("changed");
    this.flush();
  }

  // Of a place in a lesson the latest counts; it goes with the next that is sent.
  async note(event) {
    const isOlder = (row) => row.kind === event.kind && row.lesson === event.lesson;
    const older = this.waiting.filter(isOlder);
    await this.#keep(event);
    for (const row of older) await this.#store(row).remove([row.n]);
    await this.refresh();
  }

  async #keep(event) {
    const row = {
      id: newId(),
      user: this.#user,
      state: "waiting",
      occurred_at: new Date().toISOString(),
      ...event,
    };
    this.#arriving.push(row);
    try {
      await this.#phone.add(row);
    } catch {
      this.hasNoRoom = true;
      await this.#memory.add(row);
    }
    this.#arriving = this.#arriving.filter((one) => one !== row);
  }

  async close(rows) {
    for (const row of rows) await this.#store(row).remove([row.n]);
    await this.refresh();
    news?.postMessage("changed");
  }

  // Takes everything of this person off the phone.
  async clear() {
    clearTimeout(this.#timer);
    await this.refresh();
    for (const row of this.#rows) await this.#store(row).remove([row.n]);
    for (const module of await this.#phone.modules(this.#user)) {
      await caches.delete(module.cache);
      await this.#phone.removeModule(module);
    }
    await this.#phone.setFact("user", "");
  }

  async flush() {
    this.#isAsked = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    clearTimeout(this.#timer);
    try {
      while (this.#isAsked) {
        this.#isAsked = false;
        await alone(() => this.#sendAll());
      }
    } finally {
      this.#isBusy = false;
    }
  }

  // One tab at a time; another may have sent meanwhile what this one still shows.
  async #sendAll() {
    await this.refresh();
    while (this.waiting.length) {
      const batch = fitting(this.waiting.slice(0, this.#most), MOST_BYTES);
      this.#say("sending");
      const goesOn = await this.#settle(batch, await this.#ask(batch));
      if (!goesOn) return;
    }
    this.#say("");
  }

  // The server refuses the batch of a user who is not the session's, and a token that is not its
  // own: then, and only then, is it asked whose session this is. Two requests for each answer
  // would cost a poor phone more than they tell it.
  async #ask(batch) {
    const answer = await post(written(batch, this.#user), cookieToken());
    if (answer.status !== 401 && answer.status !== 403) return answer;
    const sign = await fetched(tag.dataset.signal);
    if (!sign.ok) return { isAway: true };
    if (sign.body.user !== this.#user) return { isSignedOut: true };
    return post(written(batch, this.#user), sign.body.token);
  }

  async #settle(batch, answer) {
    if (answer.body?.results) return this.#take(batch, answer.body);
    if (answer.isSignedOut || answer.status === 401) {
      this.#say("signed_out");
      return false;
    }
    const isRefused = answer.body?.sentence && [400, 413].includes(answer.status);
    if (isRefused && batch.length > 1) {
      this.#most = Math.ceil(batch.length / 2);
      return true;
    }
    if (isRefused) {
      await this.#save({ ...batch[0], state: "refused", sentence: answer.body.sentence });
      await this.refresh();
      return true;
    }
    this.#postpone(answer.body?.sentence, answer.body?.wait);
    return false;
  }

  async #take(batch, body) {
    const results = new Map(body.results.map((result) => [result.id, result]));
    let settled = 0;
    const isWhole = body.results.length === batch.length; // then they come in the batch's order
    for (const [at, row] of batch.entries()) {
      const result = results.get(row.id) || (isWhole && !body.results[at].id && body.results[at]);
      if (!result) continue;
      settled += 1;
      const { outcome, id, ...said } = result;
      const isTold = outcome === "refused" && row.kind !== "place_reached";
      const state = isTold ? "refused" : "sent";
      await this.#save({ ...row, ...said, state, sent_at: Date.parse(body.received_at) });
    }
    await this.#prune();
    await this.refresh();
    news?.postMessage("changed");
    if (body.results.some((one) => one.result)) {
      import(tag.dataset.modules).then((modules) => modules.renewSheets(this));
    }
    if (!settled) {
      this.#postpone();
      return false;
    }
    this.#failures = 0;
    this.#most = MOST_EVENTS;
    return true;
  }

  // A phone without room still learns what became of an event.
  async #save(row) {
    try {
      await this.#store(row).save(row);
    } catch {
      await this.#phone.remove([row.n]);
      if (row.state === "refused") await this.#memory.add(row);
    }
  }

  async #prune() {
    await this.refresh();
    const last = new Map();
    for (const row of this.#rows.filter((one) => one.state === "sent")) {
      const about = [row.kind, row.enrollment, row.lesson, row.question].join(" ");
      const older = last.get(about);
      if (older) await this.#store(older).remove([older.n]);
      last.set(about, row);
    }
  }

  // The server may say how many seconds it wants to be left alone.
  #postpone(sentence = "", told = 0) {
    this.#say("kept", sentence);
    const wait = Math.max(told, WAITS[Math.min(this.#failures, WAITS.length - 1)]);
    this.#failures += 1;
    this.#timer = setTimeout(() => this.flush(), wait * 1000);
  }

  #say(state, sentence = "") {
    this.state = state;
    this.sentence = sentence;
    this.#tell();
  }

  // A page that closes sends what it can; the next one hears what became of it.
  leave() {
    const rows = fitting([...this.waiting, ...this.#arriving], MOST_LEAVING_BYTES);
    if (rows.length) post(written(rows, this.#user), cookieToken(), { keepalive: true });
  }
}

async function alone(work) {
  return navigator.locks ? navigator.locks.request("percurso-outbox", work) : work();
}

function written(rows, user) {
  const events = rows.map((row) => Object.fromEntries(SENT.map((name) => [name, row[name]])));
  return JSON.stringify({ user, events });
}

function fitting(rows, bytes) {
  let size = 0;
  const fit = rows.filter((row) => {
    size += 300 + 3 * JSON.stringify(row.response ?? "").length;
    return size <= bytes;
  });
  return fit.length ? fit : rows.slice(0, 1);
}

// Returns what the server said, or that it could not be heard.
async function fetched(address, options = {}) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ANSWER_SECONDS * 1000);
  try {
    const response = await fetch(address, { signal: patience.signal, ...options });
    const isJson = response.headers.get("Content-Type")?.includes("json");
    const body = isJson ? await response.json() : null;
    return { ok: response.ok && isJson, status: response.status, body };
  } catch {
    return { isAway: true };
  } finally {
    clearTimeout(timer);
  }
}

function post(body, token, options = {}) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  return fetched(tag.dataset.events, { method: "POST", headers, body, ...options });
}

// The cookie is always the newest; signing in again in another tab changes it.
function cookieToken() {
  const cookie = document.cookie.match(/(?:^|; )(?:__Host-|__Secure-)?csrftoken=([^;]+)/);
  return cookie ? cookie[1] : document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
}

// Older phones, and pages without TLS, have no randomUUID.
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

// "às 14h32", and the day too where it was another one.
export function when(moment) {
  const at = new Date(moment);
  const minutes = at.getMinutes();
  const clock = `às ${at.getHours()}h${minutes ? String(minutes).padStart(2, "0") : ""}`;
  const isToday = at.toDateString() === new Date().toDateString();
  const day = [at.getDate(), at.getMonth() + 1].map((n) => String(n).padStart(2, "0")).join("/");
  return isToday ? clock : `em ${day}, ${clock}`;
}

// A line that says where something is, drawn as the page's own templates draw it.
export function lineOf(state, text, strong) {
  const drawn = document.querySelector(`[data-sync-state="${state}"]`)?.content.cloneNode(true);
  const line = drawn?.querySelector("[data-sync]");
  if (!line) return document.createElement("p");
  const words = line.querySelector("b");
  if (strong) words.textContent = strong;
  if (text !== undefined) {
    words.nextSibling?.remove();
    words.after(` ${text}`);
  }
  return line;
}

function counted({ length: count }) {
  return count === 1 ? "1 envio espera o sinal." : `${count} envios esperam o sinal.`;
}

function summary(outbox) {
  const waiting = outbox.told;
  if (waiting.length && outbox.state === "signed_out") return signInLine(waiting.length);
  if (waiting.length && outbox.hasNoRoom && outbox.isAtRisk) {
    const words = "O celular está sem espaço: a resposta está só nesta página.";
    return lineOf("failed", "Não feche antes de ela ser enviada.", words);
  }
  if (waiting.length && outbox.state === "kept" && outbox.sentence) {
    return lineOf("failed", outbox.sentence, "Guardado no celular.");
  }
  if (waiting.length) return lineOf("kept", counted(waiting));
  const enrollment = document.querySelector("[data-study]")?.dataset.enrollment;
  const here = outbox.rows.filter((row) => row.state === "sent" && row.enrollment === enrollment);
  const last = Math.max(...here.map((row) => row.sent_at));
  return here.length ? lineOf("sent", `${when(last)}.`) : null;
}

function signInLine(count) {
  const line = lineOf("failed", "", LOGIN_WORDS);
  const link = document.createElement("a");
  link.href = `${tag.dataset.login}?next=${encodeURIComponent(location.pathname)}`;
  link.textContent = LOGIN_WORDS;
  const words = line.querySelector("b");
  words.replaceChildren(link);
  words.nextSibling?.remove();
  words.after(` para enviar o que está guardado no celular (${count}).`);
  return line;
}

// The line of the whole page: a lesson has a place for it, other pages only when something waits.
function show(outbox) {
  const line = summary(outbox);
  let place = document.querySelector("[data-sync-line]");
  const isNews = outbox.told.length && outbox.state !== "sending" && line;
  if (!place && !outbox.refused.length && !isNews) return;
  if (!place) {
    place = document.createElement("div");
    place.className = "messages";
    place.dataset.syncLine = "";
    document.querySelector("main")?.prepend(place);
  }
  const refusals = new Map();
  for (const row of outbox.refused) {
    refusals.set(row.sentence, [...(refusals.get(row.sentence) || []), row]);
  }
  const drawn = [...refusals].map(([sentence, rows]) => refusal(outbox, sentence, rows));
  place.replaceChildren(...drawn, ...(line ? [line] : []));
}

// A refusal stays until the person closes it; what was refused for one reason is told at once.
function refusal(outbox, sentence, rows) {
  const drawn = document.querySelector("[data-outbox-refusal]").content.cloneNode(true);
  const about = [...new Set(rows.map((row) => row.about).filter(Boolean))].join("; ");
  drawn.querySelector("[data-refusal]").textContent = [about, sentence].filter(Boolean).join(": ");
  drawn.querySelector("button").addEventListener("click", () => outbox.close(rows));
  return drawn;
}

// Leaving the account takes what is on the phone with it: first it is said what would be lost.
function watchSignOut(outbox) {
  const warning = document.querySelector("[data-sign-out-warning]");
  const isSignOut = (form) => form.getAttribute("action") === tag.dataset.signOut;
  outbox.listen(({ told }) => {
    if (!warning) return;
    warning.hidden = !told.length;
    warning.querySelector("[data-count]").textContent = told.length;
  });
  warning?.querySelector("button")?.addEventListener("click", () => outbox.flush());
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!isSignOut(form) || form.dataset.cleared) return;
    event.preventDefault();
    await outbox.refresh();
    if (outbox.told.length && !warning) {
      location.assign(tag.dataset.signOut);
      return;
    }
    form.dataset.cleared = "yes";
    await outbox.clear().catch(() => {});
    form.submit();
  });
}

const news = "BroadcastChannel" in self ? new BroadcastChannel("percurso") : null;

async function start() {
  if (!tag) return null;
  const phone = new Phone();
  // The page without signal is everybody's: whose phone it is, the phone knows.
  const user = tag.dataset.outbox || (await phone.fact("user").catch(() => "")) || "";
  if (tag.dataset.outbox) await phone.setFact("user", user).catch(() => {});
  const outbox = new Outbox(phone, user);
  await outbox.refresh();
  outbox.listen(show);
  news?.addEventListener("message", () => outbox.refresh());
  addEventListener("online", () => outbox.flush());
  addEventListener("pagehide", () => outbox.leave());
  addEventListener("pageshow", (event) => event.persisted && outbox.flush());
  addEventListener("beforeunload", (event) => outbox.isAtRisk && event.preventDefault());
  watchSignOut(outbox);
  outbox.flush();
  if (document.querySelector("[data-module], [data-kept-modules]")) {
    import(tag.dataset.modules).then((modules) => modules.watch(outbox));
  }
  addEventListener("load", register);
  if (document.readyState === "complete") register();
  return outbox;
}

function register() {
  navigator.serviceWorker?.register(tag.dataset.worker).catch(() => {});
}

export const ready = start();
