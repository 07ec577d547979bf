// What a quiz needs beside a lesson: its attempts, handing it in on the phone, its result there.

const OTHER_NUMBERS = "Os números dela mudam a cada tentativa.";

const isHandedIn = (row) => row.kind === "quiz_submitted" && row.state !== "refused";

// Handed in by its form: the sheet that the phone keeps learns of it, and may be tried again there.
export function noteResult(outbox, area) {
  const { enrollment, lesson, after } = area.dataset;
  const result = JSON.parse(area.dataset.result);
  const isKnown = outbox.rows.some((row) => row.result?.attempt === result.attempt);
  const sent = { state: "sent", sent_at: Number(area.dataset.drawn) * 1000, result };
  if (!isKnown) outbox.add({ kind: "quiz_submitted", enrollment, lesson, after, ...sent });
}

// A quiz that was handed in stays as it is until the server has answered. Not passed, it may be
// tried again, and what was answered since belongs to the next try.
export function triesOf({ area, again, before, drawnAt, isKept, lineOf }) {
  const isSheet = area.matches("[data-sheet]");
  let last; // the attempt after which this one comes

  function current(rows) {
    const handed = rows.filter(isHandedIn).at(-1);
    const isFresh = handed?.sent_at >= drawnAt;
    last = (isFresh && handed.result?.attempt) || area.dataset.after || handed?.result?.attempt;
    const isNext = (row) => row.kind === "quiz_answered" && row.n > handed?.n;
    const goesOn = !isSheet || (again && before.has(handed?.id)) || rows.some(isNext);
    const isOpen = !handed || (handed.state === "sent" && !handed.result?.passed && goesOn);
    if (isSheet) open(isOpen, isKept && isOpen && last !== area.dataset.after);
    if (!handed) return rows;
    return rows.filter((row) => (isOpen ? row.n > handed.n : row.after === handed.after));
  }

  // A page that was kept for the attempt before may ask what the next one does not.
  function open(isOpen, isOld) {
    const otherDraw = area.querySelector("[data-other-draw]");
    const areOthers = isOld && Boolean(otherDraw);
    area.querySelector("[data-questions]").disabled = !isOpen || areOthers;
    otherDraw?.toggleAttribute("hidden", !areOthers);
    closeSums(isOld && !areOthers);
  }

  // The numbers of a sum are others in each attempt: there it waits for signal.
  function closeSums(isOld) {
    for (const drawn of area.querySelectorAll("[name$='-sorteio']")) {
      const question = drawn.closest("[data-question]");
      question.querySelector("[name$='-numero']").disabled = isOld;
      if (!isOld) continue;
      question.querySelector(":scope > [data-sync]")?.remove();
      question.append(lineOf("kept", OTHER_NUMBERS, "Esta pergunta espera o sinal."));
    }
  }

  return { current, last: () => last };
}

export function showResult(ended, { state, result }) {
  const said = ended.querySelector("[data-result]");
  if (said && state === "sent" && result) said.textContent = result.sentence;
  const link = ended.querySelector("[data-result-link]");
  if (link && result) link.href = result.url;
  const next = ended.querySelector("[data-try-again]");
  if (next) next.hidden = !result?.may_try;
}

// What was given here and has arrived does not travel again with the form: another device may have
// answered since.
function leaveOut(questions, form) {
  const ids = questions.map((question) => question.dataset.question);
  const isLeft = (name) => ids.some((id) => name === `vista-${id}` || name.startsWith(`q-${id}`));
  for (const name of [...form.keys()].filter(isLeft)) form.delete(name);
}

// A quiz saves each answer as it is given; the form still carries them all. A sheet has no other
// way than the outbox: it is handed in on the phone.
export function watch({ area, add, answer, refuse, responseOf, hasArrived }) {
  const kept = new Set();
  const keep = (question) => answer("quiz_answered", question) && kept.add(question);
  area.addEventListener("change", (event) => {
    const question = event.target.closest("[data-question]");
    // A stage is answered by its own button: what follows gives it away.
    if (question && !question.querySelector("[data-go-on]")) keep(question);
  });
  if (!area.matches("[data-sheet]")) {
    area.addEventListener("formdata", ({ formData }) => leaveOut([...kept].filter(hasArrived), formData));
    return;
  }
  const missing = area.querySelector("[data-missing]");
  let isHanding = null; // pressed twice, it is handed in once
  area.addEventListener("submit", (event) => {
    event.preventDefault();
    if (area.querySelector("[data-questions]").disabled) return;
    const questions = [...area.querySelectorAll("[data-question]")];
    if (event.submitter?.name === "continuar") {
      const asked = event.submitter.closest("[data-question]");
      const isChosen = event.submitter.closest("li").querySelector("input:checked");
      if (isChosen) keep(asked);
      else refuse(asked);
      return;
    }
    const left = questions.filter((question) => !responseOf(question));
    if (left.length && missing.hidden) {
      missing.querySelector("[data-count]").textContent =
        left.length === 1 ? "Falta 1 resposta" : `Faltam ${left.length} respostas`;
      missing.hidden = left.length < questions.length ? false : missing.hidden;
      (left.length < questions.length ? missing : left[0]).focus();
      return;
    }
    missing.hidden = true;
    if (isHanding) return;
    // What was never touched, an order say, and what was not sent yet goes along.
    const isNew = (question) => !kept.has(question) && !question.dataset.filled;
    questions.filter((question) => responseOf(question) && isNew(question)).forEach(keep);
    isHanding = add("quiz_submitted", null).finally(() => (isHanding = null));
  });
}
