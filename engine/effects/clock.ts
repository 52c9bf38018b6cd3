/** `start`, `stop`, `suspend`, `resume`, `extend`: what is done to a clock by hand. */
import { namesOf, resumeClock, runningClock, runs, startClock, suspendClock } from '../complaint/clocks.ts';
import { extendClock } from '../complaint/extend.ts';
import { stateOf } from '../complaint/run.ts';
import { emit, react } from '../complaint/stages.ts';
import type { Carry } from './effect.ts';

export const suspend: Carry<'suspend'> = (run, deadline, { clause }) =>
  suspendClock(run, runningClock(run, deadline), clause);

export const resume: Carry<'resume'> = (run, deadline, { clause }) =>
  resumeClock(run, runningClock(run, deadline), clause);

export const extend: Carry<'extend'> = (run, { deadline, by }, { clause }) =>
  extendClock(run, runningClock(run, deadline), by, clause);

export const start: Carry<'start'> = (run, id) =>
  startClock(run, run.rules.deadlines.get(id)!, { from: run.occurredAt, at: run.occurredAt }, (event) =>
    react(run, namesOf(event), event),
  );

/** All clocks of the deadline that run; none is no fault. */
export const stop: Carry<'stop'> = (run, deadline, { clause }) => {
  for (const clock of stateOf(run).clocks.filter((one) => one.deadline === deadline && runs(one)))
    emit(run, { type: 'clock.dropped', clock: clock.id, deadline }, { clause });
};
