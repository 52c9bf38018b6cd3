/** The count of a clock that was suspended or extended, day by day up to the end that its ledger comes to. */

import { formatDay, parseDay } from '../calendar/day.ts';
import { formatInstant } from '../calendar/instant.ts';
import { toLocal } from '../calendar/zone.ts';
import { explain, type Step } from './explain.ts';
import { type LedgerInput, ledgerDue } from './ledger.ts';
import { amountOf, isCalendarEnd, isExact } from './length.ts';
import { joined, type Stretch, wholeDays } from './suspension.ts';

/** A longer count shows its beginning and its end. */
const HEAD = 300;
const TAIL = 100;

const gapsOf = ({ entries, start }: LedgerInput): Stretch[] =>
  joined(
    entries.filter((entry) => entry.kind === 'suspended'),
    start,
  );

/** How many days are to be counted in all; without a bound where lengths of different kinds were added up. */
function budget({ length, entries }: LedgerInput): number {
  const all = [length, ...entries.flatMap((entry) => (entry.kind === 'extended' ? [entry.length] : []))];
  const amounts = all.map(amountOf);
  const [{ unit } = amountOf(length)] = amounts;
  const plain = unit === 'workingDays' || unit === 'calendarDays';
  return plain && amounts.every((one) => one.unit === unit)
    ? amounts.reduce((sum, { n }) => sum + n, 0)
    : Number.POSITIVE_INFINITY;
}

/** The day on which the count stands still or ends. */
function lastOf(input: LedgerInput, start: number): number {
  const { due } = ledgerDue(input);
  const end = due ? parseDay(due.day) : undefined;
  if (end?.ok) return end.value;
  const open = gapsOf(input).find(({ to }) => to === Number.POSITIVE_INFINITY);
  return open ? toLocal(formatInstant(open.from), input.zone).day : start;
}

function countDays(input: LedgerInput): Step[] {
  const { calendar, firstDay, zone } = input;
  const amount = amountOf(input.length);
  const start = toLocal(input.start, zone).day;
  const first = start + (firstDay === 'counted' && amount.n > 0 && !isCalendarEnd(amount) ? 0 : 1);
  const still = gapsOf(input)
    .filter(({ to }) => to !== Number.POSITIVE_INFINITY)
    .map((gap) => wholeDays(gap, first, zone));
  const most = budget(input);
  const last = lastOf(input, start);
  let n = 0;
  const step = (day: number): Step => {
    const { working, why, title } = calendar.describe(day);
    const suspended = still.some((gap) => day >= gap.first && day < gap.first + gap.count);
    const falls = day >= first && n < most && (amount.unit !== 'workingDays' || working);
    const counts = falls && !suspended;
    if (counts) n += 1;
    const rest = why === 'holiday' ? 'holiday' : 'restDay';
    const plain = counts ? (why === 'shifted' ? 'shifted' : 'counted') : working ? 'movedLater' : rest;
    const said = day === start ? 'start' : suspended ? 'suspended' : plain;
    return {
      day: formatDay(day),
      n: counts ? n : null,
      why: said,
      ...(title === undefined ? {} : { title }),
    };
  };
  const steps = Array.from({ length: Math.max(1, last - start + 1) }, (_, i) => step(start + i));
  return steps.length <= HEAD + TAIL ? steps : [...steps.slice(0, HEAD), ...steps.slice(-TAIL)];
}

/** By the clock: begun, each suspension, and the end as it stands. */
function moments(input: LedgerInput): Step[] {
  const [begun] = explain(input);
  const at = (instant: number, why: Step['why']): Step => {
    const text = formatInstant(instant);
    return { day: formatDay(toLocal(text, input.zone).day), n: null, why, at: text };
  };
  const still = gapsOf(input).map(({ from }) => at(from, 'suspended'));
  const { due } = ledgerDue(input);
  return [
    begun!,
    ...still,
    ...(due ? [{ day: due.day, n: null, why: 'counted' as const, at: due.due }] : []),
  ];
}

/** As `explain`; days on which the clock stood still are `suspended`. */
export function explainLedger(input: LedgerInput): Step[] {
  if (input.entries.length === 0) return explain(input);
  const amount = amountOf(input.length);
  return isExact(amount) || amount.unit === 'none' ? moments(input) : countDays(input);
}
