/** Complaints of the past played under the rules in force and under the draft: where the two part. */

import type { Event, HolderNow } from '../../complaint/events.ts';
import { sayHolderNow } from '../../complaint/timeline.ts';
import { holdsAs } from '../../permission/can.ts';
import type { Problem } from '../../problem.ts';
import { type Outcome, type Played, playScenario } from '../../proof/scenario.ts';
import type { Rules } from '../../ruleset/rules.ts';
import type { Step } from '../../ruleset/types.ts';
import { type Language, localize } from '../../text/language.ts';
import type { Ground } from './played.ts';
import { retold } from './retell.ts';

export interface Past {
  complaint: string;
  events: Event[];
}

/** `where` and what stood there before and would now; '' for nothing. */
export interface Parting {
  kind: 'elsewhere' | 'approver' | 'late' | 'inTime' | 'refused';
  where: string;
  before: string;
  after: string;
}

export interface DryRun {
  complaint: string;
  /** Absent where it cannot be told again: it came of another complaint, or other rules were followed. */
  partings?: Parting[];
}

/** More changes of hands than any complaint takes are no change of hands. */
const MOST = 12;

/** Who may do the step instead, where the one who did it may not. */
function another({ cast }: Ground, { state }: Played, step: Step): string | undefined {
  const task = state.tasks.findLast(({ rule, state: now }) => rule === step.task && now === 'open');
  if (!task || holdsAs({ people: cast.people }, step.by ?? '', task)) return undefined;
  return cast.people.find(({ id }) => holdsAs({ people: cast.people }, id, task))?.id;
}

/** A step that gives back is called by the action that the rules have for it. */
function named(rules: Rules, procedure: string, step: Step): Step {
  if (step.action !== 'return' || !step.task) return step;
  const actions = rules.procedures.get(procedure)?.tasks.get(step.task)?.actions ?? [];
  return { ...step, action: actions.find(({ kind }) => kind === 'return')?.id ?? 'return' };
}

const play = ({ rules, cast, calendar }: Ground, steps: Step[]): Outcome =>
  playScenario(rules, { id: 'past', title: 'past', steps }, cast, calendar);

interface Way {
  outcome: Outcome;
  complaint?: Played;
  /** Why a step was refused, with its task. */
  refused?: { task: string; problem: Problem };
}

/** Played to the end, other hands taking over where the same may not; of several complaints the one of this procedure. */
function wayOf(ground: Ground, steps: Step[], procedure: string): Way {
  let tried = steps.map((step) => named(ground.rules, procedure, step));
  for (let hands = 0; ; hands++) {
    const outcome = play(ground, tried);
    const nth = Math.max(
      0,
      outcome.complaints.findIndex(({ state }) => state.procedure === procedure),
    );
    if (nth > 0 && tried[1] && tried[1].complaint !== nth + 1) {
      tried = tried.map((step, i) => (i === 0 ? step : { ...step, complaint: nth + 1 }));
      continue;
    }
    const complaint = outcome.complaints[nth];
    const failed = outcome.happened.findIndex(({ problems }) => problems.length > 0);
    if (failed < 0) return { outcome, complaint };
    const step = tried[failed]!;
    const until = play(ground, tried.slice(0, failed + 1)).complaints[nth];
    const person = hands < MOST && until ? another(ground, until, step) : undefined;
    const [problem] = outcome.happened[failed]!.problems;
    if (!person) return { outcome, complaint: until, refused: { task: step.task ?? '', problem: problem! } };
    tried = tried.with(failed, { ...step, by: person });
  }
}

interface Trace {
  stages: string[];
  holders: Map<string, string>;
  missed: Map<string, string>;
}

