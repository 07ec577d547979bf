// A lesson that is studied, or a quiz: each answer goes to the outbox as it is given, and the
// person sees where it is. Without this script the forms of the page do the same.

const area = document.querySelector("[data-study]");

function questionOf(id) {
  return id ? document.getElementById(`pergunta-${id}`) : null;
}

const NOTHING = "Escolha ou escreva uma resposta antes.";
const TYPED = "input[type=text], textarea";

// The fields of a question, each with the part of it that it answers: "" for the whole.
function fieldsOf(question) {
  const start = `q-${question.dataset.question}`;
  return [...question.querySelectorAll(`[name^="${start}"]`)].map((field) => ({
    field,
    part: field.name.slice(start.length + 1),
    isTicked: field.matches("[type=radio], [type=checkbox]"),
  }));
}

// What is answered: a text, a list of texts, or one of them for each part; "" is nothing yet.
function responseOf(question) {
  const found = {};
  let isGiven = false;
  for (const { field, part, isTicked } of fieldsOf(question)) {
    if (!field.value || (isTicked && !field.checked)) continue;
    isGiven ||= field.type !== "hidden";
    if (field.type === "checkbox") (found[part] ||= []).push(field.value);
    else found[part] = field.value;
  }
  return isGiven ? (found[""] ?? found) : "";
}

// The other way round: what was given on this phone stands again on a page drawn before.
function fill(question, response) {
  for (const { field, part, isTicked } of fieldsOf(question)) {
    const given = [part ? response?.[part] : response].flat().map((one) => String(one ?? ""));
    if (isTicked) field.checked = given.includes(field.value);
    else if (field.type !== "hidden") field.value = given[0] ?? "";
  }
  question.dataset.filled = "yes";
  question.dispatchEvent(new Event("filled"));
}

// Some kinds bring a script of their own; without it they are answered all the same.
function enliven(place) {
  for (const one of place.querySelectorAll("[data-script]")) {
    import(one.dataset.script).then((kind) => kind.enliven(one));
  }
}

// What is too long is said here, before anything is sent; nothing is cut off.
function refusalOf(question) {
  const long = [...question.querySelectorAll("[data-longest]")].find(
    (field) => field.value.trim().length > Number(field.dataset.longest),
  );
  if (!long) return "";
  const { length } = long.value.trim();
  return `Seu texto tem ${length} letras e cabem ${long.dataset.longest}. Encurte um pouco.`;
}

