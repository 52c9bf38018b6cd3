/** A duty falls: a record without a complaint is opened for its holder, once for each day it falls on. */
import { formatDay, parseDay } from '../calendar/day.ts';
import { toInstant, toLocal } from '../calendar/zone.ts';
import { open } from '../complaint/open.ts';
import { asking, type Opened, running } from '../complaint/run.ts';
import type { World } from '../complaint/world.ts';
import { ok, type Result } from '../problem.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Duty } from '../ruleset/types.ts';
import { type Falling, fallings, lastFalling, type Place } from './falling.ts';
import { materialPeriod } from './period.ts';
import { dutyProcedureId, isWritten } from './procedure.ts';
import { isWanted } from './wanted.ts';

/** The same on every server: a second opening is a clash, not a second task. */
export const dutyRecordId = (duty: string, day: string): string => `duty-${duty}-${day}`;

export interface Fallen extends Falling {
  duty: Duty;
  /** Of the record that is opened for it. */
  id: string;
}

type Seen = Pick<World, 'now' | 'params' | 'calendar'>;

/** By duty: the local day of its latest record. */
export type Latest = Record<string, string>;

/** One that was never opened begins with the last day it fell on, if it can still be done in time. */
function fallenOf(duty: Duty, today: number, place: Place, after: string | undefined): Result<Falling[]> {
  const latest = after === undefined ? undefined : parseDay(after);
  if (latest?.ok) return fallings(duty, latest.value + 1, today, place);
  const last = lastFalling(duty, today, place);
  if (!last.ok) return last;
  const open = last.value && !(last.value.until && last.value.until < formatDay(today));
  return ok(open ? [last.value!] : []);
}

/** Written duties that fell since their latest record, in the order of their days. Problems: `duty.rule`, `length.invalid`. */
export function fallenDuties(
  rules: Rules,
  { now, params, calendar }: Seen,
  latest: Latest = {},
): Result<Fallen[]> {
  const { zone } = rules.set.ruleset;
  const today = toLocal(now, zone).day;
  const fallen: Fallen[] = [];
  for (const duty of rules.set.duties.duties.filter(isWritten)) {
    const all = fallenOf(duty, today, { zone, calendar, params }, latest[duty.id]);
    if (!all.ok) return all;
    const wanted = all.value.filter(({ day }) => isWanted(rules, duty, day, params));
    fallen.push(...wanted.map((one) => ({ ...one, duty, id: dutyRecordId(duty.id, one.day) })));
  }
  return ok(fallen.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)));
}

/** Opens the record at the first moment of its day. Problems: those of holders and parameters. */
export function openDuty(rules: Rules, { duty, day, id }: Fallen, world: World): Result<Opened[]> {
  const parsed = parseDay(day);
  if (!parsed.ok) return parsed;
  const occurredAt = toInstant(parsed.value, 0, rules.set.ruleset.zone);
  const run = { ...asking(rules, null, world), occurredAt };
  const fell = { id: duty.id, day, period: materialPeriod(rules, duty, day) };
  const done = running(() =>
    open(run, { id, procedure: dutyProcedureId(duty.id), sections: [], duty: fell }),
  );
  return done.ok ? ok(run.opened) : done;
}
