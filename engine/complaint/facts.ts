/** What FEEL sees of a complaint: plain data, in the shape that `scopeOf` types. */
import { formatDay } from '../calendar/day.ts';
import { toLocal } from '../calendar/zone.ts';
import { amountOf } from '../deadline/length.ts';
import type { Rules } from '../ruleset/rules.ts';
import { standingSlips } from './standing-slips.ts';
import type { Clock, Complaint, IssuedSlip, Task } from './state.ts';

export type Facts = Record<string, unknown>;

/** The local day of an instant, ISO; null for none. */
export const localDay = (rules: Rules, instant: string | undefined | null): string | null =>
  instant ? formatDay(toLocal(instant, rules.set.ruleset.zone).day) : null;

/** The stage the main track stands in; null once it ended. */
export const mainStage = (rules: Rules, state: Complaint): string | null =>
  state.tracks[rules.procedures.get(state.procedure)?.main.id ?? '']?.stage ?? null;

const openTasks = (state: Complaint) => state.tasks.filter((task) => task.state === 'open');

/** The number at the head of the procedure's form, or the first one given that is no secret. */
export function numberOf(rules: Rules, state: Complaint): string | null {
  const form = rules.forms.get(rules.procedures.get(state.procedure)?.procedure.form ?? '');
  const head = form?.number ? state.numbers[form.number] : undefined;
  const open = Object.keys(state.numbers).find((series) => !rules.series.get(series)?.secret);
  return head ?? (open ? state.numbers[open]! : null);
}

function complaintFacts(rules: Rules, state: Complaint): Facts {
  const stage = mainStage(rules, state);
  const now = openTasks(state).find((task) => task.stage === stage);
  return {
    number: numberOf(rules, state),
    procedure: state.procedure,
    status: state.status,
    outcome: state.outcome ?? null,
    stage,
    stages: Object.values(state.tracks).flatMap((track) => (track.stage ? [track.stage] : [])),
    department: now?.holder.department ?? now?.holder.role ?? null,
    openedAt: state.openedAt,
    openedOn: localDay(rules, state.openedAt),
    closedAt: state.closedAt ?? null,
    closedOn: localDay(rules, state.closedAt),
    acceptedOn: localDay(rules, state.acceptedAt),
    refusedFor: state.refusedFor ?? null,
    reopened: state.reopened,
  };
}

export const clockFacts = (rules: Rules, clock: Clock): Facts => ({
  state: clock.state,
  startedOn: localDay(rules, clock.start),
  dueOn: clock.day,
  endedOn: localDay(rules, clock.endedAt),
  missed: clock.state === 'missed' || clock.state === 'endedLate',
  took: clock.took ? amountOf(clock.took).n : null,
  lateBy: clock.lateBy ? amountOf(clock.lateBy).n : null,
});

export const slipDays = (rules: Rules, slip: IssuedSlip): Facts => ({
  issuedOn: localDay(rules, slip.issuedAt),
  deliveredOn: localDay(rules, slip.deliveredAt),
  receivedOn: localDay(rules, slip.receivedAt),
  answeredOn: localDay(rules, slip.answeredAt),
});

/** Of several slips of a kind that stand the latest is seen. */
const slipFacts = (rules: Rules, state: Complaint): Facts =>
  Object.fromEntries(
    state.slips
      .filter(({ voided }) => !voided)
      .map((slip) => [
        slip.slip,
        {
          count: standingSlips(state, slip.slip).length,
          number: slip.number ?? null,
          ...slipDays(rules, slip),
        },
      ]),
  );

/** Facts of the complaint; of several clocks of one deadline the latest is seen. `task` where one is decided about. */
export function facts(rules: Rules, state: Complaint, task?: Pick<Task, 'stage' | 'rule'>): Facts {
  const sections = Object.entries(state.sections).map(([id, signed]) => [id, signed.data]);
  const records = Object.entries(state.records).map(([id, list]) => [
    id,
    list.map(({ data, key, by, round = {} }) => ({ ...data, key, by: by ?? null, round })),
  ]);
  return {
    ...Object.fromEntries(sections),
    ...Object.fromEntries(records),
    duty: state.duty ?? {},
    slips: slipFacts(rules, state),
    rounds: state.rounds,
    papers: state.papers,
    complaint: complaintFacts(rules, state),
    number: state.numbers,
    clock: Object.fromEntries(state.clocks.map((clock) => [clock.deadline, clockFacts(rules, clock)])),
    task: task ? { stage: task.stage, rule: task.rule } : {},
  };
}
