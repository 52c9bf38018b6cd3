/** Cells as spreadsheets put them on the clipboard: tabs and line ends, cells with either in double quotes. */

const CELL = /"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y;

/** Rows of cells; one line end after the last row is no row. */
export function readCells(pasted: string): string[][] {
  const text = pasted.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  for (let at = 0; at <= text.length; at++) {
    CELL.lastIndex = at;
    const [all, quoted, plain] = CELL.exec(text)!;
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    at += all.length;
    if (text[at] === '\n') rows.push([]);
  }
  return rows;
}

/** A cell that begins with a quotation mark is quoted too: else it would be read as a quoted one. */
const quoted = (cell: string): string =>
  /[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

export const writeCells = (rows: string[][]): string =>
  rows.map((row) => row.map(quoted).join('\t')).join('\n');
