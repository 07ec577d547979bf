// Reads a PDF on the device and asks what its digest and its codes are. The file goes nowhere.

const zone = document.querySelector("[data-file-check]");
let worker;
let asked = 0;

function show(name, html = "") {
  for (const part of zone.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== name;
  zone.querySelector("[data-answer]").innerHTML = html;
  // Or the same file, chosen once more, would be no change.
  if (name === "failed") zone.querySelector("input").value = "";
}

// The reader is fetched only when there is something to read.
function check(files) {
  if (!files.length) return;
  asked += 1;
  if (files.length > 1) return show("many");
  show("busy");
  if (!worker) {
    worker = new Worker(zone.dataset.reader);
    worker.addEventListener("message", ({ data }) => data.key === asked && ask(data));
    worker.addEventListener("error", () => show("failed"));
  }
  worker.postMessage({ key: asked, file: files[0] });
}

async function ask({ key, sha256 = "", problem = "", codes = [], hosts = [] }) {
  const body = new URLSearchParams({ sha256, problem, page: zone.dataset.page });
  for (const code of codes) body.append("code", code);
  for (const host of hosts) body.append("host", host);
  try {
    const answer = await fetch(zone.dataset.fileCheck, { method: "POST", body });
    const html = await answer.text();
    if (key === asked) show("answered", html);
  } catch {
    if (key === asked) show("failed");
  }
}

// Outside https the browser does not count; then the page stays as it is without us.
if (zone && globalThis.crypto?.subtle && globalThis.Worker && globalThis.DecompressionStream) {
  zone.hidden = false;
  document.querySelector("[data-without-script]").hidden = true;
  zone.querySelector("input").addEventListener("change", (event) => check(event.target.files));
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("dropzone--over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("dropzone--over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("dropzone--over");
    check(event.dataTransfer.files);
  });
}
