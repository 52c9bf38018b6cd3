/** What Excel allows in a cell and in a sheet's name. */

/** In UTF-16 units (Excel specifications and limits). */
const LONGEST = 32_767;
const LONGEST_NAME = 31;

/** Also the escape `_x000D_` itself, which Excel would read as a character (ECMA-376 part 1, 22.9.2.19). */
export const xml = (text: string): string =>
  /[&<>"\r]|_x/.test(text)
    ? text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll('\r', '&#13;')
        .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    : text;

/** Not even half of a pair is left behind. */
const short = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** A longer text would make the file one that Excel repairs; the mark says how long it was. */
export function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  const mark = `…【${LONGEST}/${text.length}】`;
  return short(text, LONGEST - mark.length) + mark;
}

/** No `: \ / ? * [ ]`, no quote at either end, not empty, not the reserved word. */
export function sheetName(title: string): string {
  const allowed = title.replace(/[:\\/?*[\]\p{C}]/gu, '_').trim();
  const name = short(allowed, LONGEST_NAME)
    .replace(/^'+|'+$/g, '')
    .trim();
  return name === '' || name.toLowerCase() === 'history' ? `_${name}` : name;
}
