// An order that is made by moving its items up and down. The fields with the positions stay in the
// form, out of sight; without this script they are what is filled in.

export function enliven(list) {
  if (list.dataset.alive) return;
  list.dataset.alive = "yes";
  list.classList.add("order--live");
  const question = list.closest("[data-question]");
  const itemsOf = () => [...list.children];
  const fieldOf = (item) => item.querySelector("select");
  const placeOf = (item) => Number(fieldOf(item).value) || itemsOf().length + 1;
  const said = document.createElement("p");
  said.className = "u-sr";
  said.setAttribute("role", "status");
  list.after(said);

  function number() {
    const items = itemsOf();
    items.forEach((item, n) => {
      fieldOf(item).value = String(n + 1);
      item.querySelector("[data-move='-1']").disabled = n === 0;
      item.querySelector("[data-move='1']").disabled = n === items.length - 1;
    });
  }

  function arrange() {
    list.append(...itemsOf().sort((one, other) => placeOf(one) - placeOf(other)));
    number();
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    const item = button.closest("li");
    if (button.dataset.move === "-1") item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    number();
    const other = item.querySelector("[data-move]:not(:disabled)");
    (button.disabled ? other : button).focus();
    said.textContent = `Agora em ${placeOf(item)}º de ${itemsOf().length}.`;
    fieldOf(item).dispatchEvent(new Event("change", { bubbles: true }));
  });

  for (const item of itemsOf()) {
    fieldOf(item).hidden = true;
    item.querySelector(".order__moves").hidden = false;
  }
  question.addEventListener("filled", arrange);
  arrange();
}
