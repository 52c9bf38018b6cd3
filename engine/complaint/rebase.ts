/** Moving a complaint to another version of its rule set: checked first, recorded, taken back by moving it back. */
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import type { ProcedureRules, Rules } from '../ruleset/rules.ts';
import { runs } from './clocks.ts';
import type { Event } from './events.ts';
import { reckon, recordRecount, withEntries } from './reckon.ts';
import { type Run, record, running, stateOf } from './run.ts';
import type { Clock, Complaint } from './state.ts';
import type { World } from './world.ts';

/** What would be without a place under the new rules. */
function homeless(procedure: ProcedureRules, state: Complaint): Problem[] {
  const stages = Object.values(state.tracks).flatMap(({ stage }) => (stage ? [stage] : []));
  const open = state.tasks.filter((task) => task.state === 'open');
  return [
    ...stages
      .filter((stage) => !procedure.stages.has(stage))
      .map((stage) => problem('rebase.noStage', '', { stage })),
    ...open
      .filter(({ rule, stage }) => procedure.tasks.get(rule)?.stage.id !== stage)
      .map(({ rule }) => problem('rebase.noTask', '', { task: rule })),
  ];
}

/** Counted by the new rules from the same start, suspensions and extensions kept. */
function recount(run: Run, clock: Clock): void {
  const deadline = run.rules.deadlines.get(clock.deadline);
  if (!deadline) {
    record(run, { type: 'clock.dropped', clock: clock.id, deadline: clock.deadline });
    return;
  }
  const task = stateOf(run).tasks.find(({ id }) => id === clock.task);
  const reckoned = reckon(run, deadline, clock.start, task);
  if (!reckoned) return;
  const { length, counting, before, because } = reckoned;
  const own = { start: clock.start, length, ...counting };
  const due =
    deadline.before || !reckoned.due ? reckoned.due : withEntries(run, deadline, own, clock.entries);
  if (due?.due === clock.due && JSON.stringify(length) === JSON.stringify(clock.length)) return;
  recordRecount(run, clock, { ...own, before }, due, because);
}

/**
 * The events that move the complaint; nothing is moved where a stage or open task would be without a place.
 * Problems: `rebase.same`, `rebase.noProcedure`, `rebase.noStage`, `rebase.noTask`, those of parameters and tables.
 */
export function rebase(to: Rules, state: Complaint, world: World, actor: string): Result<Event[]> {
  if (to.hash === state.ruleset.hash) return fail(problem('rebase.same', ''));
  const procedure = to.procedures.get(state.procedure);
  if (!procedure) return fail(problem('rebase.noProcedure', '', { procedure: state.procedure }));
  const problems = homeless(procedure, state);
  if (problems.length > 0) return fail(...problems);
  const { id, version } = to.set.ruleset;
  const run: Run = {
    rules: to,
    world,
    state,
    events: [],
    opened: [],
    others: [],
    actor,
    occurredAt: world.now,
    counters: {},
  };
  const done = running(() => {
    record(run, { type: 'complaint.rebased', ruleset: { id, version, hash: to.hash }, from: state.ruleset });
    for (const clock of stateOf(run).clocks.filter(runs)) recount(run, clock);
  });
  return done.ok ? ok(run.events) : done;
}
