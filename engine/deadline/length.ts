/** How long a deadline is: a JSON object with exactly one unit, and whether its end binds (`soft` is only shown). */

import { fail, ok, type Problem, problem, type Result } from '../problem.ts';

interface Amounts {
  /** Elapsed time, to the second. */
  minutes: number;
  hours: number;
  /** Time of work by the calendar's weekly hours. */
  workingMinutes: number;
  workingHours: number;
  /** Counted by whole local days. */
  calendarDays: number;
  workingDays: number;
  weeks: number;
  months: number;
  /** This day of the month after the start's, or that month's last day. */
  dayOfNextMonth: number;
  /** The end of this week (0, Sunday), month, quarter or year, or of the n-th after it. */
  endOfWeek: number;
  endOfMonth: number;
  endOfQuarter: number;
  endOfYear: number;
  /** The end of the day on which it starts. */
  endOfDay: true;
  /** A span that never ends. */
  none: true;
}

export type Unit = keyof Amounts;

/** As loose as the type generated from the meta-schema; that exactly one unit is there is what `parseLength` checks. */
export type Length = Partial<Amounts> & { soft?: boolean };

export interface Amount {
  unit: Unit;
  /** 1 for the units that are not counted. */
  n: number;
}

/** Bounds of schemas/meta/common.schema.json#/$defs/length: about a century of each. */
const LIMITS: Record<Unit, readonly [number, number] | true> = {
  minutes: [0, 525600],
  hours: [0, 87600],
  workingMinutes: [0, 525600],
  workingHours: [0, 20000],
  calendarDays: [0, 36600],
  workingDays: [0, 20000],
  weeks: [0, 5000],
  months: [0, 1200],
  dayOfNextMonth: [1, 31],
  endOfWeek: [0, 5000],
  endOfMonth: [0, 1200],
  endOfQuarter: [0, 400],
  endOfYear: [0, 100],
  endOfDay: true,
  none: true,
};

const isUnit = (key: string): key is Unit => Object.hasOwn(LIMITS, key);

/** `n` of every unit that takes it; those that are not counted too. */
export const lengthsOf = (n: number): Length[] =>
  Object.keys(LIMITS)
    .map((unit) => ({ [unit]: LIMITS[unit as Unit] === true ? true : n }))
    .filter((length) => parseLength(length).ok);

const invalid = (reason: string, path: string, params: Record<string, unknown> = {}): Problem =>
  problem('length.invalid', path, { reason, ...params });

function checkAmount(unit: Unit, value: unknown): Problem[] {
  const limit = LIMITS[unit];
  if (limit === true) return value === true ? [] : [invalid('notTrue', `/${unit}`)];
  const [min, max] = limit;
  const right = Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
  return right ? [] : [invalid('notInRange', `/${unit}`, { min, max })];
}

/** `length.invalid` with a `reason`: notAnObject, units (none or several), unknownKey, notInRange, notTrue, soft. */
export function parseLength(json: unknown): Result<Length> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return fail(invalid('notAnObject', ''));
  const entries = Object.entries(json);
  const units = entries.map(([key]) => key).filter(isUnit);
  const problems = entries.flatMap(([key, value]) => {
    if (isUnit(key)) return checkAmount(key, value);
    if (key !== 'soft') return [invalid('unknownKey', '', { key })];
    return typeof value === 'boolean' ? [] : [invalid('soft', '/soft')];
  });
  if (units.length !== 1) problems.push(invalid('units', '', { units }));
  return problems.length > 0 ? fail(...problems) : ok(json as Length);
}

export function amountOf(length: Length): Amount {
  for (const [unit, value] of Object.entries(length))
    if (isUnit(unit) && value !== undefined) return { unit, n: value === true ? 1 : Number(value) };
  return { unit: 'none', n: 1 };
}

/** Without words of any language, for logs and comparisons: `workingDays:5`, `endOfDay`, `hours:2 soft`. */
export function formatLength(length: Length): string {
  const { unit, n } = amountOf(length);
  return (LIMITS[unit] === true ? unit : `${unit}:${n}`) + (length.soft ? ' soft' : '');
}

const ends: readonly Unit[] = [
  'dayOfNextMonth',
  'endOfWeek',
  'endOfMonth',
  'endOfQuarter',
  'endOfYear',
  'endOfDay',
];

/** Ends with a day of the calendar, however many days lie between: nothing is counted. */
export const isCalendarEnd = ({ unit }: Pick<Amount, 'unit'>): boolean => ends.includes(unit);

/** Of working time its minutes; undefined of any other. */
export function workingMinutesOf({ unit, n }: Amount): number | undefined {
  if (unit === 'workingHours') return n * 60;
  return unit === 'workingMinutes' ? n : undefined;
}

/** Ends at a moment rather than with a day. */
export const isExact = (amount: Amount): boolean =>
  amount.unit === 'minutes' || amount.unit === 'hours' || workingMinutesOf(amount) !== undefined;
