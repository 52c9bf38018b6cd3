/** The vocabulary of effects: one word, one file. */
import { type Run, refuse } from '../complaint/run.ts';
import { holds } from '../complaint/values.ts';
import { problem } from '../problem.ts';
import type { Effect } from '../ruleset/types.ts';
import { accept, refuse as refuseComplaint, reopen } from './acceptance.ts';
import { begin } from './begin.ts';
import { extend, resume, start, stop, suspend } from './clock.ts';
import { close } from './close.ts';
import type { Around, Carry } from './effect.ts';
import { end } from './end.ts';
import { enter } from './enter.ts';
import { fill } from './fill.ts';
import { goto } from './goto.ts';
import { issue } from './issue.ts';
import { liable } from './liable.ts';
import { link } from './link.ts';
import { linkedBy } from './linked.ts';
import { merge } from './merge.ts';
import { notify } from './notify.ts';
import { number } from './number.ts';
import { paper } from './paper.ts';
import { reviewBy } from './review.ts';
import { round } from './round.ts';
import { answer, deliver, receive } from './slip-steps.ts';
import { split } from './split.ts';
import { voiding } from './void.ts';

export type Word = Exclude<keyof Effect, 'when'>;

const words: { [K in Word]: Carry<K> } = {
  number,
  enter,
  begin,
  end,
  fill,
  link,
  linked: linkedBy((run, effects, around) => carryOut(run, effects, around)),
  merge,
  review: reviewBy((run, effects, around) => carryOut(run, effects, around)),
  split,
  notify,
  liable,
  round,
  issue,
  deliver,
  receive,
  answer,
  void: voiding,
  start,
  stop,
  suspend,
  resume,
  extend,
  paper,
  goto,
  accept,
  refuse: refuseComplaint,
  reopen,
  close,
};

/** Carries the effects out in order, each seeing what the ones before it did. */
export function carryOut(run: Run, effects: Effect[] | undefined, around: Around): void {
  for (const { when, ...effect } of effects ?? []) {
    if (!holds(run, when)) continue;
    const [word, argument] = Object.entries(effect)[0] ?? [];
    if (!word) refuse(problem('effect.empty', ''));
    (words[word as Word] as Carry<Word>)(run, argument as never, around);
  }
}
