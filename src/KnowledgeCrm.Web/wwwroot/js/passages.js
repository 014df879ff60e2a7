// What a reviewer marks in the text of an article: where it begins, in UTF-16 characters, and what it says.

export function start(area, page) {
  const listening = new AbortController();
  let told = '';

  const tell = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (!area.contains(range.startContainer) || !area.contains(range.endContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(area);
    before.setEnd(range.startContainer, range.startOffset);
    const [from, quote] = [before.toString().length, range.toString()];
    if (`${from}:${quote}` === told || quote.trim() === '') return;
    told = `${from}:${quote}`;
    page.invokeMethodAsync('PassageMarked', from, quote);
  };

  // When marking ends, by mouse, finger or keyboard: each step on the way would be a message of its own.
  for (const ended of ['mouseup', 'touchend', 'keyup']) document.addEventListener(ended, tell, { signal: listening.signal });
  return { dispose: () => listening.abort() };
}

// Marks a passage in the editor and brings it into sight.
export function show(area, start, length) {
  area.focus();
  area.setSelectionRange(start, start + length);
  const line = parseFloat(getComputedStyle(area).lineHeight) || 20;
  area.scrollTop = Math.max(0, area.value.slice(0, start).split('\n').length * line - area.clientHeight / 2);
}

export function reveal(id) {
  document.getElementById(id)?.scrollIntoView({ block: 'center' });
}
