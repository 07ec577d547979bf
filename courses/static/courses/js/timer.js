// How much of a quiz's time is left, told by the server once and counted here. When it is over,
// what is filled in is sent.

const SOON = 60;

function words(seconds) {
  if (seconds < SOON) return `Faltam ${seconds} segundos.`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "Falta 1 minuto." : `Faltam ${minutes} minutos.`;
}

export function enliven(line) {
  const end = Date.now() + Number(line.dataset.left) * 1000;
  const form = document.querySelector("[data-quiz]");

  function tick() {
    const seconds = Math.max(0, Math.round((end - Date.now()) / 1000));
    const said = words(seconds);
    if (line.textContent !== said) line.textContent = said;
    if (seconds) setTimeout(tick, seconds < SOON ? 1000 : 5000);
    else form?.requestSubmit(form.querySelector("[type=submit]:not([name])"));
  }

  tick();
}
