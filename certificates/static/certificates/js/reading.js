// A worker that reads a PDF on the device: its SHA-256, and the codes and addresses written in it.
// It looks for no more than that: strings, compressed parts, and letters by the fonts' own tables.
// What it finds is a hint; whether a code is one, and whose, is for the server to say.

// Ours have some hundred kB. What is far larger is refused before it is read.
const LARGEST = 20 * 1024 * 1024;
// A compressed part may swell without end.
const MOST_TEXT = 40 * 1024 * 1024;
const MOST_CODES = 12;
const MOST_HOSTS = 4;

// As printed, in groups; or whole, behind the address of the QR. A letter may stand right before.
const GROUPED = /[0-9A-Z]{4}[-\u2010-\u2013\u00ad](?:[0-9A-Z]{4}[-\u2010-\u2013\u00ad]){3}[0-9A-Z]/gi;
// Its groups look like those of a code.
const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
const ADDRESS = /\/v(?:\/([0-9a-z-]{17,21}))?(?![\p{L}\p{N}_-])/giu;
const HOST = /[\p{L}\p{N}.-]{4,120}(?::\d{1,5})?$/u;

addEventListener("message", async ({ data: { key, file } }) => {
  postMessage({ key, ...(await read(file)) });
});

async function read(file) {
  if (!file.size) return { problem: "empty" };
  if (file.size > LARGEST) return { problem: "too_large" };
  let buffer;
  try {
    buffer = await file.arrayBuffer();
  } catch {
    return { problem: "unreadable" };
  }
  const sha256 = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", buffer)));
  const text = latin(new Uint8Array(buffer));
  if (!text.slice(0, 1024).includes("%PDF-")) return { sha256, problem: "not_pdf" };
  if (/\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/.test(text)) return { sha256, problem: "encrypted" };
  const finds = { codes: new Set(), hosts: new Set() };
  look(plain(text), finds);
  await lookInParts(new Uint8Array(buffer), text, finds);
  return { sha256, codes: few(finds.codes, MOST_CODES), hosts: few(finds.hosts, MOST_HOSTS) };
}

function few(found, most) {
  return [...found].slice(0, most);
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// One letter for each byte, so that places in the text are places in the file.
function latin(bytes) {
  const pieces = [];
  for (let start = 0; start < bytes.length; start += 32768) {
    pieces.push(String.fromCharCode.apply(null, bytes.subarray(start, start + 32768)));
  }
  return pieces.join("");
}

function look(text, finds, mayTellHosts = true) {
  for (const [code] of text.replace(UUID, "").matchAll(GROUPED)) finds.codes.add(code);
  for (const { 1: code, index } of text.matchAll(ADDRESS)) {
    if (code) finds.codes.add(code);
    const [host] = text.slice(Math.max(0, index - 130), index).match(HOST) ?? [""];
    if (mayTellHosts && /[.:]/.test(host)) finds.hosts.add(host.toLowerCase());
  }
}

// Strings of a PDF are often UTF-16, as bytes or as hexadecimal digits: without the zeros between
// them, what we look for reads as it is.
function plain(text) {
  const digits = text.matchAll(/<([0-9A-Fa-f\s]{34,20000})>/g);
  const told = Array.from(digits, ([, written]) => ofDigits(written));
  return [text, ...told].join("\n").replace(/\0|\\000/g, "");
}

function ofDigits(written) {
  const pairs = written.replace(/\s/g, "").match(/../g) ?? [];
  return pairs.map((pair) => String.fromCharCode(parseInt(pair, 16))).join("");
}

// The parts between "stream" and "endstream": objects, pages, and the tables of their letters.
async function lookInParts(bytes, text, finds) {
  const pages = [];
  const tables = [];
  let left = MOST_TEXT;
  for (const part of partsOf(text)) {
    const inner = part.isPacked
      ? await unpacked(bytes.subarray(part.start, part.end), left)
      : text.slice(part.start, part.end);
    left -= inner.length;
    if (left <= 0) return;
    look(plain(inner), finds);
    if (/\sbeginbf(?:char|range)/.test(inner)) tables.push(tableOf(inner));
    else if (/\bT[jJ]\b/.test(inner)) pages.push(inner);
  }
  for (const page of pages) {
    // Which table belongs to which font we do not ask: by a wrong one no code comes out.
    for (const table of [null, ...tables]) {
      const runs = runsOf(page, table);
      look(runs.join("\n"), finds);
      look(runs.join(""), finds, false);
    }
  }
}

function* partsOf(text) {
  const begin = /stream\r?\n/g;
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const start = begin.lastIndex;
    const last = text.indexOf("endstream", start);
    if (last < 0) return;
    begin.lastIndex = last + 9;
    const before = text.slice(Math.max(0, found.index - 1500), found.index);
    const head = before.slice(before.lastIndexOf(" obj") + 1);
    // Its length may stand elsewhere: then the line end before "endstream" comes along.
    const length = Number(head.match(/\/Length\s+(\d+)(?!\s+\d+\s+R)/)?.[1] ?? last - start);
    const end = Math.min(start + length, last);
    if (/\/(?:Subtype\s*\/(?:Image|CIDFontType0C|Type1C|OpenType)|Length1)\b/.test(head)) continue;
    const filter = head.match(/\/Filter\s*(\/\w+|\[[^\]]*\])/)?.[1].replace(/[[\]\s]/g, "");
    if (filter && filter !== "/FlateDecode") continue;
    yield { start, end, isPacked: Boolean(filter) };
  }
}

