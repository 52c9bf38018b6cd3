/** `close`: closes the complaint with an outcome. */
import { close as end } from '../complaint/stages.ts';
import type { Carry } from './effect.ts';

export const close: Carry<'close'> = (run, outcome, { clause }) => end(run, outcome, { clause });
