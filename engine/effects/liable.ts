/** `liable`: makes people answerable until the complaint is closed, whoever holds it. */

import { resolveHolder } from '../complaint/holders.ts';
import { emit } from '../complaint/stages.ts';
import type { Carry } from './effect.ts';

export const liable: Carry<'liable'> = (run, holder, { clause }) => {
  const { value, because } = resolveHolder(run, holder);
  emit(
    run,
    { type: 'liable.named', holder: value },
    { clause: [...clause, ...(because.clause ?? [])], rows: because.rows },
  );
};
