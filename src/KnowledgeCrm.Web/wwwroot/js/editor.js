// The text area of an article: its toolbar and keys, long texts, and what was typed while the server was away.

// Milliseconds without typing after which the text is sent, and the longest that steady typing puts it off. Long texts less often.
const pause = length => length > 50_000 ? 900 : 300;
const longest = 1_000;

// Bytes: one message of a circuit holds 1 MiB, and needs room for the rest of it.
const largestMessage = 1_000_000;

export function start(area, toolbar, page, options) {
  const storageKey = `unsent:${options.key}`;
  const listening = new AbortController();
  let timer = 0;
  let since = 0;
  let sending = Promise.resolve();

  const type = text => {
    area.focus();
    // The only way that keeps undo; where it is gone, the text still comes in.
    if (!document.execCommand('insertText', false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  };

  const send = async () => {
    clearTimeout(timer);
    timer = 0;
    const text = area.value;
    // Until the server has it, the browser keeps it: a lost connection loses nothing.
    keep(storageKey, text);
    const tooLong = text.length > options.limit || new Blob([JSON.stringify(text)]).size > largestMessage;
    await (tooLong ? page.invokeMethodAsync('TooLong', text.length) : page.invokeMethodAsync('Typed', text));
    if (!tooLong && area.value === text) forget(storageKey);
  };

  const flush = () => timer === 0 ? sending : (sending = send().catch(() => { }));

  const typed = () => {
    if (timer === 0) since = performance.now();
    clearTimeout(timer);
    timer = setTimeout(flush, Math.min(pause(area.value.length), Math.max(0, since + longest - performance.now())));
  };

  area.value = options.text;
  const unsent = kept(storageKey);
  if (unsent !== null && unsent !== options.text) {
    area.value = unsent;
    page.invokeMethodAsync('BroughtBack').then(typed);
  }

  area.addEventListener('input', typed, { signal: listening.signal });
  area.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const mark = { b: 'bold', i: 'italic' }[event.key.toLowerCase()];
    const button = mark && toolbar.querySelector(`[data-mark="${mark}"]`);
    if (!button) return;
    event.preventDefault();
    type(marked(mark, area, button.dataset.sample));
  }, { signal: listening.signal });
  toolbar.addEventListener('click', event => {
    const button = event.target.closest('[data-mark]');
    if (button) type(marked(button.dataset.mark, area, button.dataset.sample, button.dataset.more));
  }, { signal: listening.signal });
  toolbar.addEventListener('keydown', event => moveAlong(toolbar, event), { signal: listening.signal });
  document.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    flush().then(() => page.invokeMethodAsync('SavePressed'));
  }, { signal: listening.signal });

  return {
    flush,
    setText(text) {
      clearTimeout(timer);
      timer = 0;
      area.value = text;
      forget(storageKey);
    },
    dispose() {
      clearTimeout(timer);
      listening.abort();
    },
  };
}

export const ask = question => confirm(question);

// What a person chose as local time, for the server, which does not know where they are.
export function toUtc(local) {
  const time = new Date(local);
  return Number.isNaN(time.valueOf()) ? null : time.toISOString();
}

export function copy(element) {
  element.select();
  document.execCommand('copy');
}

function marked(mark, area, sample, more) {
  const selected = area.value.slice(area.selectionStart, area.selectionEnd);
  const before = area.value.slice(0, area.selectionStart);
  const newLine = before === '' || before.endsWith('\n') ? '' : '\n';
  const newBlock = before === '' || before.endsWith('\n\n') ? '' : newLine + '\n';
  const lines = (selected || sample).split('\n');
  switch (mark) {
    case 'bold': return `**${selected || sample}**`;
    case 'italic': return `*${selected || sample}*`;
    case 'link': return `[${selected || sample}](https://)`;
    case 'heading': return `${newBlock}## ${selected || sample}\n\n`;
    case 'list': return newBlock + lines.map(line => `- ${line}`).join('\n') + '\n';
    case 'steps': return newBlock + lines.map((line, i) => `${i + 1}. ${line}`).join('\n') + '\n';
    case 'callout': return `${newBlock}> [!NOTE]\n` + lines.map(line => `> ${line}`).join('\n') + '\n';
    case 'table': return `${newBlock}| ${sample} 1 | ${sample} 2 |\n|---|---|\n| ${selected || more} | ${more} |\n`;
    default: return selected;
  }
}

// A toolbar is one stop of the Tab key; the arrows move within it.
function moveAlong(toolbar, event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const buttons = [...toolbar.querySelectorAll('button')];
  const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next.focus();
  event.preventDefault();
}

// The storage may be full or switched off; the server's own copy is the first one anyway.
function keep(key, text) {
  try { sessionStorage.setItem(key, text); } catch { }
}

function kept(key) {
  try { return sessionStorage.getItem(key); } catch { return null; }
}

function forget(key) {
  try { sessionStorage.removeItem(key); } catch { }
}
