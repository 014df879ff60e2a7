// Keys, focus and the lost connection: what can't wait for the server's answer. Loaded once by the layout.
const searchId = "console-search";
let before = null;

const search = () => document.getElementById(searchId);
const isTyping = target => target instanceof HTMLElement
  && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

document.addEventListener("keydown", event => {
  const input = search();
  const isFind = (event.key === "k" || event.key === "K") && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  if (input && (isFind || isSlash)) {
    event.preventDefault();
    if (document.activeElement !== input) before = document.activeElement;
    input.focus();
    input.select();
    return;
  }
  // While an input method is open its keys are its own.
  if (event.isComposing) return;
  const isInside = event.target === input || (event.target instanceof Element && event.target.closest(".find-panel"));
  // The arrows choose a result; the caret stays where it is.
  if (event.target === input && (event.key === "ArrowUp" || event.key === "ArrowDown" || (event.key === "Enter" && event.altKey))) event.preventDefault();
  if (event.key === "Escape" && isInside) {
    // The browser would empty the field; the words stay for the next look.
    event.preventDefault();
    if (before?.isConnected && before !== document.body) before.focus();
    else document.activeElement?.blur();
    before = null;
  }
});

// A result that is chosen by keys is brought into sight.
new MutationObserver(() => document.getElementById(search()?.getAttribute("aria-activedescendant") ?? "")?.scrollIntoView({ block: "nearest" }))
  .observe(document.documentElement, { subtree: true, attributeFilter: ["aria-activedescendant"] });

document.addEventListener("click", event => {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest("[data-skip]")) document.getElementById("main")?.focus();
  if (event.target.closest("[data-reload]")) location.reload();
  // A menu closes when one clicks elsewhere.
  for (const open of document.querySelectorAll("details.console-account[open]"))
    if (!open.contains(event.target)) open.removeAttribute("open");
});

// The server knows the time in UTC alone; here it becomes that of the reader's clock.
document.addEventListener("mouseover", event => {
  const time = event.target instanceof Element ? event.target.closest("time.when") : null;
  const at = time ? Date.parse(time.dateTime) : NaN;
  if (!Number.isNaN(at))
    time.title = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full", timeStyle: "medium" }).format(at);
});

// While the connection is gone nothing typed reaches the server: it is kept here, and given back after the page has been loaded again.
const modal = () => document.getElementById("components-reconnect-modal");
const isAway = () => /components-reconnect-(show|failed|rejected)/.test(modal()?.className ?? "");
const keptName = field => `typed:${location.pathname}:${field.id}`;

document.addEventListener("input", event => {
  const field = event.target;
  if (isAway() && field instanceof Element && field.matches("textarea[id], input[data-keep][id]"))
    sessionStorage.setItem(keptName(field), field.value);
});

function giveBack() {
  for (const field of document.querySelectorAll("textarea[id], input[data-keep][id]")) {
    const kept = sessionStorage.getItem(keptName(field));
    if (kept === null || field.value === kept) continue;
    sessionStorage.removeItem(keptName(field));
    field.value = kept;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// Forms appear when what they are about has been read, so it is looked for a while.
let looks = 0;
const looking = setInterval(() => { giveBack(); if (++looks > 20) clearInterval(looking); }, 500);

async function loadAgain() {
  try {
    // Asked first: a page that can't be had would take away what is on the screen.
    if ((await fetch("/favicon.svg", { cache: "no-store" })).status < 500) location.reload();
  } catch { /* still away; asked again at the next beat */ }
}

setInterval(() => { if (/components-reconnect-(failed|rejected)/.test(modal()?.className ?? "")) loadAgain(); }, 2000);
