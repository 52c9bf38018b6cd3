/** Dates that must not lie before or after another one, counted in working days where the rule set says so. */

import { parseDay } from '../calendar/day.ts';
import type { Calendar } from '../calendar/working-days.ts';
import { toInstant } from '../calendar/zone.ts';
import { dueBefore } from '../deadline/backwards.ts';
import { due } from '../deadline/due.ts';
import { parseLength } from '../deadline/length.ts';
import type { DateBound, Field } from '../ruleset/types.ts';
import type { Bounds } from './limits.ts';

interface Place {
  zone: string;
  calendar: Calendar;
}

const rule = ({ zone, calendar }: Place) =>
  ({ firstDay: 'notCounted', restDay: 'stays', endOfDay: '24:00', zone, calendar }) as const;

/** The last day allowed or the first, ISO; null where there is nothing to count from yet. */
export function boundOf({ plus, minus }: DateBound, from: unknown, place: Place): string | null {
  const day = typeof from === 'string' ? parseDay(from.slice(0, 10)) : undefined;
  if (!day?.ok) return null;
  const planned = String(from).slice(0, 10);
  const start = toInstant(day.value, 0, place.zone);
  const length = plus || minus ? parseLength(plus ?? minus) : undefined;
  if (!length) return planned;
  if (!length.ok) return null;
  if (plus) return due({ start, length: length.value, ...rule(place) })?.day ?? null;
  const before = dueBefore({ planned, length: length.value, now: start, ...rule(place) });
  return before.ok ? (before.value?.day ?? null) : null;
}

/** Both bounds of a field; `value` gives what an expression yields now. */
export const boundsOf = (
  { notBefore, notAfter }: Pick<Field, 'notBefore' | 'notAfter'>,
  value: (text: string) => unknown,
  place: Place,
): Bounds => ({
  first: notBefore ? boundOf(notBefore, value(notBefore.date), place) : null,
  last: notAfter ? boundOf(notAfter, value(notAfter.date), place) : null,
});
