/** Moves a simulated case on, step by step, until everything it began has ended. */
import { addMinutes } from '../../calendar/zone.ts';
import type { Command } from '../../complaint/command.ts';
import type { Data } from '../../complaint/events.ts';
import type { Complaint } from '../../complaint/state.ts';
import { nextWake } from '../../complaint/wake.ts';
import { type Problem, problem } from '../../problem.ts';
import type { SectionRules } from '../../ruleset/rules.ts';
import { type Case, drawerOf, type Failure, judgeOf, perform } from './case.ts';
import { handIn } from './hand-in.ts';
import type { Lots } from './lots.ts';
import { drawMove, type Move, openTasks } from './moves.ts';
import { drawSection } from './sections.ts';
import { countRefusal, holderName } from './tally.ts';

/** So many refusals in a row are no bad luck any more. */
const mostRefusals = 40;

/** A case that keeps opening linked complaints is followed no further than this. */
const mostComplaints = 12;

const ended = ({ status, tracks }: Complaint): boolean =>
  status === 'closed' && Object.values(tracks).every((track) => track.ended);

/** Minutes: mostly within the day, sometimes overnight, now and then over a week. */
function waiting(lots: Lots): number {
  if (lots.chance(0.6)) return 5 + lots.below(240);
  return lots.chance(0.75) ? 60 + lots.below(2 * 1440) : 1440 + lots.below(9 * 1440);
}

/** Time first: what fell due has been missed by then. */
function pass(it: Case, minutes: number): void {
  it.now = addMinutes(it.now, minutes);
  for (const [index, { procedure }] of it.complaints.entries()) {
    const ticked = perform(it, index, { type: 'tick' });
    if (!ticked.ok) countRefusal(it.ground.tally, ticked.problems, `${procedure} tick`, it.seed);
  }
}

const finishes = ['submit', 'approve', 'reject', 'standing'];

const draw = (it: Case, state: Complaint, section: SectionRules) =>
  drawSection(section, judgeOf(it, state, section.section.id), drawerOf(it)) ?? {};

/** People whose times must lie together take the moment of the record before theirs (`people.together`). */
function together(state: Complaint, field: string | undefined, data: Data): Data {
  const [section = '', id = ''] = field?.split('.') ?? [];
  const before = state.records[section]?.at(-1)?.data[id];
  return before === undefined ? data : { ...data, [id]: before };
}

function commandOf(it: Case, index: number, { person: actor, task, action, kind, to }: Move): Command {
  const { rules } = it.ground;
  const state = it.complaints[index]!;
  const { procedure, tasks } = rules.procedures.get(state.procedure) ?? {};
  const filled = task ? tasks?.get(task.rule)?.task : procedure?.actions?.find(({ id }) => id === action);
  const section = rules.sections.get(filled?.section ?? '');
  const drawn = section && finishes.includes(kind) && draw(it, state, section);
  const meet = task && tasks?.get(task.rule)?.task.people?.together?.field;
  const data = drawn ? { data: together(state, meet, drawn) } : {};
  if (!task) return { type: 'standing', action, actor, ...data };
  const reason = kind === 'return' || kind === 'giveBack' ? { reason: 'again' } : {};
  return { type: 'act', task: task.id, action, actor, ...data, ...reason, ...(to ? { to } : {}) };
}

/** Problems of a refusal; none where it was done. */
function act(it: Case, index: number, move: Move): Problem[] {
  const { procedure } = it.complaints[index]!;
  const done = perform(it, index, commandOf(it, index, move));
  const at = [move.task?.rule, move.action].filter(Boolean).join('.');
  if (!done.ok) {
    countRefusal(it.ground.tally, done.problems, `${procedure}/${at}`, it.seed);
    return done.problems;
  }
  if (move.kind !== 'submit' && move.kind !== 'approve') it.setbacks += 1;
  it.path.push(`${move.person} ${at}`);
  return [];
}

const failure = (it: Case, why: Failure['why'], problems: Problem[] = []): Failure => {
  const open = it.complaints.find((state) => !ended(state));
  const stages = Object.values(open?.tracks ?? {}).flatMap(({ stage }) => stage ?? []);
  return { seed: it.seed, why, procedure: open?.procedure, stages, problems, path: it.path };
};

/** Who is missing, task by task. */
const waited = (it: Case, open: number[]): Problem[] =>
  open
    .flatMap((index) => openTasks(it.complaints[index]!))
    .map(({ rule, holder }) =>
      problem('proof.noHolder', '', { why: 'cast', of: `${rule}: ${holderName(holder)}` }),
    );

/** Nobody can do anything: on to the next clock, if one still runs. */
function wait(it: Case): boolean {
  const { rules, calendar, params } = it.ground;
  const wakes = it.complaints.flatMap((state) => nextWake(rules, state, { calendar, params }) ?? []).sort();
  const next = wakes.find((wake) => wake > it.now);
  if (!next) return false;
  it.now = next;
  pass(it, 1);
  return true;
}

/** One of the complaints that go on, and what may be done in it. */
function choose(it: Case, open: number[]): { index: number; move: Move } | undefined {
  const rest = [...open];
  while (rest.length > 0) {
    const [index = 0] = rest.splice(it.lots.below(rest.length), 1);
    for (let i = 0; i < 4; i++) {
      const move = drawMove(it.ground, it.complaints[index]!, it.setbacks, it.lots);
      if (move) return { index, move };
    }
  }
  return undefined;
}

const goingOn = (it: Case): number[] =>
  it.complaints
    .flatMap((state, index) => (ended(state) ? [] : [index]))
    .slice(0, Math.max(1, mostComplaints - it.complaints.length));

/** Undefined where the case ended as it should. */
export function playCase(it: Case): Failure | undefined {
  const opened = handIn(it);
  if (!opened.ok) return failure(it, 'notOpened', opened.problems);
  for (let refused = 0; it.steps < it.ground.mostSteps; it.steps++) {
    if (goingOn(it).length === 0) return undefined;
    pass(it, waiting(it.lots));
    const open = goingOn(it);
    if (open.length === 0) return undefined;
    const chosen = choose(it, open);
    if (!chosen && !wait(it)) {
      const missing = waited(it, open);
      return failure(it, missing.length === 0 ? 'stuck' : 'nobody', missing);
    }
    const problems = chosen ? act(it, chosen.index, chosen.move) : [];
    refused = problems.length > 0 ? refused + 1 : 0;
    if (refused >= mostRefusals) return failure(it, 'refused', problems);
  }
  return failure(it, 'endless');
}
