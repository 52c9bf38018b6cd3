/** `round`: begins the next round of a name, counted from 1. */
import { stateOf } from '../complaint/run.ts';
import { emit } from '../complaint/stages.ts';
import type { Carry } from './effect.ts';

export const round: Carry<'round'> = (run, name, { clause }) => {
  const n = (stateOf(run).rounds[name] ?? 0) + 1;
  emit(run, { type: 'round.began', round: name, n }, { clause });
};
