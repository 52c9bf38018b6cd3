/** A duty falls: a record without a complaint is opened for its holder, once for each day it falls on. */
import { formatDay, parseDay } from '../calendar/day.ts';
import { toInstant, toLocal } from '../calendar/zone.ts';
import { open } from '../complaint/open.ts';
import { asking, type Opened, running } from '../complaint/run.ts';
import type { World } from '../complaint/world.ts';
import { ok, type Result } from '../problem.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Duty } from '../ruleset/types.ts';
import { type Falling, lastFalling, periodFor } from './falling.ts';
import { dutyProcedureId, isWritten } from './procedure.ts';

/** The same on every server: a second opening is a clash, not a second task. */
export const dutyRecordId = (duty: string, day: string): string => `duty-${duty}-${day}`;

export interface Fallen extends Falling {
  duty: Duty;
  /** Of the record that is opened for it. */
  id: string;
}

type Seen = Pick<World, 'now' | 'params' | 'calendar'>;

/** Written duties that fell last and can still be done in time. Problems: `duty.rule`, `length.invalid`. */
export function fallenDuties(rules: Rules, { now, params, calendar }: Seen): Result<Fallen[]> {
  const { zone } = rules.set.ruleset;
  const today = toLocal(now, zone).day;
  const fallen: Fallen[] = [];
  for (const duty of rules.set.duties.duties.filter(isWritten)) {
    const last = lastFalling(duty, today, { zone, calendar, params });
    if (!last.ok) return last;
    if (!last.value || (last.value.until && last.value.until < formatDay(today))) continue;
    fallen.push({ ...last.value, duty, id: dutyRecordId(duty.id, last.value.day) });
  }
  return ok(fallen);
}

/** The period of its material, or of the register's unit: `2024-06`; '' without material. */
export function materialPeriod(rules: Rules, { material }: Duty, day: string): string {
  const unit = rules.registers.get(material?.register ?? '')?.period?.unit ?? 'month';
  return material ? periodFor(day, unit, material.period) : '';
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
