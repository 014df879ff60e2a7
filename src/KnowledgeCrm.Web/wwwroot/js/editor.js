// The text area of an article: its toolbar and keys, long texts, and what was typed while the server was away.
import { marked, shortcut } from './editor-marks.js';
import { offerLinks } from './editor-links.js';

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
  let sample = { from: 0, to: 0, end: 0 };

  // With a length, that much of it from an offset is selected then, to be typed over.
  const type = (text, from, length) => {
    area.focus();
    const start = area.selectionStart;
    // The only way that keeps undo; where it is gone, the text still comes in.
    if (!document.execCommand('insertText', false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    if (length > 0) area.setSelectionRange(start + from, start + from + length);
    sample = { from: start + from, to: start + from + length, end: start + text.length };
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

  area.addEventListener('input', () => { sample = { from: 0, to: 0, end: 0 }; typed(); }, { signal: listening.signal });
  // A tab that is closed within the pause still sends what it has.
  window.addEventListener('pagehide', flush, { signal: listening.signal });
  const mark = button => {
    // A sample that nobody typed over is no selection: the next mark comes behind it.
    if (sample.to > sample.from && area.selectionStart === sample.from && area.selectionEnd === sample.to) area.setSelectionRange(sample.end, sample.end);
    if (button.dataset.mark === 'image') document.dispatchEvent(new Event('picture-wanted'));
    else type(...marked(button.dataset.mark, area, button.dataset.sample, button.dataset.more));
  };
  // Before the keys of marks: while its list is open, Enter and the arrows are the list's.
  const links = offerLinks(area, type, query => page.invokeMethodAsync('FindArticles', query), listening.signal);
  area.addEventListener('keydown', event => {
    const button = shortcut(toolbar, event);
    if (!button) return;
    event.preventDefault();
    mark(button);
  }, { signal: listening.signal });
  toolbar.addEventListener('click', event => {
    const button = event.target.closest('[data-mark]');
    if (button) mark(button);
  }, { signal: listening.signal });
  toolbar.addEventListener('keydown', event => moveAlong(toolbar, event), { signal: listening.signal });
  document.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    flush().then(() => page.invokeMethodAsync('SavePressed'));
  }, { signal: listening.signal });

  area.readOnly = false;

  return {
    flush,
    insert(markdown) { type(markdown); },
    setText(text) {
      clearTimeout(timer);
      timer = 0;
      area.value = text;
      forget(storageKey);
    },
    dispose() {
      clearTimeout(timer);
      links.close();
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
