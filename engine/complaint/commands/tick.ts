/** Time has passed: clocks remind and are missed, in the order in which they were due. */

import { ring } from '../../deadline/ring.ts';
import { carryOut } from '../../effects/index.ts';
import { clausesOf } from '../../ruleset/coverage.ts';
import { escalations } from '../escalation.ts';
import { resolveHolders } from '../holders.ts';
import { type Run, stateOf } from '../run.ts';
import { emit } from '../stages.ts';
import type { Clock } from '../state.ts';
import { ringClock } from '../wake.ts';

const clockOf = (run: Run, id: string): Clock => stateOf(run).clocks.find((clock) => clock.id === id)!;

/** While the work is done, `late` in a holder means what this clock waits for. */
function forClock(run: Run, clock: string, work: () => void): void {
  run.late = clock;
  work();
  run.late = undefined;
}

function remind(run: Run, id: string, index: number, at: string): void {
  const clock = clockOf(run, id);
  const deadline = run.rules.deadlines.get(clock.deadline)!;
  const reminder = deadline.reminders![index]!;
  emit(
    run,
    { type: 'clock.reminded', clock: id, deadline: deadline.id, index: clock.reminded },
    undefined,
    at,
  );
  const because = { clause: clausesOf(reminder.clause ?? deadline.clause) };
  const text = deadline.title as string;
  forClock(run, id, () => {
    for (const to of resolveHolders(run, reminder.to).value)
      emit(run, { type: 'notified', to, text }, because, at);
  });
}

function miss(run: Run, id: string, at: string): void {
  const clock = clockOf(run, id);
  if (clock.state !== 'running') return;
  const deadline = run.rules.deadlines.get(clock.deadline)!;
  const clause = clausesOf(deadline.clause);
  emit(run, { type: 'clock.missed', clock: id, deadline: deadline.id, due: at }, { clause }, at);
  forClock(run, id, () => carryOut(run, deadline.onMiss, { clause }));
}

/** What follows so long after a limit was missed; a clock met meanwhile climbs no further. */
function escalate(run: Run): void {
  for (;;) {
    const [next] = escalations(run.rules, run.world, stateOf(run), run.world.now);
    if (!next) return;
    const { clock, at } = next;
    const step = run.rules.deadlines.get(clock.deadline)!.escalation![clock.escalated]!;
    const clause = clausesOf(step.clause ?? run.rules.deadlines.get(clock.deadline)?.clause);
    emit(
      run,
      { type: 'clock.escalated', clock: clock.id, deadline: clock.deadline, index: clock.escalated },
      { clause },
      at,
    );
    forClock(run, clock.id, () => carryOut(run, step.effects, { clause }));
  }
}

const overdue = ({ state, world }: Run): boolean =>
  (state?.clocks ?? []).some(
    (clock) =>
      clock.state === 'running' && !clock.length.soft && clock.due !== null && clock.due <= world.now,
  );

/** What was begun with a due time that is over already is missed at once: nobody waits for time to say so. */
export function catchUp(run: Run): void {
  const { actor, lateReason, occurredAt } = run;
  const byTime = { actor: undefined, lateReason: undefined, occurredAt: run.world.now };
  if (overdue(run)) tickCommand(Object.assign(run, byTime));
  Object.assign(run, { actor, lateReason, occurredAt });
}

/** No problems of its own; a complaint without anything due is left as it is. */
export function tickCommand(run: Run): void {
  const running = stateOf(run).clocks.filter((clock) => clock.state === 'running');
  const place = { zone: run.rules.set.ruleset.zone, calendar: run.world.calendar };
  const rung = ring(
    running.map((clock) => ringClock(run.rules, run.world, clock)),
    run.world.now,
    place,
  );
  for (const { id, index, at } of rung.remind) remind(run, id, index, at);
  for (const { id, at } of rung.missed) miss(run, id, at);
  escalate(run);
}