async function unpacked(bytes, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const pieces = [];
  let length = 0;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      pieces.push(latin(step.value));
      length += step.value.length;
      if (length > most) break;
    }
  } catch {
    // The line end before "endstream" counts as junk: what came before it is whole.
  }
  reader.cancel().catch(() => {});
  return pieces.join("");
}

// From the numbers that a page writes to the letters that they draw.
function tableOf(text) {
  const letters = new Map();
  let width = 1;
  const letter = (written) => ofDigits(written).replace(/\0/g, "");
  for (const [, block] of text.matchAll(/beginbfchar(.*?)endbfchar/gs)) {
    for (const [, from, to] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      width = from.length / 2;
      letters.set(parseInt(from, 16), letter(to));
    }
  }
  for (const [, block] of text.matchAll(/beginbfrange(.*?)endbfrange/gs)) {
    for (const [, from, last, to] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      width = from.length / 2;
      const first = parseInt(from, 16);
      const count = Math.min(parseInt(last, 16) - first, 65535);
      for (let step = 0; step <= count; step += 1) {
        letters.set(first + step, String.fromCharCode(parseInt(to.slice(-4), 16) + step));
      }
    }
  }
  return { letters, width };
}

// What a page shows, one piece for each operator that shows text.
function runsOf(page, table) {
  const shown = page.matchAll(/(\[(?:[^\][()<>]|\((?:\\.|[^\\()])*\)|<[^<>]*>)*\]|\((?:\\.|[^\\()])*\)|<[^<>]*>)\s*(?:TJ|Tj|'|")/gs);
  return Array.from(shown, ([, written]) => {
    const strings = written.matchAll(/\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f\s]*)>/gs);
    return Array.from(strings, ([, round, digits]) =>
      drawn(round === undefined ? ofDigits(digits) : unescaped(round), table),
    ).join("");
  });
}

function unescaped(text) {
  const signs = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\n": "" };
  return text.replace(/\\([0-7]{1,3}|.)/gs, (_, sign) =>
    /[0-7]/.test(sign[0]) ? String.fromCharCode(parseInt(sign, 8) & 255) : (signs[sign] ?? sign),
  );
}

function drawn(text, table) {
  if (!table) return text;
  const letters = [];
  for (let place = 0; place + table.width <= text.length; place += table.width) {
    let number = 0;
    for (let step = 0; step < table.width; step += 1) number = number * 256 + text.charCodeAt(place + step);
    letters.push(table.letters.get(number) ?? "");
  }
  return letters.join("");
}
