// A course on the phone: how much it weighs, downloading it, a newer version, what there is.
// Loaded only where a page has something to say of it.

const MODULE = "percurso-modulo-";
const SIGNED_OUT = "Entre de novo e toque outra vez.";
const NO_SIGNAL = "O sinal caiu. O que já veio fica, e o resto vem quando você tentar de novo.";
const NO_ROOM = "O celular está sem espaço. Apague fotos ou vídeos e tente de novo.";

export function watch(outbox) {
  const caching = "caches" in self && "serviceWorker" in navigator;
  for (const box of document.querySelectorAll("[data-module]")) {
    if (caching) new Box(box, outbox).start();
  }
  tellOfOthers(outbox);
  const kept = document.querySelector("[data-kept-modules]");
  if (kept) list(kept, outbox);
}

// Whoever shares a phone leaves the other's answers alone: they go when that person signs in.
async function tellOfOthers({ phone, user }) {
  const others = await phone.others(user).catch(() => []);
  const told = document.querySelector("[data-others-wait]");
  if (told) told.hidden = !others.some((row) => row.question);
}

function weight(bytes) {
  const kilobytes = Math.max(1, Math.round(bytes / 1000));
  if (kilobytes < 1000) return `${kilobytes} kB`;
  return `${(kilobytes / 1000).toFixed(1).replace(".", ",")} MB`;
}

// The button and everything that may stand in its place.
class Box {
  #box;
  #outbox;
  #module;
  #kept;
  #asked; // the extras of a download that did not come to its end

  constructor(box, outbox) {
    this.#box = box;
    this.#outbox = outbox;
    box.addEventListener("click", (event) => {
      const deed = event.target.closest("[data-do]")?.dataset.do;
      const extra = event.target.closest("[data-extra]")?.dataset.extra;
      if (deed === "download") this.#download(this.#wanted);
      if (deed === "add") this.#download([...this.#extras, extra]);
      if (deed === "drop") this.#drop(extra);
      if (deed === "remove") this.#remove();
    });
  }

