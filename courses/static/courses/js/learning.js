// A lesson that is studied, or a quiz: each answer goes to the server as it is given, and the
// person sees where it is. Without this script the forms of the page do the same.

const area = document.querySelector("[data-study]");
const WAITS = [4, 10, 30, 60]; // seconds between one try without signal and the next
const MOST_EVENTS = 100;

// Where events wait. In memory for now: what has not arrived is lost with the page, which is
// why leaving asks first. Anything with the same four methods may keep them elsewhere.
class Memory {
  #events = [];
  add(event) {
    this.#events.push(event);
  }
  first(count) {
    return this.#events.slice(0, count);
  }
  remove(ids) {
    this.#events = this.#events.filter((event) => !ids.has(event.id));
  }
  get size() {
    return this.#events.length;
  }
}

// Sends what waits, in order, until the server has answered for each event. An event keeps its
// own identity, so that one sent twice counts once.
class Outbox {
  #store;
  #address;
  #timer = 0;
  #failures = 0;
  #sending = false;

  constructor(store, address, { onState, onResult }) {
    this.#store = store;
    this.#address = address;
    this.onState = onState;
    this.onResult = onResult;
  }

  get holdsAnswers() {
    return this.#store.first(MOST_EVENTS).some((event) => event.question);
  }

  add(event) {
    this.#store.add({ id: newId(), occurred_at: new Date().toISOString(), ...event });
    this.flush();
  }

  async flush({ keepalive = false } = {}) {
    if ((this.#sending && !keepalive) || !this.#store.size) return;
    this.#sending = true;
    clearTimeout(this.#timer);
    const events = this.#store.first(MOST_EVENTS);
    this.onState("sending", "", events);
    const answer = await post(this.#address, { events }, keepalive);
    this.#sending = false;
    if (answer.results) this.#settle(events, answer.results);
    else this.#postpone(events, answer.sentence);
  }

  #settle(events, results) {
    this.#failures = 0;
    this.#store.remove(new Set(events.map((event) => event.id)));
    results.forEach((result, index) => this.onResult(events[index], result));
    if (this.#store.size) this.flush();
  }

  #postpone(events, sentence) {
    this.onState(sentence ? "failed" : "kept", sentence, events);
    const wait = WAITS[Math.min(this.#failures, WAITS.length - 1)];
    this.#failures += 1;
    this.#timer = setTimeout(() => this.flush(), wait * 1000);
  }
}

// Returns what the server said: results, or a sentence why not, or nothing without signal.
async function post(address, body, keepalive) {
  try {
    const response = await fetch(address, {
      method: "POST",
      keepalive,
      headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
      body: JSON.stringify(body),
    });
    if (response.ok) return await response.json();
    if (response.status >= 500) return {};
    const said = response.headers.get("Content-Type")?.includes("json") && (await response.json());
    return { sentence: said?.sentence || "Recarregue a página e responda de novo." };
  } catch {
    return {};
  }
}

// The cookie is always the newest; signing in again in another tab changes it.
function token() {
  const cookie = document.cookie.match(/(?:^|; )(?:__Host-|__Secure-)?csrftoken=([^;]+)/);
  return cookie ? cookie[1] : document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
}

// Older phones, and pages without TLS, have no randomUUID.
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function clock() {
  const now = new Date();
  const minutes = now.getMinutes();
  return `às ${now.getHours()}h${minutes ? String(minutes).padStart(2, "0") : ""}`;
}

function questionOf(id) {
  return id ? document.getElementById(`pergunta-${id}`) : null;
}

// What is answered: a text, a list of texts, or nothing yet.
function responseOf(question) {
  const inputs = [...question.querySelectorAll("input")];
  if (question.dataset.type === "numeric") return inputs[0].value;
  const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
  return question.dataset.type === "multiple_choice" ? chosen : (chosen[0] ?? "");
}

// Shows where an answer is: inside its question, or in the dock of a quiz, where nothing moves
// under the finger that is about to answer the next one.
function say(question, state, text) {
  const drawn = document.querySelector(`[data-sync-state="${state}"]`)?.content.cloneNode(true);
  const line = drawn?.querySelector("[data-sync]");
  if (!question || !line) return;
  if (text) line.querySelector("b").nextSibling?.remove();
  if (text) line.querySelector("b").after(` ${text}`);
  const dock = area.querySelector("[data-sync-dock]");
  (dock || question).querySelector("[data-sync]")?.remove();
  (dock || question).append(line);
}

function study() {
  const isQuiz = area.matches("[data-quiz]");
  const about = { enrollment: area.dataset.enrollment, lesson: area.dataset.lesson };
  let isLeaving = false;

  const outbox = new Outbox(new Memory(), area.dataset.events, {
    onState(state, sentence, events) {
      for (const event of events) say(questionOf(event.question), state, sentence);
    },
    onResult(event, result) {
      const question = questionOf(event.question);
      if (result.outcome === "refused") {
        const which = isQuiz ? `${question?.querySelector(".question__kicker")?.textContent}: ` : "";
        say(question, "failed", which + result.sentence);
        question?.querySelector("[name=pergunta]")?.removeAttribute("aria-disabled");
      } else if (question && result.html) {
        replace(question, result.html);
      } else {
        say(question, "sent", result.sentence ? `${clock()}. ${result.sentence}` : clock());
      }
    },
  });

  function answer(kind, question) {
    const response = responseOf(question);
    outbox.add({ ...about, kind, question: question.dataset.question, response });
  }

  function replace(question, html) {
    const drawn = document.createElement("template");
    drawn.innerHTML = html;
    const answered = drawn.content.firstElementChild;
    question.replaceWith(answered);
    say(answered, "sent", clock());
    answered.focus({ preventScroll: true });
  }

  // A quiz saves each answer as it is given; the form still carries them all.
  if (isQuiz) {
    area.addEventListener("change", (event) => {
      const question = event.target.closest("[data-question]");
      if (question) answer("quiz_answered", question);
    });
    area.addEventListener("submit", () => {
      isLeaving = true;
    });
  } else {
    document.getElementById("respostas")?.addEventListener("submit", (event) => {
      // Enter in a field names the first button of the form, which may be another question's.
      const focused = document.activeElement;
      const source = focused?.matches("input[type=text]") ? focused : event.submitter || focused;
      const asked = source?.closest("[data-question]");
      if (!asked) return;
      event.preventDefault();
      const button = asked.querySelector("[name=pergunta]");
      if (button?.getAttribute("aria-disabled")) return;
      if (!responseOf(asked).length) {
        say(asked, "failed", "Escolha ou escreva uma resposta antes.");
        return;
      }
      button?.setAttribute("aria-disabled", "true");
      answer("practice_answered", asked);
    });
    if (!area.matches("[data-opened]")) outbox.add({ ...about, kind: "lesson_opened" });
  }

  addEventListener("online", () => outbox.flush());
  addEventListener("pagehide", () => outbox.flush({ keepalive: true }));
  addEventListener("beforeunload", (event) => {
    if (outbox.holdsAnswers && !isLeaving) event.preventDefault();
  });
}

if (area) study();
