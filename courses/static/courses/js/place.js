// Where a person stopped in a lesson: noted on the phone while they read or listen, sent along with
// the rest, and offered the next time. Loaded once there is something to note or to offer.

const SECONDS = 5; // between one note and the next
const LINE = 0.4; // of the screen's height: what begins above it has been reached
const UNHEARD = "Não deu para tocar agora. A transcrição está logo abaixo.";
const FETCH = {
  AUDIO: "Para ouvir sem internet, baixe os áudios na página do curso.",
  VIDEO: "Para ver sem internet, baixe os vídeos na página do curso.",
};

const blockOf = (element) => element?.id.slice("bloco-".length);

export function watch(outbox, area) {
  const { enrollment, lesson } = area.dataset;
  const anchors = [...area.querySelectorAll("[id^=bloco-]")];
  const media = [...area.querySelectorAll("[data-medium]")];
  let last = "";
  let timer = 0;

  function reached() {
    const passed = anchors.filter((one) => one.getBoundingClientRect().top < innerHeight * LINE);
    return { block: blockOf(passed.at(-1)) };
  }

  function heard(medium) {
    const block = blockOf(medium.closest("[id^=bloco-]"));
    return { block, medium: medium.dataset.medium, second: Math.floor(medium.currentTime) };
  }

  function note(response) {
    clearTimeout(timer);
    timer = 0;
    const now = JSON.stringify(response);
    if (!response.block || now === last) return;
    last = now;
    outbox.note({ kind: "place_reached", enrollment, lesson, response });
  }

  function noteNow() {
    const playing = media.find((one) => !one.paused);
    note(playing ? heard(playing) : reached());
  }

  const soon = () => (timer ||= setTimeout(noteNow, SECONDS * 1000));
  addEventListener("scroll", soon, { passive: true });
  area.addEventListener("timeupdate", soon, true);
  area.addEventListener("pause", ({ target }) => target.ended || note(heard(target)), true);
  area.addEventListener("error", ({ target }) => sayMissing(target.closest("[data-medium]")), true);
  for (const one of media) {
    if (one.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) sayMissing(one);
  }
  document.addEventListener("visibilitychange", () => document.hidden && timer && noteNow());
  soon();
}

// A sound or a film that is not on the phone, without signal: its words are.
function sayMissing(medium) {
  if (!medium || medium.dataset.told) return;
  medium.dataset.told = "yes";
  const line = document.createElement("p");
  line.className = "u-small";
  line.setAttribute("role", "status");
  line.textContent = `${UNHEARD} ${FETCH[medium.tagName]}`;
  medium.after(line);
}

// The offer, as the server draws it: from this phone, where it knows of a later place.
export function offer(row, area) {
  const place = document.querySelector("[data-place]");
  const link = place?.querySelector("a");
  const { block, medium, second } = row.response;
  const target = document.getElementById(`bloco-${block}`);
  const isFirst = target === area.querySelector("[id^=bloco-]");
  if (!link || !target || (isFirst && !medium)) return;
  link.href = `#bloco-${block}`;
  const at = medium && `${Math.floor(second / 60)}min${String(second % 60).padStart(2, "0")}`;
  link.textContent = `Continuar de onde parou${medium ? `, aos ${at}` : ""}`;
  delete link.dataset.medium;
  if (medium) Object.assign(link.dataset, { medium, second });
  place.hidden = false;
}

// The link leads to the block by itself; of a sound it finds the second too, and plays nothing.
export function follow({ dataset: { medium, second } }, area) {
  const player = medium && area.querySelector(`[data-medium="${medium}"]`);
  if (!player) return;
  player.currentTime = Number(second);
  player.focus();
}
