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
  const kept = document.querySelector("[data-kept-modules]");
  if (kept) list(kept, outbox);
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

  constructor(box, outbox) {
    this.#box = box;
    this.#outbox = outbox;
    box.addEventListener("click", (event) => {
      const deed = event.target.closest("[data-do]")?.dataset.do;
      if (deed === "download") this.#download();
      if (deed === "remove") this.#remove();
    });
  }

  async start() {
    await this.#read();
    const said = await json(this.#box.dataset.module);
    this.#module = said?.resources ? said : undefined;
    this.#show();
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
      this.#say("newer", weight(changed(module, kept).reduce((sum, one) => sum + one.size, 0)));
    } else if (kept) this.#say("ready", weight(kept.size));
    else if (module) this.#say("offered", weight(module.size));
    else this.#box.hidden = true;
  }

  #say(state, size) {
    this.#box.hidden = false;
    this.#box.dataset.state = state;
    for (const part of this.#box.querySelectorAll("[data-module-state]")) {
      part.hidden = part.dataset.moduleState !== state;
      const words = part.querySelector("[data-do=download]");
      if (words && size && state !== "failed") sized(words, size);
      const place = part.querySelector("[data-size]");
      if (place && size) place.textContent = size;
    }
  }

  async #download() {
    const module = (await json(this.#box.dataset.module)) || this.#module;
    if (!module?.resources) return this.#fail(SIGNED_OUT);
    this.#module = module;
    navigator.storage?.persist?.().catch(() => {});
    const total = changed(module, this.#kept).reduce((sum, one) => sum + one.size, 0);
    this.#progress(0, total);
    this.#say("downloading", weight(total));
    try {
      await this.#keep(module, (done) => this.#progress(done, total));
    } catch (problem) {
      return this.#fail(reason(problem));
    }
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
  async #keep(module, progress) {
    const enrollment = this.#box.dataset.enrollment;
    const { user, phone } = this.#outbox;
    const name = `${MODULE}${user}-${enrollment}-${module.version}`;
    const cache = await caches.open(name);
    const before = this.#kept && (await caches.open(this.#kept.cache));
    const fresh = new Set(changed(module, this.#kept).map((one) => one.address));
    let done = 0;
    for (const one of module.resources) {
      const old = fresh.has(one.address) ? undefined : await before?.match(one.address);
      if (old) await cache.put(one.address, old);
      else if (!(await cache.match(one.address))) await cache.put(one.address, await got(one));
      if (fresh.has(one.address)) done += one.size;
      progress(done);
    }
    await phone.saveModule({ ...module, user, enrollment, cache: name, kept_at: Date.now() });
    for (const other of await caches.keys()) {
      if (other.startsWith(`${MODULE}${user}-${enrollment}-`) && other !== name) {
        await caches.delete(other);
      }
    }
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

function sized(button, size) {
  const words = [...button.childNodes].find(
    (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim(),
  );
  if (!words) return;
  words.textContent = `${words.textContent.split(" · ")[0].trimEnd()} · ${size}`;
}

function changed(module, kept) {
  const had = new Map((kept?.resources || []).map((one) => [one.address, one.digest]));
  return module.resources.filter((one) => had.get(one.address) !== one.digest);
}

// A page that led elsewhere, to sign in say, is not what was asked for.
async function got(one) {
  const response = await fetch(one.address, { cache: "no-cache" });
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
