/** Moving along: events with what hangs on them, stages entered and left, tasks handed out. */
import { problem } from '../problem.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import { marksOf } from '../ruleset/names.ts';
import type { StageRules } from '../ruleset/rules.ts';
import type { Deadline, Mark, Next, Stage, TaskRule, Track } from '../ruleset/types.ts';
import { assignAll, assignNext } from './assign.ts';
import { endOf, namesOf, turnClocks } from './clocks.ts';
import type { Because, Event, Happening } from './events.ts';
import { found, type Run, record, refuse, stateOf } from './run.ts';
import type { Clock, Task } from './state.ts';
import { holds } from './values.ts';

export const procedureOf = (run: Run) =>
  found(run.rules.procedures.get(stateOf(run).procedure), 'procedure.unknown', {
    procedure: stateOf(run).procedure,
  });

/** Everything that hangs on an event: clocks end and start, tracks begin. */
export function react(run: Run, names: string[], event: Event): void {
  turnClocks(run, names, event, (caused) => react(run, namesOf(caused), caused));
  for (const track of procedureOf(run).tracks.values())
    if (track.begins && names.includes(track.begins.on) && holds(run, track.begins.when))
      beginTrack(run, track);
}

/** Records what happened and follows what hangs on it. */
export function emit(run: Run, happening: Happening, because?: Because, at?: string): Event {
  const event = record(run, happening, because, at);
  react(run, namesOf(event), event);
  return event;
}

/** A track that runs already is not begun again. */
export function beginTrack(run: Run, track: Track): void {
  const running = stateOf(run).tracks[track.id];
  if (running && !running.ended) return;
  if (stateOf(run).status === 'closed' && !track.outlives) return;
  emit(run, { type: 'track.began', track: track.id }, { clause: clausesOf(track.clause) });
  enterStage(run, track, track.stages[0]!);
}

/** A stage whose `when` does not hold is passed over: the next in order is entered, after the last the track ends. */
export function enterStage(run: Run, track: Track, stage: Stage, why?: Because): void {
  if (holds(run, stage.when)) return standIn(run, track, stage, why);
  const because = { clause: clausesOf(stage.clause) };
  emit(run, { type: 'stage.passed', track: track.id, stage: stage.id }, because);
  const following = procedureOf(run).stages.get(stage.id)?.following;
  if (following) enterStage(run, track, following, why);
  else emit(run, { type: 'track.ended', track: track.id });
}

function standIn(run: Run, track: Track, stage: Stage, why?: Because): void {
  const clause = [...clausesOf(stage.clause), ...(why?.clause ?? [])];
  emit(
    run,
    { type: 'stage.entered', track: track.id, stage: stage.id },
    { clause: [...new Set(clause)], rows: why?.rows },
  );
  const first = stage.complete === 'inOrder' ? stage.tasks.slice(0, 1) : stage.tasks;
  for (const task of first) assignAll(run, track, stage, task);
}

const openIn = (run: Run, stage: string): Task[] =>
  stateOf(run).tasks.filter((task) => task.stage === stage && task.state === 'open');

/** A task's own clock ends with the task, also when it is not done but sent back. */
export function endTaskClocks(run: Run, task: Task): void {
  for (const clock of stateOf(run).clocks) {
    if (clock.task !== task.id || (clock.state !== 'running' && clock.state !== 'missed')) continue;
    emit(run, endOf(run, clock, run.occurredAt));
  }
}

/** A clock that has nothing left to wait for: its task is gone, or all that its department held. */
function waitsNoMore(run: Run, clock: Clock, { id, holder }: Task): boolean {
  if (clock.department === undefined) return clock.task === id;
  const held = stateOf(run).tasks.filter(({ holder: other }) => other.department === clock.department);
  return holder.department === clock.department && held.every(({ state }) => state !== 'open');
}

function dropTask(run: Run, task: Task): void {
  emit(run, { type: 'task.dropped', task: task.id, rule: task.rule });
  for (const clock of stateOf(run).clocks)
    if (waitsNoMore(run, clock, task) && (clock.state === 'running' || clock.state === 'missed'))
      emit(run, { type: 'clock.dropped', clock: clock.id, deadline: clock.deadline });
}

export function leaveStage(run: Run, track: Track, stage: Stage): void {
  for (const task of openIn(run, stage.id)) dropTask(run, task);
  emit(run, { type: 'stage.left', track: track.id, stage: stage.id });
}

/** To a stage of the same track, whatever is still open where it stands. */
export function goto(run: Run, from: StageRules, to: string, why?: Because): void {
  const target = found(procedureOf(run).stages.get(to), 'stage.unknown', { stage: to });
  leaveStage(run, from.track, from.stage);
  enterStage(run, target.track, target.stage, why);
}

function follow(run: Run, { track, following }: StageRules, next: Next | undefined): void {
  const why = { clause: clausesOf(next?.clause) };
  if (next?.close) return close(run, next.close, why);
  const target = next?.goto ? procedureOf(run).stages.get(next.goto)?.stage : next ? undefined : following;
  if (target) enterStage(run, track, target, why);
  else emit(run, { type: 'track.ended', track: track.id });
}

