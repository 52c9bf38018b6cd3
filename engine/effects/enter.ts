/** `enter`: the complaint stands in a register from now on. */
import { stateOf } from '../complaint/run.ts';
import { emit } from '../complaint/stages.ts';
import type { Carry } from './effect.ts';

export const enter: Carry<'enter'> = (run, register, { clause }) => {
  if (!stateOf(run).registers.includes(register))
    emit(run, { type: 'register.entered', register }, { clause });
};
