/** Clocks counted: how many limits were kept, how long it took, and how late the others were. */

import { sayLengthAs } from '../complaint/clock-views.ts';
import type { Reader } from '../form/localize.ts';
import { periodOfDay, unitOf } from './period.ts';
import { share } from './summary.ts';

/** Clocks of one deadline, department, standing and unit that were due in one month. */
export interface Tally {
  deadline: string;
  department: string | null;
  state: string;
  unit: string | null;
  month: string;
  n: number;
  /** Of all of them together, and the most that one was late. */
  took: number;
  lateBy: number;
  most: number;
}

/** In what way a limit was kept, and the states of clocks that say so. */
export const WAYS = {
  inTime: ['ended'],
  late: ['endedLate'],
  overdue: ['missed'],
  running: ['running', 'suspended'],
} as const;

export type Way = keyof typeof WAYS;
export const ways = Object.keys(WAYS) as Way[];

export const isWay = (text: string | undefined): text is Way => ways.some((way) => way === text);

export const wayOf = (state: string): Way =>
  ways.find((way) => (WAYS[way] as readonly string[]).includes(state)) ?? 'running';

/** What is asked of them: as a register is asked, `filter` by deadline, department or way. */
export interface TimelinessAsk {
  period?: string;
  filter: { deadline?: string; department?: string; way?: string };
}

const inPeriod = (period: string | undefined, { month }: Tally): boolean =>
  !period || periodOfDay(`${month}-01`, unitOf(period)) === period;

export function fitting({ period, filter }: TimelinessAsk, tallies: Tally[]): Tally[] {
  const { deadline, department, way } = filter;
  return tallies.filter(
    (one) =>
      inPeriod(period, one) &&
      (!deadline || one.deadline === deadline) &&
      (!department || one.department === department) &&
      (!way || wayOf(one.state) === way),
  );
}

export const sum = (tallies: Tally[], of: (tally: Tally) => number): number =>
  tallies.reduce((total, one) => total + of(one), 0);

export const countOf = (tallies: Tally[], ...which: Way[]): number =>
  sum(
    tallies.filter(({ state }) => which.includes(wayOf(state))),
    ({ n }) => n,
  );

/** Of those that are decided: kept, or not. */
export const kept = (tallies: Tally[]): string =>
  share(countOf(tallies, 'inTime'), countOf(tallies, 'inTime', 'late', 'overdue'));

/** Nothing where they are counted in different units. */
function said(tallies: Tally[], n: number, reader: Reader): string {
  const units = new Set(tallies.map(({ unit }) => unit));
  const [unit] = units;
  return units.size === 1 && unit ? sayLengthAs(unit, n, reader.language) : '';
}

/** The mean of those that say so much. */
function mean(tallies: Tally[], of: (tally: Tally) => number, reader: Reader): string {
  const measured = tallies.filter(({ unit }) => unit !== null);
  const count = sum(measured, ({ n }) => n);
  return count === 0 ? '' : said(measured, sum(measured, of) / count, reader);
}

const late = (tallies: Tally[]): Tally[] => tallies.filter(({ state }) => state === 'endedLate');

export function cellsOf(tallies: Tally[], beside: Tally[][], reader: Reader): string[] {
  const most = Math.max(0, ...late(tallies).map((one) => one.most));
  return [
    String(sum(tallies, ({ n }) => n)),
    ...ways.map((way) => String(countOf(tallies, way))),
    kept(tallies),
    ...beside.map(kept),
    mean(
      tallies.filter(({ state }) => state === 'ended' || state === 'endedLate'),
      ({ took }) => took,
      reader,
    ),
    mean(late(tallies), ({ lateBy }) => lateBy, reader),
    most === 0 ? '' : said(late(tallies), most, reader),
  ];
}
