/** How a register went over its periods: lines of the values that stand in it most, else of all its rows. */
import type { Reader } from '../form/localize.ts';
import type { Register, RegisterColumn } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { type Book, openPage, periodsOf } from './book.ts';
import type { RegisterCourse, RegisterQuery, RegisterRow } from './shapes.ts';
import { byValue } from './summary.ts';
import { standing } from './void.ts';

/** More periods are too close, and more lines too many, to be told apart. */
const PERIODS = 24;
const LINES = 5;

/** The column that is asked for, else that of the first statistic. */
const columnOf = ({ columns, statistics }: Register, by: string | undefined): RegisterColumn | undefined =>
  columns.find(({ id }) => id === (by ?? statistics?.[0]?.by));

function linesOf(
  stretches: RegisterRow[][],
  column: RegisterColumn,
  reader: Reader,
): RegisterCourse['lines'] {
  const { none } = wordsOf(reader.language).summary;
  const all = stretches.flat();
  const most = byValue(all, column, reader).slice(0, LINES);
  const counts = stretches.map((rows) => new Map(byValue(rows, column, reader)));
  return most.map(([said]) => ({
    title: said || none,
    values: counts.map((count) => count.get(said)?.length ?? 0),
  }));
}

/** Under the filters asked for, whatever period is looked at; nothing of a book with one period or none. */
export function courseOf(
  register: Register,
  book: Book,
  { by }: RegisterQuery,
  reader: Reader,
  wanted: (row: RegisterRow) => boolean,
): { course?: RegisterCourse } {
  const periods = periodsOf(register, book).slice(0, PERIODS).toReversed();
  if (periods.length < 2) return {};
  const stretches = periods.map((period) => standing(openPage(register, book, period).rows.filter(wanted)));
  const { count } = wordsOf(reader.language).summary;
  const column = columnOf(register, by);
  const whole = { title: count, values: stretches.map((rows) => rows.length) };
  const title = column ? localize(column.title, reader.language) : count;
  const lines = column ? linesOf(stretches, column, reader) : [whole];
  return { course: { title, unit: '', periods, lines } };
}
