/** A complaint from before docket: what its old record holds, put where it stood. */

import { formatDay } from '../calendar/day.ts';
import { compareInstants, toLocal } from '../calendar/zone.ts';
import { ok, problem, type Result } from '../problem.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Register } from '../ruleset/types.ts';
import { compileSeries } from '../series/next.ts';
import { counted } from '../series/written.ts';
import { catchUp } from './commands/tick.ts';
import type { Data } from './events.ts';
import { asking, found, need, type Opened, type Run, record, refuse, running, stateOf } from './run.ts';
import { emit, enterStage, procedureOf, react } from './stages.ts';
import type { World } from './world.ts';

export interface OldComplaint {
  procedure: string;
  /** Who received it: its opener. Whoever brings it in has no part in it. */
  by?: string;
  /** UTC instants: from when its limits count, and since when it stands in the stage (`now` where absent). */
  openedAt: string;
  since?: string;
  sections: Record<string, Data>;
  /** As they were given, by series. */
  numbers: Record<string, string>;
  /** Where an open one stands. */
  stage?: string;
  closed?: { outcome: string; at: string };
}

/** The counter goes on after it where the series writes such numbers; others are only known. */
function numbered(run: Run, id: string, text: string): void {
  const { rules, world, occurredAt } = run;
  const series = need(
    compileSeries(found(rules.series.get(id), 'series.unknown', { series: id }), world.params),
  );
  const day = formatDay(toLocal(occurredAt, rules.set.ruleset.zone).day);
  const { key, n } = counted(series, text, day) ?? { key: `${id}/before`, n: 0 };
  record(run, { type: 'number.given', series: id, text, key, n });
}

function signed(run: Run, section: string, data: Data, say: typeof record): void {
  const { form } = found(run.rules.sections.get(section), 'section.unknown', { section });
  say(run, { type: 'section.signed', form: form.id, section, data });
}

/** Registers that somebody enters by hand: the old book had the complaint too. */
const byHand = (rules: Rules, procedure: string): Register[] =>
  [...rules.registers.values()].filter(
    (one) => one.rows === undefined && one.over === undefined && one.procedures.includes(procedure),
  );

function closed(run: Run, { sections, closed: end, procedure }: OldComplaint): void {
  const { outcome = '', at = '' } = end ?? {};
  const known = procedureOf(run).procedure.outcomes.some(({ id }) => id === outcome);
  if (!known) refuse(problem('bring.outcome', '/outcome', { outcome }));
  if (compareInstants(at, run.occurredAt) < 0)
    refuse(problem('time.beforeOpening', '/closed', { value: at, opened: run.occurredAt }));
  for (const [section, data] of Object.entries(sections)) signed(run, section, data, record);
  for (const { id } of byHand(run.rules, procedure)) record(run, { type: 'register.entered', register: id });
  record(run, { type: 'complaint.closed', outcome }, undefined, at);
}

/** Its limits run from when it was opened; whoever holds the stage has the work. */
function standing(run: Run, { sections, stage: id, procedure, since }: OldComplaint): void {
  for (const [section, data] of Object.entries(sections)) signed(run, section, data, emit);
  for (const { id: register } of byHand(run.rules, procedure))
    record(run, { type: 'register.entered', register });
  const { track, stage } = found(procedureOf(run).stages.get(id ?? ''), 'stage.unknown', { stage: id });
  run.occurredAt = since ?? run.world.now;
  if (!stateOf(run).tracks[track.id]) emit(run, { type: 'track.began', track: track.id });
  enterStage(run, track, stage);
  catchUp(run);
}

/**
 * One complaint, opened in the past. Problems: `time.future`, `time.beforeOpening`, `procedure.unknown`,
 * `stage.unknown`, `series.unknown`, `section.unknown`, `bring.outcome` {outcome}, those of what the stage asks for.
 * The sections are taken as they are: an old record need not hold all that is asked for today.
 */
export function bring(rules: Rules, old: OldComplaint, world: World, reason: string): Result<Opened> {
  const run: Run = {
    ...asking(rules, null, world),
    occurredAt: old.openedAt,
    actor: old.by,
    lateReason: reason,
  };
  const done = running(() => {
    const { procedure, openedAt } = old;
    found(rules.procedures.get(procedure), 'procedure.unknown', { procedure });
    for (const at of [openedAt, old.since, old.closed?.at])
      if (at && compareInstants(at, world.now) > 0) refuse(problem('time.future', '', { value: at }));
    const complaint = found(run.world.ids.shift(), 'world.noId', {});
    const { id, version } = rules.set.ruleset;
    const ruleset = { id, version, hash: rules.hash };
    const opened = record(run, { type: 'complaint.opened', complaint, procedure, ruleset });
    for (const [series, text] of Object.entries(old.numbers)) numbered(run, series, text);
    if (old.closed) closed(run, old);
    else {
      react(run, ['submission.received', 'complaint.received'], opened);
      standing(run, old);
    }
    return { complaint, events: run.events };
  });
  return done.ok ? ok(done.value) : done;
}
