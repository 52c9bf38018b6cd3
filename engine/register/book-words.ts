/** What a book says of its closed periods: who closed a page, and what was corrected since. */

import type { Reader } from '../form/localize.ts';
import { nameOf } from '../form/paper-reader.ts';
import { sayInstant } from '../form/say-value.ts';
import type { Register } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import { type Closing, type Correction, changed, periodOf } from './book.ts';
import { sayCell } from './cell.ts';
import type { RegisterRow, RegisterSummary } from './shapes.ts';
import { VOID, voidOf } from './void.ts';

export function sayClosing({ at, by }: Closing, reader: Reader): string {
  const day = sayInstant(at, reader.rules.set.ruleset.zone);
  return fillIn(wordsOf(reader.language).book.closed, { day, name: nameOf(reader, by) });
}

/** A line is called by the first of its cells that says something. */
function lineName(register: Register, row: RegisterRow, reader: Reader): string {
  const said = register.columns.map((column) => sayCell(column, row.cells[column.id], reader));
  return said.find((text) => text !== '') ?? '';
}

type Line = [name: string, column: string, before: string, after: string];

function linesOf(register: Register, { entry, row, before }: Correction, reader: Reader): Line[] {
  const words = wordsOf(reader.language).book;
  const name = lineName(register, before ?? row, reader);
  if (entry === 'removed') return [[name, '', '', words.removed]];
  if (entry === 'late') return [[name, '', '', fillIn(words.late, { period: periodOf(register, row) })]];
  const columns = new Set(before ? changed(before, row) : []);
  const reason = columns.has(VOID) ? voidOf(row) : undefined;
  if (reason !== undefined) return [[name, '', '', fillIn(words.void, { reason })]];
  return register.columns
    .filter(({ id }) => columns.has(id))
    .map((column) => [
      name,
      localize(column.title, reader.language),
      sayCell(column, before?.cells[column.id], reader),
      sayCell(column, row.cells[column.id], reader),
    ]);
}

/** None, or one small table. */
export function sayCorrections(
  register: Register,
  corrections: Correction[],
  reader: Reader,
): RegisterSummary[] {
  if (corrections.length === 0) return [];
  const words = wordsOf(reader.language).book;
  const titles = [words.row, words.column, words.before, words.after];
  return [
    {
      id: 'corrections',
      title: words.corrections,
      clause: [],
      columns: titles.map((title) => ({ title, align: 'left' })),
      rows: corrections.flatMap((correction) => linesOf(register, correction, reader)),
    },
  ];
}
