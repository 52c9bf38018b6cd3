/** Lays fields on columns (four, if nothing else is said) without holes: what would stay empty at the end of a line goes to its texts. */

export interface Cell {
  span: number;
  /** A text whose width nobody has chosen may take more. */
  stretches: boolean;
}

const COLUMNS = 4;

/** Shares the columns left over in one line among the cells that may take them, the first ones first. */
function widened(line: Cell[], columns: number): number[] {
  const spans = line.map((c) => c.span);
  const takers = line.flatMap((c, i) => (c.stretches ? [i] : []));
  let left = columns - spans.reduce((sum, s) => sum + s, 0);
  for (let i = 0; takers.length && left > 0; i++, left--) spans[takers[i % takers.length]!]! += 1;
  return spans;
}

export function fillRows(cells: Cell[], columns = COLUMNS): number[] {
  const lines: Cell[][] = [];
  let room = 0;
  for (const cell of cells) {
    if (cell.span > room) {
      lines.push([]);
      room = columns;
    }
    lines.at(-1)!.push(cell);
    room -= cell.span;
  }
  return lines.flatMap((line) => widened(line, columns));
}
