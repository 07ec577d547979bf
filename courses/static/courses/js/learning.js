// A lesson that is studied, or a quiz: each answer goes to the outbox as it is given, and the
// person sees where it is. Without this script the forms of the page do the same.

const area = document.querySelector("[data-study]");

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

// The other way round: what was given on this phone stands again on a page drawn before.
function fill(question, response) {
  const given = [response].flat().map(String);
  for (const input of question.querySelectorAll("input")) {
    if (input.type === "text") input.value = given[0] ?? "";
    else input.checked = given.includes(input.value);
  }
}

function study(outbox, { lineOf, when }) {
  const isQuiz = area.matches("[data-quiz]");
  const about = { enrollment: area.dataset.enrollment, lesson: area.dataset.lesson };
  const title = document.querySelector("h1")?.textContent ?? "";
  const drawnAt = Number(area.dataset.drawn || 0) * 1000;
  const again = new URLSearchParams(location.search).get("de-novo");
  const before = new Set(outbox.rows.filter((row) => row.state === "sent").map((row) => row.id));
  const shown = new Map(); // what stands on the page, by question

  // Shows where an answer is: inside its question, or in the dock of a quiz, where nothing moves
  // under the finger that is about to answer the next one.
  function say(question, state, text, strong) {
    const place = area.querySelector("[data-sync-dock]") || question;
    place.querySelector(":scope > [data-sync]")?.remove();
    place.append(lineOf(state, text, strong));
  }

  function numberOf(question) {
    return question?.querySelector(".question__kicker")?.textContent ?? "";
  }

  function add(kind, question, more) {
    const number = numberOf(question);
    outbox.add({ ...about, kind, about: [title, number].filter(Boolean).join(", "), ...more });
  }

  function answer(kind, question) {
    shown.delete(question.dataset.question);
    say(question, "sending", "", "Guardando a sua resposta.");
    add(kind, question, { question: question.dataset.question, response: responseOf(question) });
  }

  function show({ rows, state }) {
    const here = rows.filter((row) => row.lesson === about.lesson && isNewer(row));
    const last = new Map(here.filter((row) => row.question).map((row) => [row.question, row]));
    for (const [id, row] of last) {
      const question = questionOf(id);
      const now = `${row.id} ${row.state} ${row.state === "waiting" ? state : ""}`;
      if (question && shown.get(id) !== now) draw(question, row, state);
      shown.set(id, now);
    }
    showFinished(here);
  }

  // What the server knew when it drew the page stands there already.
  function isNewer(row) {
    const isAskedAgain = row.question === again && before.has(row.id);
    return row.enrollment === about.enrollment && !isAskedAgain && !(row.sent_at < drawnAt);
  }

  function draw(question, row, state) {
    if (!shown.has(row.question)) fill(question, row.response);
    if (row.state === "waiting") {
      question.querySelector("[name=pergunta]")?.removeAttribute("aria-disabled");
      const later = isQuiz ? "Vai quando o sinal voltar." : "A correção vem quando o sinal voltar.";
      if (state === "sending") say(question, "sending", "", "Enviando a sua resposta.");
      else say(question, "kept", later);
    } else if (row.state === "refused") {
      const which = isQuiz ? `${numberOf(question)}: ` : "";
      say(question, "failed", which + row.sentence);
      question.querySelector("[name=pergunta]")?.removeAttribute("aria-disabled");
    } else if (row.html) {
      replace(question, row);
    } else {
      say(question, "sent", [`${when(row.sent_at)}.`, row.sentence].filter(Boolean).join(" "));
    }
  }

  function replace(question, row) {
    const drawn = document.createElement("template");
    drawn.innerHTML = row.html;
    const answered = drawn.content.firstElementChild;
    const hadFocus = question.contains(document.activeElement);
    question.replaceWith(answered);
    say(answered, "sent", `${when(row.sent_at)}.`);
    if (hadFocus) answered.focus({ preventScroll: true });
  }

  // The end of a lesson, or of a quiz's sheet.
  function showFinished(here) {
    const kind = isQuiz ? "quiz_submitted" : "lesson_read";
    const row = here.filter((one) => one.kind === kind && one.state !== "refused").at(-1);
    const changed = here.filter((one) => one.kind === "quiz_answered").at(-1);
    const isOver = row && !(changed?.n > row.n);
    const ended = document.querySelector("[data-ended]");
    document.querySelector("[data-finish]")?.toggleAttribute("hidden", Boolean(isOver));
    if (!ended) return;
    ended.toggleAttribute("hidden", !isOver);
    if (!isOver) return;
    const arrived = row.state === "sent";
    for (const part of ended.querySelectorAll("[data-when]")) {
      part.hidden = part.dataset.when !== (arrived ? "sent" : "waiting");
    }
    const said = ended.querySelector("[data-result]");
    if (said && arrived && row.result) said.textContent = row.result.sentence;
    const link = ended.querySelector("[data-result-link]");
    if (link && row.result) link.href = row.result.url;
  }

  outbox.listen(show);
  if (isQuiz) watchQuiz(add, answer);
  else watchLesson(outbox, { add, answer, say, about });
}

// A quiz saves each answer as it is given; the form still carries them all. A sheet has no other
// way than the outbox: it is handed in on the phone.
function watchQuiz(add, answer) {
  area.addEventListener("change", (event) => {
    const question = event.target.closest("[data-question]");
    if (question) answer("quiz_answered", question);
  });
  if (!area.matches("[data-sheet]")) return;
  const missing = area.querySelector("[data-missing]");
  area.addEventListener("submit", (event) => {
    event.preventDefault();
    const questions = [...area.querySelectorAll("[data-question]")];
    const left = questions.filter((question) => !responseOf(question).length);
    if (left.length && missing.hidden) {
      missing.querySelector("[data-count]").textContent =
        left.length === 1 ? "Falta 1 resposta" : `Faltam ${left.length} respostas`;
      missing.hidden = left.length < questions.length ? false : missing.hidden;
      (left.length < questions.length ? missing : left[0]).focus();
      return;
    }
    missing.hidden = true;
    add("quiz_submitted", null);
  });
}

function watchLesson(outbox, { add, answer, say, about }) {
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
  const isKnown = outbox.rows.some(
    (row) => row.kind === "lesson_opened" && row.lesson === about.lesson,
  );
  if (!area.matches("[data-opened]") && !isKnown) add("lesson_opened", null);
  // Without signal the end of a lesson is noted here; the worker sends back whose form was lost.
  const finish = document.querySelector("[data-finish]");
  finish?.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopPropagation();
    add("lesson_read", null);
  });
  if (location.hash === "#lida" && finish) {
    history.replaceState(null, "", location.pathname + location.search);
    add("lesson_read", null);
  }
}

const script = document.querySelector("script[data-outbox]");
if (area && script) {
  import(script.src).then(async (parts) => study(await parts.ready, parts));
}