/** What follows a stage: the first `next` that holds, the following stage where none is written. */
export function leaveAndFollow(run: Run, rules: StageRules): void {
  const { stage } = rules;
  const next = stage.next?.find((candidate) => holds(run, candidate.when));
  if (stage.next && !next) refuse(problem('stage.noNext', '', { stage: stage.id, title: stage.title }));
  leaveStage(run, rules.track, stage);
  follow(run, rules, next);
}

/** Tasks of the stage done since it was entered, but those whose chain goes on. */
function doneIn(run: Run, { stage, track }: StageRules): Task[] {
  const since = run.state?.tracks[track.id]?.enteredSeq ?? 0;
  return stateOf(run).tasks.filter(
    (task) => task.stage === stage.id && task.state === 'done' && task.seq > since && !task.then?.length,
  );
}

/** Whether so much is done as the stage asks for; `missing` are the rules with work left. */
function isComplete({ stage: { complete } }: StageRules, done: Task[], missing: TaskRule[]): boolean {
  if (missing.length === 0) return true;
  return typeof complete === 'object' && done.length >= complete.count;
}

/** After a task is done: the next in a chain, the next of a stage in order, or on when the stage is complete. */
export function proceed(run: Run, rules: StageRules, task: Task): void {
  const { stage, track } = rules;
  if (stateOf(run).tracks[track.id]?.stage !== stage.id) return;
  if (task.then?.length) return assignNext(run, track, stage, task);
  const done = doneIn(run, rules);
  const open = openIn(run, stage.id);
  const missing = stage.tasks.filter(
    ({ id }) => open.some((task) => task.rule === id) || !done.some((task) => task.rule === id),
  );
  if (stage.complete === 'any' || isComplete(rules, done, missing)) return leaveAndFollow(run, rules);
  if (stage.complete === 'inOrder' && open.length === 0) assignAll(run, track, stage, missing[0]!);
}

/** Whether a clock may go on after closing: it ends in a track that outlives the complaint, or with it. */
const outlives = (run: Run, deadline: Deadline): boolean =>
  marksOf(deadline.ends).some((mark) => goesOn(run, mark));

function goesOn(run: Run, mark: Mark): boolean {
  const name = (mark.on ?? '').split(':')[1];
  const { stages, tasks, tracks } = procedureOf(run);
  const inTrack = (track: Track) =>
    track.stages.some(
      (s) => s.id === name || s.tasks.some((task) => task.id === name || task.section === name),
    );
  if (!name || (!stages.has(name) && !tasks.has(name) && ![...tracks.values()].some(inTrack))) return true;
  return [...tracks.values()].some((track) => track.outlives === true && inTrack(track));
}

function dropClocks(run: Run): void {
  for (const clock of stateOf(run).clocks) {
    if (clock.state !== 'running' && clock.state !== 'missed') continue;
    const deadline = run.rules.deadlines.get(clock.deadline);
    const dead = clock.task
      ? stateOf(run).tasks.find((t) => t.id === clock.task)?.state !== 'open'
      : deadline && !outlives(run, deadline);
    if (dead) emit(run, { type: 'clock.dropped', clock: clock.id, deadline: clock.deadline });
  }
}

/** Ends a track with what is open in it, `early` where an effect says so; one that does not run stays as it is. */
export function endTrack(run: Run, track: Track, early?: Because): void {
  const at = stateOf(run).tracks[track.id];
  if (!at || at.ended) return;
  const stage = track.stages.find((candidate) => candidate.id === at.stage);
  if (stage) leaveStage(run, track, stage);
  emit(run, { type: 'track.ended', track: track.id, ...(early ? { early: true } : {}) }, early);
}

/** Ends every track that does not outlive the complaint, then closes it. */
export function close(run: Run, outcome: string, why?: Because): void {
  if (stateOf(run).status === 'closed') refuse(problem('complaint.closed', ''));
  const { tracks, procedure } = procedureOf(run);
  for (const track of tracks.values()) if (!track.outlives) endTrack(run, track);
  const known = procedure.outcomes.find((candidate) => candidate.id === outcome);
  const clause = [...clausesOf(known?.clause), ...(why?.clause ?? [])];
  emit(run, { type: 'complaint.closed', outcome }, { clause: [...new Set(clause)] });
  dropClocks(run);
}

/** Back into a stage, whatever its track had come to; `complaint.notClosed` while it is open. */
export function reopen(run: Run, id: string, why?: Because): void {
  const state = stateOf(run);
  if (state.status !== 'closed') refuse(problem('complaint.notClosed', ''));
  const { track, stage } = found(procedureOf(run).stages.get(id), 'stage.unknown', { stage: id });
  emit(run, { type: 'complaint.reopened', stage: id, n: state.reopened + 1 }, why);
  enterStage(run, track, stage, why);
}
