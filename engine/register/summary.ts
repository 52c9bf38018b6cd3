/** How many rows of a register there are of each value of a column. */
import type { Reader } from '../form/localize.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Register, RegisterColumn, RegisterStatistic } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { sayCell } from './cell.ts';
import type { RegisterRow, RegisterSummary } from './shapes.ts';

/** `33.3 %`; '' of nothing. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '' : `${((part / whole) * 100).toFixed(1)} %`;

/** Exact to the hundredth. */
export const sumOf = (values: unknown[]): number =>
  values.reduce<number>((total, value) => total + Math.round(Number(value ?? 0) * 100), 0) / 100;

export const left = (title: string) => ({ title, align: 'left' as const });
export const right = (title: string) => ({ title, align: 'right' as const });

/** Rows by a value in words; a row with several values stands under each, one without under ''. */
export function byValue(
  rows: RegisterRow[],
  column: RegisterColumn,
  reader: Reader,
): [string, RegisterRow[]][] {
  const groups = new Map<string, RegisterRow[]>();
  for (const row of rows) {
    const value = row.cells[column.id];
    const values = Array.isArray(value) && value.length > 0 ? new Set(value) : [value];
    for (const one of values) {
      const said = sayCell(column, one, reader);
      const known = groups.get(said);
      if (known) known.push(row);
      else groups.set(said, [row]);
    }
  }
  return [...groups].sort(([a, most], [b, more]) => more.length - most.length || (a < b ? -1 : 1));
}

/** As the register's filter takes it: the id of one value, what is said of several. */
export const wantedOf = ([said, [first]]: [string, RegisterRow[]], { id }: RegisterColumn): string => {
  const value = first?.cells[id];
  return said === '' || value === null || Array.isArray(value) ? said : String(value);
};

/** Rows of another period, to stand beside those shown. */
export interface Beside {
  title: string;
  rows: RegisterRow[];
}

/** Values that stand in another period only are counted too: none of them now. */
function groupsBeside(rows: RegisterRow[], beside: Beside[], column: RegisterColumn, reader: Reader) {
  const now = byValue(rows, column, reader);
  const others = beside.map((one) => new Map(byValue(one.rows, column, reader)));
  const gone = others.flatMap((one) => [...one]).filter(([said]) => !now.some(([known]) => known === said));
  return { now, gone: [...new Map(gone)], others };
}

export function statistic(
  register: Register,
  { id, title, clause, by, share: shared, sums = [] }: RegisterStatistic,
  rows: RegisterRow[],
  reader: Reader,
  beside: Beside[] = [],
): RegisterSummary {
  const { language } = reader;
  const words = wordsOf(language).summary;
  const column = (wanted: string) => register.columns.find((one) => one.id === wanted)!;
  const added = sums.map(column);
  const { now, gone, others } = groupsBeside(rows, beside, column(by), reader);
  const groups = [...now, ...gone.map(([said]): [string, RegisterRow[]] => [said, []])];
  return {
    id,
    title: localize(title, language),
    clause: clausesOf(clause),
    columns: [
      left(localize(column(by).title, language)),
      right(words.count),
      ...(shared ? [right(words.share)] : []),
      ...beside.map(({ title: period }) => right(period)),
      ...added.map((one) => right(localize(one.title, language))),
    ],
    by,
    wanted: [...now, ...gone].map((one) => wantedOf(one, column(by))),
    rows: groups.map(([said, group]) => [
      said || words.none,
      String(group.length),
      ...(shared ? [share(group.length, rows.length)] : []),
      ...others.map((period) => String(period.get(said)?.length ?? 0)),
      ...added.map((one) => sayCell(one, sumOf(group.map(({ cells }) => cells[one.id])), reader)),
    ]),
  };
}
