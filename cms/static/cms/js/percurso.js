// Small helps for our pages, bound to data- attributes. Everything works without them.

// A page that the phone keeps was drawn before the last choice of how pages are shown.
const shown = document.cookie.match(/(?:^|; )aparencia=([\w.-]+)/)?.[1] ?? "";
if (shown !== (document.documentElement.dataset.shown ?? "")) {
  document.documentElement.dataset.shown = shown;
}

// A form marked data-once is sent once: a second press while it travels does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  const button = event.submitter;
  button?.classList.add("button--loading");
  button?.setAttribute("aria-disabled", "true");
});

// Coming back by the browser's arrow must find the form ready again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll(".button--loading")) {
      button.classList.remove("button--loading");
      button.removeAttribute("aria-disabled");
    }
  }
});

// What is still going on is asked for again every few seconds; when it is over, the page is too.
const askAgain = (part) =>
  setTimeout(async () => {
    const answer = await fetch(part.dataset.again).catch(() => null);
    if (answer?.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.getElementById(part.id);
      if (!now?.dataset.again) return location.reload();
      part.replaceChildren(...now.childNodes);
    }
    askAgain(part);
  }, 4000);
document.querySelectorAll("[data-again]").forEach(askAgain);

// After a refused form, the summary of what is missing takes the focus.
document.querySelector("[data-focus]")?.focus();

// A picture that waits to be asked for takes the place of its link.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-picture]");
  if (!link) return;
  event.preventDefault();
  const picture = link.nextElementSibling.content.firstElementChild;
  picture.tabIndex = -1;
  link.replaceWith(picture);
  picture.focus();
});

// Older phones do not know command="show-modal" on a button.
if (!("commandForElement" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[commandfor]");
    const dialog = button && document.getElementById(button.getAttribute("commandfor"));
    if (!dialog) return;
    if (button.getAttribute("command") === "close") dialog.close();
    else dialog.showModal();
  });
}
