// What the buttons of the editor write.

// The text to type, and which part of it stands for what the writer would put there: offset and length.
export function marked(mark, area, sample, more) {
  const selected = area.value.slice(area.selectionStart, area.selectionEnd);
  const before = area.value.slice(0, area.selectionStart);
  const newLine = before === '' || before.endsWith('\n') ? '' : '\n';
  const newBlock = before === '' || before.endsWith('\n\n') ? '' : newLine + '\n';
  const text = selected || sample;
  const lines = text.split('\n');
  // What was selected stays as it is; a sample is selected, to be typed over.
  const around = (start, end) => [start + text + end, start.length, selected ? 0 : text.length];
  switch (mark) {
    case 'bold': return around('**', '**');
    case 'italic': return around('*', '*');
    case 'code': return lines.length > 1 ? around(`${newBlock}\`\`\`\n`, '\n```\n') : around('`', '`');
    // With a text, what is left to type is the address.
    case 'link': return [`[${text}](https://)`, selected ? text.length + 11 : 1, selected ? 0 : text.length];
    case 'article': return [`[[${selected}`, 0, 0];
    case 'heading': return around(`${newBlock}## `, '\n\n');
    case 'list': return selected ? [newBlock + lines.map(line => `- ${line}`).join('\n') + '\n', 0, 0] : around(`${newBlock}- `, '\n');
    case 'steps': return selected ? [newBlock + lines.map((line, i) => `${i + 1}. ${line}`).join('\n') + '\n', 0, 0] : around(`${newBlock}1. `, '\n');
    case 'note': case 'warning': case 'danger': {
      const start = `${newBlock}> [!${mark.toUpperCase()}]\n`;
      return selected ? [start + lines.map(line => `> ${line}`).join('\n') + '\n\n', 0, 0] : around(`${start}> `, '\n\n');
    }
    case 'table': return [`${newBlock}| ${sample} 1 | ${sample} 2 |\n|---|---|\n| ${selected || more} | ${more} |\n\n`, newBlock.length + 2, `${sample} 1`.length];
    default: return [selected, 0, 0];
  }
}

// The button whose keys were pressed, or undefined. By the place of the key, since digits with Shift are other signs on every keyboard.
export function shortcut(toolbar, event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return undefined;
  return [...toolbar.querySelectorAll('[data-code]')].find(button =>
    button.dataset.code === event.code && (button.dataset.shift === '1') === event.shiftKey);
}
