// A button under each password that shows what was typed. Without this file there is no button.
for (const input of document.querySelectorAll("input[data-reveal]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet button--small";
  button.setAttribute("aria-controls", input.id);
  const say = () => {
    const shown = input.type === "text";
    button.textContent = shown ? "Esconder a senha" : "Mostrar a senha";
    button.setAttribute("aria-pressed", String(shown));
  };
  button.addEventListener("click", () => {
    input.type = input.type === "text" ? "password" : "text";
    say();
  });
  // What is sent is always a password, so that the browser offers to keep it.
  input.form?.addEventListener("submit", () => {
    input.type = "password";
  });
  say();
  const line = document.createElement("div");
  line.append(button);
  input.after(line);
}
