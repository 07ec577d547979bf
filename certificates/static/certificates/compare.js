// Compares a PDF with the digest on the page. The file never leaves the device.

const zone = document.querySelector("[data-sha256]");

async function digest(file) {
  const bytes = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function compare(file) {
  if (!file) return;
  const same = (await digest(file)) === zone.dataset.sha256;
  zone.querySelector("[data-same]").hidden = !same;
  zone.querySelector("[data-other]").hidden = same;
}

// Outside https the browser does not count; then the page stays as it is without us.
if (zone && globalThis.crypto?.subtle) {
  zone.hidden = false;
  zone.querySelector("input").addEventListener("change", (event) => compare(event.target.files[0]));
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("dropzone--over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("dropzone--over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("dropzone--over");
    compare(event.dataTransfer.files[0]);
  });
}
