/** Text in a cell of a Markdown table, where it stands for itself. */
export function markdownText(text: string): string {
  return text.replaceAll(/[\\`*_|<>[\]]/g, (mark) => `\\${mark}`).replaceAll('\n', ' ');
}
