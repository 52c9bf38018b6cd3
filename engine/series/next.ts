/** The next number of a series: which counter it takes, what it says, when the series is full. */

import type { Text } from '../calendar/data.ts';
import { type DayParts, partsOf } from '../calendar/day.ts';
import { fail, ok, type Problem, problem, type Result, within } from '../problem.ts';
import { type ParamReference, settled } from '../ruleset/open.ts';
import type { Holder } from '../ruleset/types.ts';
import { scattered } from './order.ts';
import { type Part, parsePattern, writeNumber } from './pattern.ts';

type Period = 'never' | 'year' | 'month' | 'day';

/** As it stands in series.json. */
export interface SeriesData {
  id: string;
  title: Text;
  /** Or the parameter that gives it. */
  pattern: string | ParamReference;
  resets: Period | ParamReference;
  overflow: 'widen' | 'refuse';
  order: 'sequential' | 'random';
  /** Which complaint a number is of is known to the holder of the key only, to nobody where there is none. */
  secret?: boolean;
  keyHeldBy?: Holder;
}

/** A series whose pattern is read and known to give each number once. */
export interface Series extends SeriesData {
  pattern: string;
  resets: Period;
  parts: readonly Part[];
  width: number;
}

export interface Numbered {
  n: number;
  text: string;
  /** The counter that was taken: its new last value is `n`. */
  key: string;
}

/** What must be written in a number that starts again with each period, or two periods would share numbers. */
const NEEDED: Record<Period, readonly (readonly string[])[]> = {
  never: [],
  year: [['yyyy', 'yy', 'roc']],
  month: [['yyyy', 'yy', 'roc'], ['MM']],
  day: [['yyyy', 'yy', 'roc'], ['MM'], ['dd']],
};

/** `series.repeats` {resets, missing}: a list of tokens of which one is missing. */
function checkPeriod(parts: readonly Part[], resets: Period): Problem[] {
  const tokens = parts.flatMap((part) => (part.kind === 'date' ? [part.token as string] : []));
  // A parameter may say what is no period.
  return (NEEDED[resets] ?? [])
    .filter((oneOf) => !oneOf.some((token) => tokens.includes(token)))
    .map((missing) => problem('series.repeats', '/pattern', { resets, missing }));
}

/** Problems of `parsePattern` under /pattern, `param.unset`, `series.repeats`. */
export function compileSeries(data: SeriesData, params: Record<string, unknown> = {}): Result<Series> {
  const unset = (path: string) => fail(problem('param.unset', path, { title: data.title }));
  const pattern = settled(data.pattern, params);
  if (pattern === undefined) return unset('/pattern');
  const parsed = parsePattern(pattern);
  if (!parsed.ok) return fail(...within(parsed.problems, '/pattern'));
  const resets = settled(data.resets, params);
  if (resets === undefined) return unset('/resets');
  const problems = checkPeriod(parsed.value, resets);
  if (problems.length > 0) return fail(...problems);
  const width = parsed.value.find((part) => part.kind === 'seq')?.width ?? 0;
  return ok({ ...data, pattern, resets, parts: parsed.value, width });
}

/** What can be said of a series before the adopter's values are known: `param.unset` is no problem yet. */
export function seriesProblems(data: SeriesData, params: Record<string, unknown> = {}): Problem[] {
  const made = compileSeries(data, params);
  return made.ok ? [] : made.problems.filter(({ code }) => code !== 'param.unset');
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

function written({ year, month, day }: DayParts, resets: Period): string {
  if (resets === 'never') return 'all';
  const steps = [pad(year, 4), pad(month, 2), pad(day, 2)];
  return steps.slice(0, { year: 1, month: 2, day: 3 }[resets]).join('-');
}

/** `all`, `2024`, `2024-07` or `2024-07-05`; `localDay` is a day number in the organization's zone. */
export const periodOf = ({ resets }: Pick<Series, 'resets'>, localDay: number): string =>
  written(partsOf(localDay), resets);

export const counterKey = (series: Pick<Series, 'id' | 'resets'>, localDay: number): string =>
  `${series.id}/${periodOf(series, localDay)}`;

/**
 * The number after `last`, the counter's value (0 when it was never taken); pure, so whoever calls holds the counter's lock.
 * `series.full` {series, period, capacity} where the series may not widen, `series.counter` {last} for an impossible value,
 * `series.noKey` {series} where numbers come out of order and no key was handed in.
 */
export function next(series: Series, localDay: number, last: number, key?: string): Result<Numbered> {
  const n = last + 1;
  if (!Number.isSafeInteger(n) || n < 1) return fail(problem('series.counter', '', { last }));
  if (series.overflow === 'refuse' && String(n).length > series.width) {
    const capacity = 10 ** series.width - 1;
    const period = periodOf(series, localDay);
    return fail(problem('series.full', '', { series: series.id, period, capacity }));
  }
  const counter = counterKey(series, localDay);
  const isRandom = series.order === 'random';
  if (isRandom && key === undefined) return fail(problem('series.noKey', '', { series: series.id }));
  const written = isRandom ? scattered(n, series.width, key!, counter) : n;
  return ok({ n, text: writeNumber(series.parts, partsOf(localDay), written), key: counter });
}
