// A button beside each password's label shows what was typed. Without this file there is none.
for (const input of document.querySelectorAll("input[data-reveal]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet button--small field__reveal";
  button.setAttribute("aria-controls", input.id);
  const say = () => {
    const shown = input.type === "text";
    button.textContent = shown ? "Esconder" : "Mostrar";
    button.setAttribute("aria-label", shown ? "Esconder a senha" : "Mostrar a senha");
  };
  button.addEventListener("click", () => {
    input.type = input.type === "text" ? "password" : "text";
    say();
  });
  // What is sent is always a password, so that the browser offers to keep it.
  input.form?.addEventListener("submit", () => {
    input.type = "password";
    say();
  });
  say();
  input.after(button);
}
