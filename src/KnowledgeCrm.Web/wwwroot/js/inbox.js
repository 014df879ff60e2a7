// The inbox by keyboard: rows, choosing, and the overlay that names the keys. Loaded once; it looks for the list at each key.
const rows = () => [...document.querySelectorAll("tr[data-case]")];
const isTyping = target => target instanceof HTMLElement && (target.isContentEditable
  || ["TEXTAREA", "SELECT"].includes(target.tagName) || (target.tagName === "INPUT" && target.type !== "checkbox"));
const link = row => row?.querySelector("a");

function move(by) {
  const all = rows();
  const at = all.findIndex(row => row.contains(document.activeElement));
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  link(next)?.focus();
}

function focusOn(id) {
  const field = document.getElementById(id);
  field?.focus();
  return field !== null;
}

function help() {
  const dialog = document.getElementById("inbox-keys");
  if (dialog && !dialog.open) dialog.showModal();
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target) || rows().length === 0) return;
  if (document.getElementById("inbox-keys")?.open) return;
  const row = rows().find(one => one.contains(document.activeElement));
  switch (event.key) {
    case "j": move(1); break;
    case "k": move(-1); break;
    case "x": row?.querySelector("input[type=checkbox]")?.click(); break;
    case "a": if (!focusOn("bulk-assign")) return; break;
    case "p": if (!focusOn("bulk-priority")) return; break;
    case "m": if (!focusOn("bulk-macro")) return; break;
    case "?": help(); break;
    default: return;
  }
  event.preventDefault();
});

document.addEventListener("click", event => {
  if (event.target instanceof Element && event.target.closest("[data-inbox-keys]")) help();
});