function study(outbox, { lineOf, when }, quiz) {
  const about = { enrollment: area.dataset.enrollment, lesson: area.dataset.lesson };
  const title = document.querySelector("h1")?.textContent ?? "";
  const drawnAt = Number(area.dataset.drawn || 0) * 1000;
  const again = new URLSearchParams(location.search).get("de-novo");
  const before = new Set(outbox.rows.filter((row) => row.state === "sent").map((row) => row.id));
  const shown = new Map(); // what stands on the page, by question
  const touched = new Set(); // what was answered here: an older row never covers it
  const isKept = area.matches("[data-kept]"); // drawn for the phone, without anybody's answers
  const tries = quiz?.triesOf({ area, again, before, drawnAt, isKept, lineOf });

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
    const named = [title, number].filter(Boolean).join(", ");
    return outbox.add({ ...about, after: tries?.last(), kind, about: named, ...more });
  }

  function answer(kind, question) {
    const refusal = refusalOf(question);
    if (refusal) {
      say(question, "failed", refusal);
      return false;
    }
    shown.delete(question.dataset.question);
    touched.add(question.dataset.question);
    if (again) history.replaceState(null, "", location.pathname);
    say(question, "sending", "", "Guardando a sua resposta.");
    add(kind, question, { question: question.dataset.question, response: responseOf(question) });
    question.dispatchEvent(new Event("answered"));
    return true;
  }

  function show({ rows, state }) {
    const all = rows.filter(isNewer);
    const here = tries ? tries.current(all) : all;
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
    const isDrawn = !isKept && row.sent_at < drawnAt;
    return isOwn(row) && !isAskedAgain && !isDrawn;
  }

  function isOwn(row) {
    return row.enrollment === about.enrollment && row.lesson === about.lesson;
  }

  function draw(question, row, state) {
    if (!shown.has(row.question) && !touched.has(row.question)) fill(question, row.response);
    if (row.state === "waiting") {
      question.querySelector("[name=pergunta]")?.removeAttribute("aria-disabled");
      const later = quiz ? "Vai quando o sinal voltar." : "A correção vem quando o sinal voltar.";
      if (state === "sending") say(question, "sending", "", "Enviando a sua resposta.");
      else say(question, "kept", later);
    } else if (row.state === "refused") {
      const which = quiz ? `${numberOf(question)}: ` : "";
      say(question, "failed", which + row.sentence);
      question.querySelector("[name=pergunta]")?.removeAttribute("aria-disabled");
    } else if (row.html) {
      replace(question, row);
    } else {
      sayArrived(question, row);
    }
  }

  function sayArrived(question, row) {
    say(question, "sent", [`${when(row.sent_at)}.`, row.sentence].filter(Boolean).join(" "));
  }

  function replace(question, row) {
    const drawn = document.createElement("template");
    drawn.innerHTML = row.html;
    const answered = drawn.content.firstElementChild;
    const hadFocus = question.contains(document.activeElement);
    question.replaceWith(answered);
    enliven(answered);
    sayArrived(answered, row);
    const now = answered.querySelector("[data-now]") || answered;
    if (hadFocus) now.focus({ preventScroll: true });
  }

  // The end of a lesson, or of a quiz's sheet.
  function showFinished(here) {
    const kind = quiz ? "quiz_submitted" : "lesson_read";
    const row = here.filter((one) => one.kind === kind && one.state !== "refused").at(-1);
    const ended = document.querySelector("[data-ended]");
    const finish = document.querySelector("[data-finish]");
    const hadFocus = finish?.contains(document.activeElement);
    finish?.toggleAttribute("hidden", Boolean(row));
    if (!ended) return;
    ended.toggleAttribute("hidden", !row);
    if (!row) return;
    if (hadFocus) ended.focus();
    const arrived = row.state === "sent";
    for (const part of ended.querySelectorAll("[data-when]")) {
      part.hidden = part.dataset.when !== (arrived ? "sent" : "waiting");
    }
    quiz?.showResult(ended, row);
  }

  // Whether the server has what the page shows.
  function hasArrived(question) {
    const isOf = (one) => one.question === question.dataset.question && isOwn(one);
    const row = outbox.rows.filter(isOf).at(-1);
    const isSame = () => JSON.stringify(row.response) === JSON.stringify(responseOf(question));
    return row?.state === "sent" && isSame();
  }

  outbox.listen(show);
  const refuse = (question) => say(question, "failed", NOTHING);
  if (quiz) quiz.watch({ area, add, answer, refuse, responseOf, hasArrived });
  else watchLesson(outbox, { add, answer, refuse, about });
}

function watchLesson(outbox, { add, answer, refuse, about }) {
  document.getElementById("respostas")?.addEventListener("submit", (event) => {
    // Enter in a field names the first button of the form, which may be another question's.
    const focused = document.activeElement;
    const source = focused?.matches(TYPED) ? focused : event.submitter || focused;
    const asked = source?.closest("[data-question]");
    if (!asked) return;
    event.preventDefault();
    const button = asked.querySelector("[name=pergunta]");
    if (button?.getAttribute("aria-disabled")) return;
    if (!responseOf(asked)) {
      refuse(asked);
      return;
    }
    if (answer("practice_answered", asked)) button?.setAttribute("aria-disabled", "true");
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
    const isNoted = () => history.replaceState(null, "", location.pathname + location.search);
    add("lesson_read", null).then(isNoted);
  }
}

// Where the person stopped is noted once they move through the lesson, and offered from then on.
function watchPlace(outbox) {
  const load = () => import(area.dataset.places);
  const begin = () => {
    stops.abort();
    load().then((place) => place.watch(outbox, area));
  };
  const stops = new AbortController();
  addEventListener("scroll", begin, { signal: stops.signal, passive: true });
  area.addEventListener("play", begin, { signal: stops.signal, capture: true });
  const isPlace = (row) => row.kind === "place_reached" && row.lesson === area.dataset.lesson;
  const row = outbox.rows.filter(isPlace).at(-1);
  const isNewer = row && Date.parse(row.occurred_at) > Number(area.dataset.placeAt || 0) * 1000;
  if (isNewer) load().then((place) => place.offer(row, area));
  document.querySelector("[data-place]")?.addEventListener("click", (event) => {
    load().then((place) => place.follow(event.target, area));
  });
}

enliven(document);
const script = document.querySelector("script[data-outbox]");
if (area && script) {
  import(script.src).then(async (parts) => {
    const outbox = await parts.ready;
    const quiz = area.dataset.watch && (await import(area.dataset.watch));
    if (area.dataset.result) quiz.noteResult(outbox, area);
    else study(outbox, parts, quiz);
    if (area.dataset.places) watchPlace(outbox);
  });
}
