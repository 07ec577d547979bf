// Many PDFs: what was read of them goes into the form, which is then sent as any other.

let isReading = false;

export async function take(files, { zone, show, read }) {
  if (isReading) return;
  if (files.length > Number(zone.dataset.most)) return show("too-many");
  isReading = true;
  try {
    const told = await readAll(files, zone, show, read);
    const form = zone.closest("form");
    form.elements.read_files.value = JSON.stringify(told);
    form.requestSubmit();
  } finally {
    isReading = false;
  }
}

async function readAll(files, zone, show, read) {
  const bar = zone.querySelector("progress");
  const count = zone.querySelector("[data-count]");
  const told = [];
  bar.max = files.length;
  bar.value = 0;
  show("busy");
  for (const file of files) {
    count.textContent = `${told.length + 1} de ${files.length}`;
    const { key, ...found } = await read(file);
    told.push({ name: file.name, ...found });
    bar.value = told.length;
  }
  return told;
}