  async start() {
    await this.#read();
    const said = await json(this.#box.dataset.module);
    this.#module = said?.resources ? said : undefined;
    this.#show();
  }

  // Sounds and films that stand on the phone beside the pages.
  get #extras() {
    return this.#kept?.chosen || [];
  }
  get #wanted() {
    return this.#asked || this.#extras;
  }

  // What stands on the phone; a browser that needed room may have taken it away.
  async #read() {
    const modules = await this.#outbox.phone.modules(this.#outbox.user).catch(() => []);
    this.#kept = modules.find((one) => one.enrollment === this.#box.dataset.enrollment);
    if (this.#kept && !(await caches.has(this.#kept.cache))) {
      await this.#outbox.phone.removeModule(this.#kept);
      this.#kept = undefined;
    }
  }

  #show() {
    const [module, kept] = [this.#module, this.#kept];
    if (kept && module && kept.version !== module.version) {
      this.#say("newer", weight(sized(changed(module, this.#extras, kept))));
    } else if (kept) this.#say("ready", weight(sized(parts(kept, this.#extras))));
    else if (module) this.#say("offered", weight(module.size));
    else this.#box.hidden = true;
  }

  #say(state, size) {
    this.#box.hidden = false;
    this.#box.dataset.state = state;
    for (const part of this.#box.querySelectorAll("[data-module-state]")) {
      part.hidden = part.dataset.moduleState !== state;
      const words = part.querySelector("[data-do=download]");
      if (words && size && state !== "failed") addSize(words, size);
      const place = part.querySelector("[data-size]");
      if (place && size) place.textContent = size;
    }
    if (state === "ready") this.#offerExtras();
  }

  #offerExtras() {
    for (const row of this.#box.querySelectorAll("[data-extra]")) {
      const found = this.#module?.extras?.[row.dataset.extra] || this.#kept.extras?.[row.dataset.extra];
      const isKept = this.#extras.includes(row.dataset.extra);
      row.hidden = !found?.length || !(isKept || this.#module);
      if (row.hidden) continue;
      row.querySelector("[data-extra-kept]").hidden = !isKept;
      const button = row.querySelector("[data-do=add]");
      button.hidden = isKept;
      addSize(button, weight(sized(found)));
      row.querySelector("[data-extra-size]").textContent = weight(sized(found));
    }
  }

  async #download(chosen) {
    this.#asked = chosen;
    const module = (await json(this.#box.dataset.module)) || this.#module;
    if (!module?.resources) return this.#fail(SIGNED_OUT);
    this.#module = module;
    navigator.storage?.persist?.().catch(() => {});
    const total = sized(changed(module, chosen, this.#kept));
    this.#progress(0, total);
    this.#say("downloading", weight(total));
    try {
      await this.#keep(module, chosen, (done) => this.#progress(done, total));
    } catch (problem) {
      return this.#fail(reason(problem));
    }
    this.#asked = undefined;
    await this.#read();
    this.#show();
  }

  #fail(sentence) {
    this.#say("failed");
    this.#box.querySelector("[data-sentence]").textContent = sentence;
  }

  #progress(done, total) {
    const part = this.#box.querySelector("[data-module-state=downloading]");
    part.querySelector("[data-done]").textContent = weight(done);
    const share = total ? Math.min(100, Math.round((100 * done) / total)) : 100;
    part.querySelector("rect").setAttribute("width", `${share}%`);
  }

  // The old version stands until every part of the new one is there.
  async #keep(module, chosen, progress) {
    const enrollment = this.#box.dataset.enrollment;
    const { user, phone } = this.#outbox;
    const name = `${MODULE}${user}-${enrollment}-${module.version}`;
    const cache = await caches.open(name);
    const before = this.#kept && (await caches.open(this.#kept.cache));
    const fresh = new Set(changed(module, chosen, this.#kept).map((one) => one.address));
    let done = 0;
    for (const one of parts(module, chosen)) {
      const old = fresh.has(one.address) ? undefined : await before?.match(one.address);
      if (old && this.#kept.cache !== name) await cache.put(one.address, old);
      else if (!old && !(await cache.match(one.address))) await cache.put(one.address, await got(one));
      if (fresh.has(one.address)) done += one.size;
      progress(done);
    }
    const kept = { ...module, chosen, user, enrollment, cache: name, kept_at: Date.now() };
    await phone.saveModule(kept);
    for (const other of await caches.keys()) {
      if (other.startsWith(`${MODULE}${user}-${enrollment}-`) && other !== name) {
        await caches.delete(other);
      }
    }
  }

  async #drop(extra) {
    const cache = await caches.open(this.#kept.cache);
    for (const one of this.#kept.extras[extra]) await cache.delete(one.address);
    const chosen = this.#extras.filter((other) => other !== extra);
    await this.#outbox.phone.saveModule({ ...this.#kept, chosen });
    await this.#read();
    this.#show();
  }

  async #remove() {
    await caches.delete(this.#kept.cache);
    await this.#outbox.phone.removeModule(this.#kept);
    this.#kept = undefined;
    const said = await json(this.#box.dataset.module);
    this.#module = said || this.#module;
    this.#show();
  }
}

function addSize(button, size) {
  const words = [...button.childNodes].find(
    (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim(),
  );
  if (!words) return;
  words.textContent = `${words.textContent.split(" · ")[0].trimEnd()} · ${size}`;
}

// A course's pages, and the extras that were chosen with them.
function parts(module, chosen) {
  return [...module.resources, ...chosen.flatMap((extra) => module.extras?.[extra] || [])];
}

function sized(resources) {
  return resources.reduce((sum, one) => sum + one.size, 0);
}

function changed(module, chosen, kept) {
  const before = kept ? parts(kept, kept.chosen || []) : [];
  const had = new Map(before.map((one) => [one.address, one.digest]));
  return parts(module, chosen).filter((one) => had.get(one.address) !== one.digest);
}

// A page that led elsewhere, to sign in say, is not what was asked for.
//
// A page is drawn for the phone, with blank questions: the outbox lays the answers over it. It must
// not stay among what the browser keeps by itself, and come back to whoever has signal.
async function got(one) {
  const page = { cache: "no-store", headers: { "X-Kept-Page": "yes" } };
  const response = await fetch(one.address, one.title ? page : { cache: "no-cache" });
  if (response.redirected || response.status === 401) throw new Error(SIGNED_OUT);
  if (!response.ok) throw new TypeError(`${one.address} answered ${response.status}`);
  return response;
}

function reason(problem) {
  if (problem?.name === "QuotaExceededError") return NO_ROOM;
  return problem?.message === SIGNED_OUT ? SIGNED_OUT : NO_SIGNAL;
}

async function json(address) {
  try {
    const response = await fetch(address);
    const isJson = response.headers.get("Content-Type")?.includes("json");
    return response.ok && isJson ? await response.json() : null;
  } catch {
    return null;
  }
}

// After a result the sheets that are kept are those of the next attempt: its numbers are others.
export async function renewSheets({ phone, user }) {
  for (const module of await phone.modules(user).catch(() => [])) {
    const cache = await caches.open(module.cache);
    for (const one of module.resources.filter(({ address }) => address.endsWith("/folha/"))) {
      await got(one).then((sheet) => cache.put(one.address, sheet), () => {});
    }
  }
}

// The page without signal says what may be opened.
async function list(place, outbox) {
  const modules = await outbox.phone.modules(outbox.user).catch(() => []);
  const pages = modules.flatMap((module) => module.resources.filter((one) => one.title));
  const drawn = place.querySelector("[data-kept-row]").content;
  const rows = pages.map((page) => {
    const row = drawn.cloneNode(true);
    const link = row.querySelector("a");
    link.href = page.address;
    link.textContent = page.title;
    return row;
  });
  place.querySelector("[data-kept-rows]").replaceChildren(...rows);
  place.hidden = !rows.length;
  document.querySelector("[data-nothing-kept]").hidden = Boolean(rows.length);
  document.querySelector("[data-reload]")?.addEventListener("click", (event) => {
    event.preventDefault();
    location.reload();
  });
}
