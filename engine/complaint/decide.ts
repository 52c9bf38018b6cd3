/** A decision is a function of rules, state and world: events, or a refusal. */
import { compareInstants, parseInstant } from '../calendar/zone.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Command, SubmitCommand } from './command.ts';
import { actCommand } from './commands/act.ts';
import { assignCommand } from './commands/assign.ts';
import { handOverCommand } from './commands/hand-over.ts';
import { noteCommand } from './commands/note.ts';
import { opinionCommand } from './commands/opinion.ts';
import { printCommand } from './commands/print.ts';
import { receiptCommand } from './commands/receipt.ts';
import { recountCommand } from './commands/recount.ts';
import { recuseCommand } from './commands/recuse.ts';
import { remindCommand } from './commands/remind.ts';
import { standingCommand } from './commands/standing.ts';
import { submitCommand } from './commands/submit.ts';
import { takeCommand } from './commands/take.ts';
import { catchUp, tickCommand } from './commands/tick.ts';
import { undoCommand } from './commands/undo.ts';
import type { Event } from './events.ts';
import { type Opened, type Run, running } from './run.ts';
import type { Complaint } from './state.ts';
import type { Other, World } from './world.ts';

export type { Opened };

export interface Decision {
  /** To be appended to the complaint's stream; empty where nothing happened. */
  events: Event[];
  /** The complaint after them. */
  state: Complaint;
  /** Complaints that the command opened beside. */
  opened: Opened[];
  /** What the command did to other complaints, in the order of their ids. */
  others: Touched[];
}

/** Another complaint with the rules it is pinned to, as it was, and what is to be appended to its stream. */
export interface Touched extends Other {
  events: Event[];
}

/** Who acts and when it is said to have happened; time itself does neither. */
interface Anyone {
  actor?: string;
  occurredAt?: string;
  lateReason?: string;
}

const said = (command: Command): Anyone =>
  command.type === 'tick' || command.type === 'recount' ? {} : command;

const begin = (rules: Rules, world: World, state: Complaint | null, command: Anyone): Run => ({
  rules,
  world: { ...world, ids: [...world.ids] },
  state,
  events: [],
  opened: [],
  others: [],
  actor: command.actor,
  occurredAt: normal(command.occurredAt) ?? world.now,
  lateReason: command.occurredAt === undefined ? undefined : command.lateReason?.trim(),
  counters: {},
});

const normal = (instant: string | undefined): string | undefined => {
  const parsed = instant === undefined ? undefined : parseInstant(instant);
  return parsed?.ok ? parsed.value : undefined;
};

/** `time.invalid`, `time.future`, `time.beforeOpening`, `time.reasonNeeded` for the moment at which something is said to have happened. */
function timeProblems({ occurredAt, lateReason }: Anyone, world: World, state: Complaint | null): Problem[] {
  if (occurredAt === undefined) return [];
  const at = normal(occurredAt);
  if (!at) return [problem('time.invalid', '/occurredAt', { value: occurredAt })];
  if (compareInstants(at, world.now) > 0) return [problem('time.future', '/occurredAt', { value: at })];
  if (state && compareInstants(at, state.openedAt) < 0)
    return [problem('time.beforeOpening', '/occurredAt', { value: at, opened: state.openedAt })];
  return lateReason?.trim() ? [] : [problem('time.reasonNeeded', '/lateReason')];
}

/** Opens 1..n complaints. Problems: those of the submission (commands/submit.ts), of time, of values.ts and effects. */
export function submit(rules: Rules, command: SubmitCommand, world: World): Result<Opened[]> {
  const late = timeProblems(command, world, null);
  if (late.length > 0) return fail(...late);
  const run = begin(rules, world, null, command);
  const done = running(() => submitCommand(run, command));
  return done.ok ? ok(run.opened) : done;
}

function carry(run: Run, command: Command): void {
  switch (command.type) {
    case 'act':
      return actCommand(run, command);
    case 'take':
      return takeCommand(run, command);
    case 'assign':
      return assignCommand(run, command);
    case 'remind':
      return remindCommand(run, command);
    case 'standing':
      return standingCommand(run, command);
    case 'recuse':
      return recuseCommand(run, command);
    case 'opinion':
      return opinionCommand(run, command);
    case 'handOver':
      return handOverCommand(run, command);
    case 'undo':
      return undoCommand(run, command);
    case 'note':
      return noteCommand(run, command);
    case 'print':
      return printCommand(run, command);
    case 'receipt':
      return receiptCommand(run, command);
    case 'tick':
      return tickCommand(run);
    case 'recount':
      return recountCommand(run);
  }
}

/** Always in one order, so that no two commands wait for each other. */
const touched = ({ others }: Run): Touched[] =>
  others
    .flatMap(({ rules, before, events }) =>
      before && events.length > 0 ? [{ rules, state: before, events }] : [],
    )
    .sort((a, b) => (a.state.id < b.state.id ? -1 : 1));

/** What was done elsewhere with it stands with its first event: such an act is not taken back here alone. */
function told({ events: [first, ...others] }: Run, touched: Touched[]): Event[] {
  if (!first) return [];
  const beside = touched.map(({ state: { id } }) => id);
  return [beside.length > 0 ? { ...first, beside } : first, ...others];
}

/** Decides a command about one complaint; a refusal changes nothing. */
export function decide(rules: Rules, command: Command, state: Complaint, world: World): Result<Decision> {
  const late = timeProblems(said(command), world, state);
  if (late.length > 0) return fail(...late);
  const run = begin(rules, world, state, said(command));
  const done = running(() => {
    carry(run, command);
    for (const touchedOne of [run, ...run.others]) if (touchedOne.events.length > 0) catchUp(touchedOne);
  });
  if (!done.ok) return done;
  const others = touched(run);
  return ok({ events: told(run, others), state: run.state ?? state, opened: run.opened, others });
}
