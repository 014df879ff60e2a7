// Files that are chosen, dropped on the page, or pasted into the text of an article: sent one after another.

const text = '#body';

export function start(zone, input, page, options) {
  const listening = new AbortController();
  const signal = listening.signal;
  let sending = Promise.resolve();
  let intoText = false;

  const send = (files, isForText) => {
    for (const file of files) {
      sending = sending.then(() => file.size > options.largest
        ? page.invokeMethodAsync('TooLarge', file.name)
        : page.invokeMethodAsync('Take', file.name, file.size, isForText, DotNet.createJSStreamReference(file))).catch(() => { });
    }
  };

  input.addEventListener('change', () => {
    send([...input.files], intoText);
    intoText = false;
    input.value = '';
  }, { signal });

  // The editor's button asks for a picture to show.
  document.addEventListener('picture-wanted', () => {
    intoText = true;
    input.click();
  }, { signal });
  zone.addEventListener('click', event => { if (event.target.closest('label')) intoText = false; }, { signal });

  document.addEventListener('paste', event => {
    if (!event.target.matches?.(text)) return;
    const files = [...event.clipboardData.files];
    // Word processors put a picture of the text beside the text itself.
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    send(files, true);
  }, { signal });

  const place = event => event.dataTransfer?.types.includes('Files') ? event.target.closest?.(`${text}, #${zone.id}`) : null;
  const shown = target => {
    for (const one of document.querySelectorAll('.dropping')) if (one !== target) one.classList.remove('dropping');
    target?.classList.add('dropping');
  };
  document.addEventListener('dragover', event => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    // Dropped beside the fields a file would replace the page, and what was typed with it.
    event.preventDefault();
    const target = place(event);
    event.dataTransfer.dropEffect = target ? 'copy' : 'none';
    shown(target);
  }, { signal });
  document.addEventListener('dragleave', event => { if (!event.relatedTarget) shown(null); }, { signal });
  document.addEventListener('drop', event => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const target = place(event);
    shown(null);
    if (target) send([...event.dataTransfer.files], target !== zone);
  }, { signal });

  return { dispose() { listening.abort(); } };
}
