/** `suspend`, `resume`, `extend`: entries in the ledger of a running clock. */
import { resumeClock, runningClock, suspendClock } from '../complaint/clocks.ts';
import { extendClock } from '../complaint/extend.ts';
import type { Carry } from './effect.ts';

export const suspend: Carry<'suspend'> = (run, deadline, { clause }) =>
  suspendClock(run, runningClock(run, deadline), clause);

export const resume: Carry<'resume'> = (run, deadline, { clause }) =>
  resumeClock(run, runningClock(run, deadline), clause);

export const extend: Carry<'extend'> = (run, { deadline, by }, { clause }) =>
  extendClock(run, runningClock(run, deadline), by, clause);
