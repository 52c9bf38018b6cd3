/** The days on which a duty of a draft falls next. */
import { parseDay } from '../../calendar/day.ts';
import type { Calendar } from '../../calendar/working-days.ts';
import { type Falling, fallings } from '../../duty/falling.ts';
import { ok, type Result } from '../../problem.ts';
import type { Duty } from '../../ruleset/types.ts';
import { castFor } from '../cast.ts';
import type { Draft } from '../names.ts';

/** What falls more seldom is looked for further on, in days. */
const REACH = [62, 370, 1830, 3660];

/** Problems as `fallings`; the day is local, ISO. */
export function nextFallings(
  draft: Draft,
  duty: Duty,
  calendar: Calendar,
  from: string,
  count: number,
): Result<Falling[]> {
  const day = parseDay(from);
  if (!day.ok) return day;
  const params = { ...castFor(draft.set).params, ...draft.set.cast?.params };
  const place = { zone: draft.set.ruleset.zone, calendar, params };
  let found: Result<Falling[]> = ok([]);
  for (const reach of REACH) {
    found = fallings(duty, day.value, day.value + reach, place);
    if (!found.ok || found.value.length >= count) break;
  }
  return found.ok ? ok(found.value.slice(0, count)) : found;
}
