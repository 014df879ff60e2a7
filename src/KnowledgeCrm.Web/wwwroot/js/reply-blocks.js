// In a reply, `/` at the beginning of a line or `;;` anywhere offers text blocks; typing on narrows them. `m` goes to the macros of the case.

// Milliseconds without typing after which it is asked.
const pause = 150;

// Up to this many characters a person types to find one.
const opened = /(?:(?:^|\n)\/|;;)([^\n/;]{0,60})$/;

const isTyping = target => target instanceof HTMLElement
  && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

document.addEventListener("keydown", event => {
  if (event.key !== "m" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
  const first = document.querySelector("#macros button:not(:disabled)");
  if (!first) return;
  event.preventDefault();
  first.focus();
});

export function start(id, list, said, page) {
  const area = document.getElementById(id);
  const listening = new AbortController();
  const { signal } = listening;
  let timer = 0;
  let asked = null;
  let found = [];
  let chosen = -1;
  let closed = null;

  // What stands between the sign and the caret, and where the sign begins; null where none is open.
  const typed = () => {
    if (area.selectionStart !== area.selectionEnd) return null;
    const before = area.value.slice(0, area.selectionStart);
    const match = opened.exec(before);
    if (!match) return null;
    return { words: match[1], from: before.length - match[1].length - (before.endsWith(`;;${match[1]}`) ? 2 : 1) };
  };

  const close = () => {
    clearTimeout(timer);
    asked = null;
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    area.removeAttribute("aria-activedescendant");
  };

  const choose = index => {
    chosen = index;
    for (const [i, item] of [...list.children].entries()) item.setAttribute("aria-selected", i === index ? "true" : "false");
    if (index < 0) return;
    area.setAttribute("aria-activedescendant", list.children[index].id);
    list.children[index].scrollIntoView({ block: "nearest" });
  };

  const take = async index => {
    const block = found[index];
    if (!block || !typed()) return;
    close();
    const text = await page.invokeMethodAsync("FillBlock", block.number);
    // While it was filled in, the caret may have left.
    const now = typed();
    if (text === null || !now) return;
    area.setRangeText(text, now.from, area.selectionStart, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  };

  const show = () => {
    list.replaceChildren(...found.map((block, i) => {
      const item = document.createElement("li");
      item.id = `reply-block-${i}`;
      item.role = "option";
      const title = document.createElement("span");
      title.lang = block.language;
      title.textContent = block.title;
      const more = document.createElement("small");
      more.className = "quiet";
      more.textContent = `${block.number} ${block.summary}`;
      item.append(title, document.createElement("br"), more);
      return item;
    }));
    if (found.length === 0) {
      const none = document.createElement("li");
      none.className = "hint";
      none.textContent = list.dataset.none;
      list.append(none);
    }
    list.hidden = false;
    said.textContent = found.length === 0 ? said.dataset.none : said.dataset.found.replace("{0}", found.length);
    choose(found.length > 0 ? 0 : -1);
  };

  const look = async words => {
    asked = words;
    const answer = await page.invokeMethodAsync("FindBlocks", words).catch(() => []);
    // What was asked later has its own answer.
    if (asked !== words || typed()?.words !== words) return;
    found = answer;
    show();
  };

  const follow = () => {
    const now = typed();
    if (!now || now.words === closed) return close();
    closed = null;
    clearTimeout(timer);
    timer = setTimeout(() => look(now.words), pause);
  };

  area.addEventListener("input", event => { if (!event.isComposing) follow(); }, { signal });
  area.addEventListener("compositionend", follow, { signal });
  area.addEventListener("blur", () => setTimeout(close, 200), { signal });
  area.addEventListener("keydown", event => {
    if (list.hidden || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) choose((chosen + step + found.length) % found.length);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0) take(chosen);
    else if (event.key === "Escape") { closed = typed()?.words ?? null; close(); }
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { signal });
  // Pressed, not clicked: a click would take the caret out of the text first.
  list.addEventListener("mousedown", event => {
    event.preventDefault();
    const item = event.target.closest("[role=option]");
    if (item) take([...list.children].indexOf(item));
  }, { signal });

  return { stop: () => listening.abort() };
}
