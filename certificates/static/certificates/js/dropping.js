// A place for PDFs: what is chosen or dropped is read on the device. What is done with it, and the
// reader itself, are fetched only when there is a file.

const zone = document.querySelector("[data-take]");
const waiting = new Map();
let worker;
let last = 0;

function show(name, html = "") {
  for (const part of zone.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== name;
  const answer = zone.querySelector("[data-answer]");
  if (answer) answer.innerHTML = html;
  // Or the same file, chosen once more, would be no change.
  if (name === "failed") zone.querySelector("input").value = "";
}

function start() {
  worker = new Worker(zone.dataset.reader);
  worker.addEventListener("message", ({ data }) => {
    waiting.get(data.key).resolve(data);
    waiting.delete(data.key);
  });
  worker.addEventListener("error", () => {
    for (const one of waiting.values()) one.reject(new Error("the reader stopped"));
    waiting.clear();
    worker = undefined;
  });
}

function read(file) {
  if (!worker) start();
  last += 1;
  return new Promise((resolve, reject) => {
    waiting.set(last, { resolve, reject });
    worker.postMessage({ key: last, file });
  });
}

async function bring(files) {
  if (!files.length) return;
  try {
    const { take } = await import(zone.dataset.take);
    await take(files, { zone, show, read });
  } catch {
    show("failed");
  }
}

// A folder is dropped whole.
async function dropped(transfer) {
  const entries = Array.from(transfer.items ?? [], (item) => item.webkitGetAsEntry?.());
  if (!entries.some((entry) => entry?.isDirectory)) return [...transfer.files];
  return (await Promise.all(entries.map((entry) => (entry ? within(entry) : [])))).flat();
}

async function within(entry) {
  if (entry.isFile) return [await new Promise((tell, fail) => entry.file(tell, fail))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    // A folder gives a hundred at a time.
    const some = await new Promise((tell, fail) => reader.readEntries(tell, fail));
    if (!some.length) break;
    for (const one of some) found.push(...(await within(one)));
  }
  return found.filter((file) => /\.pdf$/i.test(file.name));
}

// Outside https the browser does not count; then the page stays as it is without us.
if (zone && globalThis.crypto?.subtle && globalThis.Worker && globalThis.DecompressionStream) {
  zone.hidden = false;
  document.querySelector("[data-without-script]").hidden = true;
  zone.querySelector("input").addEventListener("change", (event) => bring([...event.target.files]));
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("dropzone--over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("dropzone--over"));
  zone.addEventListener("drop", async (event) => {
    event.preventDefault();
    zone.classList.remove("dropzone--over");
    bring(await dropped(event.dataTransfer).catch(() => []));
  });
}
