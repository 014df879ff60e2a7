// Two open brackets before the caret offer articles to link to.

// Milliseconds without typing after which it is asked.
const pause = 200;

export function offerLinks(area, type, find, signal) {
  const list = document.getElementById('body-links');
  const said = document.getElementById('body-links-said');
  let timer = 0;
  let asked = '';
  let found = [];
  let chosen = -1;
  let closed = '';

  // What stands between the brackets and the caret, on one line; null where no brackets are open.
  const typed = () => {
    if (area.selectionStart !== area.selectionEnd) return null;
    const match = /\[\[([^[\]\n]{0,80})$/.exec(area.value.slice(Math.max(0, area.selectionStart - 90), area.selectionStart));
    return match && match[1];
  };

  const close = () => {
    clearTimeout(timer);
    list.hidden = true;
    chosen = -1;
    area.removeAttribute('aria-activedescendant');
  };

  const choose = index => {
    chosen = index;
    for (const [i, item] of [...list.children].entries()) item.setAttribute('aria-selected', i === index ? 'true' : 'false');
    if (index < 0) return;
    area.setAttribute('aria-activedescendant', list.children[index].id);
  };

  const take = index => {
    const words = typed();
    if (words === null || !found[index]) return;
    area.setSelectionRange(area.selectionStart - words.length - 2, area.selectionStart);
    close();
    type(found[index].markdown);
  };

  const show = () => {
    list.replaceChildren(...found.map((article, i) => {
      const item = document.createElement('li');
      item.id = `body-link-${i}`;
      item.role = 'option';
      const number = document.createElement('span');
      number.className = 'number';
      number.textContent = article.number;
      const title = document.createElement('span');
      title.lang = article.language;
      title.textContent = article.title;
      item.append(number, ' ', title);
      return item;
    }));
    if (found.length === 0) {
      const none = document.createElement('li');
      none.className = 'hint';
      none.textContent = list.dataset.none;
      list.append(none);
    }
    list.hidden = false;
    said.textContent = found.length === 0 ? said.dataset.none : said.dataset.found.replace('{0}', found.length);
    place(area, list);
    choose(found.length > 0 ? 0 : -1);
    list.scrollIntoView({ block: 'nearest' });
  };

  const look = async words => {
    asked = words;
    const answer = await find(words).catch(() => []);
    // What was asked later has its own answer.
    if (asked !== words || typed() !== words) return;
    found = answer;
    show();
  };

  const follow = () => {
    const words = typed();
    if (words === null || words === closed) return close();
    closed = null;
    clearTimeout(timer);
    if (words.trim() === '') return close();
    timer = setTimeout(() => look(words), pause);
  };

  area.addEventListener('input', follow, { signal });
  area.addEventListener('blur', () => setTimeout(close, 200), { signal });
  area.addEventListener('click', () => { if (!list.hidden && typed() === null) close(); }, { signal });
  area.addEventListener('keydown', event => {
    if (list.hidden || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) choose((chosen + step + found.length) % found.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen >= 0) take(chosen);
    else if (event.key === 'Escape') { closed = typed(); close(); }
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { signal });
  // Pressed, not clicked: a click would take the caret out of the text first.
  list.addEventListener('mousedown', event => {
    event.preventDefault();
    const item = event.target.closest('[role=option]');
    if (item) take([...list.children].indexOf(item));
  }, { signal });

  return { close };
}

// Below the line of the caret. A copy of the text in the same shape tells where that is: a text area does not.
function place(area, list) {
  const style = getComputedStyle(area);
  const copy = document.createElement('div');
  for (const name of ['boxSizing', 'width', 'padding', 'borderWidth', 'borderStyle', 'font', 'lineHeight', 'letterSpacing', 'tabSize'])
    copy.style[name] = style[name];
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'break-word', top: '0', left: '0' });
  copy.textContent = area.value.slice(0, area.selectionStart);
  const caret = document.createElement('span');
  caret.textContent = '\u200b';
  copy.append(caret);
  area.parentElement.append(copy);
  const top = caret.offsetTop + caret.offsetHeight - area.scrollTop;
  const left = caret.offsetLeft;
  copy.remove();
  list.style.top = `${area.offsetTop + Math.max(0, Math.min(top, area.clientHeight))}px`;
  list.style.left = `${Math.max(0, Math.min(left, area.clientWidth - list.offsetWidth))}px`;
}
