// A case without a signal: the stage that was answered is closed, and the next one unfolds. With a
// signal the server does the same and says what it thinks of the answer.

export function enliven(list) {
  if (list.dataset.alive) return;
  list.dataset.alive = "yes";
  const question = list.closest("[data-question]");
  const isAnswered = (stage) => Boolean(stage.querySelector("input:checked"));

  // The stages up to the first without an answer are seen; those before it stay as they are.
  function unfold() {
    const stages = [...list.children];
    const count = stages.filter(isAnswered).length;
    stages.forEach((stage, n) => {
      stage.hidden = n > count;
      if (n >= count) return;
      stage.querySelectorAll("input").forEach((input) => (input.disabled = true));
      stage.querySelector("[data-go-on]")?.remove();
    });
    return stages[count];
  }

  question.addEventListener("answered", () => {
    const next = unfold();
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  });
  question.addEventListener("filled", unfold);
  if (question.dataset.filled) unfold();
}
