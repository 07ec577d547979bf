// One PDF: the server hears its digest and its codes, and says what it is.

let asked = 0;

export async function take(files, { zone, show, read }) {
  asked += 1;
  const own = asked;
  if (files.length > 1) return show("many");
  show("busy");
  const { sha256 = "", problem = "", codes = [], hosts = [] } = await read(files[0]);
  const body = new URLSearchParams({ sha256, problem, page: zone.dataset.page });
  for (const code of codes) body.append("code", code);
  for (const host of hosts) body.append("host", host);
  const answer = await fetch(zone.dataset.fileCheck, { method: "POST", body });
  const html = await answer.text();
  // Another file may have come meanwhile.
  if (own === asked) show("answered", html);
}
