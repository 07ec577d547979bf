// An order that is made by moving its items up and down. The fields with the positions stay in the
// form, out of sight; without this script they are what is filled in. The order in which the items
// were drawn is no answer: it becomes one when the person moves something, or says that it is right.

export function enliven(list) {
  if (list.dataset.alive) return;
  list.dataset.alive = "yes";
  list.classList.add("order--live");
  const question = list.closest("[data-question]");
  const itemsOf = () => [...list.children];
  const fieldOf = (item) => item.querySelector("select");
  const placeOf = (item) => Number(fieldOf(item).value) || itemsOf().length + 1;
  const stays = question.querySelector("[data-stays]");
  const said = document.createElement("p");
  said.className = "u-sr";
  said.setAttribute("role", "status");
  list.after(said);

  // What can be pressed now.
  function show() {
    const items = itemsOf();
    items.forEach((item, n) => {
      item.querySelector("[data-move='-1']").disabled = n === 0;
      item.querySelector("[data-move='1']").disabled = n === items.length - 1;
    });
    if (stays) stays.hidden = items.every((item) => fieldOf(item).value);
  }

  function arrange() {
    list.append(...itemsOf().sort((one, other) => placeOf(one) - placeOf(other)));
    show();
  }

  function number() {
    itemsOf().forEach((item, n) => (fieldOf(item).value = String(n + 1)));
    show();
  }

  function answer(words) {
    number();
    said.textContent = words;
    fieldOf(list.firstElementChild).dispatchEvent(new Event("change", { bubbles: true }));
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    const item = button.closest("li");
    if (button.dataset.move === "-1") item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    const items = itemsOf();
    answer(`Agora em ${items.indexOf(item) + 1}º de ${items.length}.`);
    const other = item.querySelector("[data-move]:not(:disabled)");
    (button.disabled ? other : button).focus();
  });
  // A question with a button of its own is answered by that one, as it stands.
  question.addEventListener("click", ({ target }) => {
    if (target.closest("[name=pergunta]")) number();
    if (!target.closest("[data-stays]")) return;
    answer("A ordem fica como está.");
    question.focus({ preventScroll: true });
  });

  for (const item of itemsOf()) {
    fieldOf(item).hidden = true;
    item.querySelector(".order__moves").hidden = false;
  }
  question.addEventListener("filled", arrange);
  arrange();
}
