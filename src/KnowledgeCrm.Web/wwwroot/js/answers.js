// Keys for the answers beside a case or a call: Alt+A goes to them, arrows move between them, a letter does what its button does.
// Ctrl+Enter ends a call. Loaded once by the layout.
const isTyping = target => target instanceof HTMLElement
  && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
const heads = () => [...document.querySelectorAll("[data-answers] [data-answer]")];

document.addEventListener("keydown", event => {
  if (event.isComposing) return;
  if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === "KeyA") {
    const first = heads()[0];
    if (!first) return;
    event.preventDefault();
    first.focus();
    return;
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const finish = document.querySelector("[data-call] [data-finish]:not(:disabled)");
    if (!finish) return;
    event.preventDefault();
    // What was typed last is sent before the button is pressed.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    finish.click();
    return;
  }
  if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Element) || isTyping(event.target)) return;
  const answer = event.target.closest("[data-answers] .answer");
  if (!answer) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const all = heads();
    const at = all.indexOf(answer.querySelector("[data-answer]"));
    event.preventDefault();
    all[Math.min(all.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))]?.focus();
    return;
  }
  const act = /^[a-z]$/i.test(event.key) && answer.querySelector(`[data-key="${event.key.toLowerCase()}"]:not(:disabled)`);
  if (act) {
    event.preventDefault();
    act.click();
  }
});

document.addEventListener("click", async event => {
  const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
  if (!(button instanceof HTMLElement)) return;
  const text = button.dataset.copy ?? "";
  try {
    await navigator.clipboard.writeText(text);
    button.classList.add("is-copied");
  } catch {
    // Without a secure connection the browser gives no clipboard: the address is shown to be copied by hand.
    prompt(button.textContent ?? "", text);
  }
});
