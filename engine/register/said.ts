/** Rows of a register in words: as they are shown, and what is sought in them. */
import type { Reader } from '../form/localize.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Register, RegisterColumn } from '../ruleset/types.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import { sayCell } from './cell.ts';
import type { RegisterPage, RegisterQuery, RegisterRow } from './shapes.ts';
import { markedColumn, voidOf } from './void.ts';

type Row = RegisterPage['groups'][number]['rows'][number];

export const numeric = ({ type }: RegisterColumn): boolean => type === 'number' || type === 'amount';

/** One cell of a row. */
export const sayOf = (column: RegisterColumn, { cells, erased }: RegisterRow, reader: Reader): string =>
  erased?.includes(column.id) ? wordsOf(reader.language).erased : sayCell(column, cells[column.id], reader);

/** Of a void row the number has the reason beside it; its figures are struck out, for nothing adds them up. */
function cellsOf(register: Register, row: RegisterRow, marked: RegisterColumn, reader: Reader): string[] {
  const texts = register.columns.map((column) => sayOf(column, row, reader));
  const reason = voidOf(row);
  if (reason === undefined) return texts;
  const mark = fillIn(wordsOf(reader.language).book.void, { reason });
  return texts.map((text, at) => {
    const column = register.columns[at]!;
    if (column === marked) return [text, mark].filter(Boolean).join(' ');
    return numeric(column) ? '' : text;
  });
}

/** Says rows of a register as they are shown. */
export function sayerOf(rules: Rules, id: string, reader: Reader): (row: RegisterRow) => Row {
  const register = rules.registers.get(id)!;
  const marked = markedColumn(rules, register);
  return (row) => ({
    complaint: row.complaint,
    cells: cellsOf(register, row, marked, reader),
    ...(voidOf(row) === undefined ? {} : { void: true as const }),
  });
}

/** Whether a row is asked for: by the value itself, or by a part of what is said. */
export function wantedBy(
  rules: Rules,
  id: string,
  { filter = {}, search = '' }: RegisterQuery,
  reader: Reader,
): (row: RegisterRow) => boolean {
  const asked = Object.entries(filter).filter(([, wanted]) => wanted !== '');
  if (asked.length === 0 && search === '') return () => true;
  const { columns } = rules.registers.get(id)!;
  const say = sayerOf(rules, id, reader);
  const sought = search.toLowerCase();
  return (row) => {
    const { cells } = say(row);
    if (sought !== '' && !cells.some((cell) => cell.toLowerCase().includes(sought))) return false;
    return asked.every(([column, wanted]) => {
      const said = cells[columns.findIndex(({ id: own }) => own === column)] ?? '';
      return String(row.cells[column]) === wanted || said.includes(wanted);
    });
  };
}
