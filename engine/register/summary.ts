/** What stands below a register's rows: how many of each value, and figures held against their targets. */
import type { World } from '../complaint/world.ts';
import type { Reader } from '../form/localize.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import { settled } from '../ruleset/open.ts';
import type { Register, RegisterColumn, RegisterIndicator, RegisterStatistic } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import { sayCell } from './cell.ts';
import { countsPlace } from './place.ts';
import type { RegisterRow, RegisterSummary } from './shapes.ts';

type Params = World['params'];

/** `33.3 %`; '' of nothing. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '' : `${((part / whole) * 100).toFixed(1)} %`;

/** Exact to the hundredth. */
export const sumOf = (values: unknown[]): number =>
  values.reduce<number>((total, value) => total + Math.round(Number(value ?? 0) * 100), 0) / 100;

const left = (title: string) => ({ title, align: 'left' as const });
const right = (title: string) => ({ title, align: 'right' as const });

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
const wantedOf = ([said, [first]]: [string, RegisterRow[]], { id }: RegisterColumn): string => {
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

const isThere = (value: unknown): boolean =>
  value === true || (value !== false && value !== null && value !== undefined);

/** What an indicator's expression sees. */
function countsOf({ columns }: Register, rows: RegisterRow[]) {
  const each = (make: (values: unknown[]) => number) =>
    Object.fromEntries(columns.map(({ id }) => [id, make(rows.map(({ cells }) => cells[id]))]));
  return { count: rows.length, counts: each((values) => values.filter(isThere).length), sums: each(sumOf) };
}

interface Target {
  word: 'atLeast' | 'atMost';
  n: number;
}

/** Undefined where there is none, or the adopter has not set it. */
function targetOf({ target }: RegisterIndicator, params: Params): Target | undefined {
  const [word, open] = (Object.entries(target ?? {})[0] ?? []) as [Target['word']?, number?];
  const n = open === undefined ? undefined : settled<number>(open, params);
  return word && n !== undefined ? { word, n } : undefined;
}

const meets = (value: number, { word, n }: Target): boolean => (word === 'atLeast' ? value >= n : value <= n);

/** Two decimals at most. */
const figure = (value: number): string => String(Math.round(value * 100) / 100);

function indicatorRow(
  register: Register,
  indicator: RegisterIndicator,
  counts: ReturnType<typeof countsOf>,
  reader: Reader,
  params: Params,
): string[] {
  const words = wordsOf(reader.language).summary;
  const result = reader.rules.expression(indicator.value, countsPlace(register)).json(counts);
  const value = result.ok && typeof result.value === 'number' ? result.value : undefined;
  const target = targetOf(indicator, params);
  const unit = indicator.unit ? ` ${localize(indicator.unit, reader.language)}` : '';
  const judged = value === undefined || !target ? undefined : meets(value, target);
  const missed = indicator.veto ? words.veto : words.missed;
  return [
    localize(indicator.title, reader.language),
    value === undefined ? words.none : figure(value) + unit,
    target ? fillIn(words[target.word], { n: `${target.n}${unit}` }) : '',
    judged === undefined ? '' : judged ? words.met : missed,
  ];
}

function indicators(
  register: Register,
  rows: RegisterRow[],
  reader: Reader,
  params: Params,
): RegisterSummary[] {
  const { indicators: all = [] } = register;
  if (all.length === 0) return [];
  const words = wordsOf(reader.language).summary;
  const counts = countsOf(register, rows);
  const columns = [left(words.indicator), right(words.value), right(words.target), right(words.result)];
  const said = all.map((indicator) => indicatorRow(register, indicator, counts, reader, params));
  const shown = all.some(({ target }) => target) ? columns.length : 2;
  return [
    {
      id: 'indicators',
      title: words.indicators,
      clause: [...new Set(all.flatMap(({ clause }) => clausesOf(clause)))],
      columns: columns.slice(0, shown),
      rows: said.map((row) => row.slice(0, shown)),
    },
  ];
}

export const summariesOf = (
  register: Register,
  rows: RegisterRow[],
  reader: Reader,
  params: Params,
  beside: Beside[] = [],
): RegisterSummary[] => [
  ...(register.statistics ?? []).map((one) => statistic(register, one, rows, reader, beside)),
  ...indicators(register, rows, reader, params),
];