function traceOf({ rules, cast }: Ground, { complaint }: Way, language: Language): Trace {
  const trace: Trace = { stages: [], holders: new Map(), missed: new Map() };
  const reader = { rules, directory: { people: cast.people }, language };
  const said = (holder: HolderNow) => sayHolderNow(holder, reader);
  for (const event of complaint?.events ?? []) {
    if (event.type === 'stage.entered') trace.stages.push(event.stage);
    if (event.type === 'task.assigned' && !trace.holders.has(event.rule))
      trace.holders.set(event.rule, said(event.holder));
    if (event.type === 'clock.missed') trace.missed.set(event.deadline, event.due);
  }
  return trace;
}

function titles({ rules }: Ground, procedure: string) {
  const of = rules.procedures.get(procedure);
  return (stage: string | undefined, language: Language): string =>
    stage === undefined ? '' : localize(of?.stages.get(stage)?.stage.title, language) || stage;
}

interface Both {
  before: { ground: Ground; way: Way; trace: Trace };
  after: { ground: Ground; way: Way; trace: Trace };
  procedure: string;
  language: Language;
}

function elsewhere({ before, after, procedure, language }: Both): Parting[] {
  const [a, b] = [before.trace.stages, after.trace.stages];
  const at = Array.from({ length: Math.max(a.length, b.length) }).findIndex((_, i) => a[i] !== b[i]);
  // What was refused ends there; that is said by itself.
  if (at < 0 || (after.way.refused && b[at] === undefined)) return [];
  const [old, now] = [titles(before.ground, procedure), titles(after.ground, procedure)];
  return [
    {
      kind: 'elsewhere',
      where: old(a[at - 1], language),
      before: old(a[at], language),
      after: now(b[at], language),
    },
  ];
}

function approvers({ before, after, procedure, language }: Both): Parting[] {
  const of = before.ground.rules.procedures.get(procedure);
  return [...before.trace.holders].flatMap(([rule, was]): Parting[] => {
    const now = after.trace.holders.get(rule);
    if (now === undefined || now === was) return [];
    const { task, stage } = of?.tasks.get(rule) ?? {};
    const where = localize(task?.title ?? stage?.title, language) || rule;
    return [{ kind: 'approver', where, before: was, after: now }];
  });
}

const late = ({ before, after, language }: Both): Parting[] => {
  const [was, now] = [before.trace.missed, after.trace.missed];
  const parted = (
    kind: 'late' | 'inTime',
    ids: Map<string, string>,
    others: Map<string, string>,
    { rules }: Ground,
  ) =>
    [...ids.keys()]
      .filter((id) => !others.has(id))
      .map(
        (id): Parting => ({
          kind,
          where: localize(rules.deadlines.get(id)?.title, language) || id,
          before: '',
          after: '',
        }),
      );
  return [...parted('late', now, was, after.ground), ...parted('inTime', was, now, before.ground)];
};

/** `say` puts a problem into the reader's words. */
export function dryRun(
  before: Ground,
  after: Ground,
  { complaint, events }: Past,
  language: Language,
  say: (problem: Problem) => string,
): DryRun {
  const [first] = events;
  const steps = retold(events, before.rules.set.ruleset.zone);
  if (!steps || first?.type !== 'complaint.opened') return { complaint };
  const { procedure } = first;
  const old = wayOf(before, steps, procedure);
  // Told wrongly it would part from anything.
  if (old.refused || !old.complaint) return { complaint };
  const now = wayOf(after, steps, procedure);
  const both: Both = {
    before: { ground: before, way: old, trace: traceOf(before, old, language) },
    after: { ground: after, way: now, trace: traceOf(after, now, language) },
    procedure,
    language,
  };
  const task = now.refused && before.rules.procedures.get(procedure)?.tasks.get(now.refused.task);
  const refused: Parting[] = now.refused
    ? [
        {
          kind: 'refused',
          where: localize(task?.task.title ?? task?.stage.title, language),
          before: '',
          after: say(now.refused.problem),
        },
      ]
    : [];
  return { complaint, partings: [...elsewhere(both), ...approvers(both), ...late(both), ...refused] };
}
