/** `goto`: leaves the stage for another of the same track. */
import { found } from '../complaint/run.ts';
import { goto as move } from '../complaint/stages.ts';
import type { Carry } from './effect.ts';

export const goto: Carry<'goto'> = (run, to, { stage, clause }) =>
  move(run, found(stage, 'effect.noStage', { effect: 'goto' }), to, { clause });
