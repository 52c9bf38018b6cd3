/** `liable`: makes people answerable until the complaint is closed, whoever holds it. */
import { resolveHolders } from '../complaint/holders.ts';
import { stateOf } from '../complaint/run.ts';
import { emit } from '../complaint/stages.ts';
import type { Carry } from './effect.ts';

/** Nobody is named twice. */
export const liable: Carry<'liable'> = (run, holder, { clause }) => {
  const { value, because } = resolveHolders(run, holder);
  for (const one of value) {
    if (stateOf(run).liable.some((known) => JSON.stringify(known) === JSON.stringify(one))) continue;
    const why = { clause: [...clause, ...(because.clause ?? [])], rows: because.rows };
    emit(run, { type: 'liable.named', holder: one }, why);
  }
};
