/** `notify`: tells a person, department or role; each of several. */

import { resolveHolders } from '../complaint/holders.ts';
import { emit } from '../complaint/stages.ts';
import type { Carry } from './effect.ts';

export const notify: Carry<'notify'> = (run, { to, text }, { clause }) => {
  const { value, because } = resolveHolders(run, to);
  const why = { clause: [...clause, ...(because.clause ?? [])] };
  for (const one of value)
    emit(run, { type: 'notified', to: one, text: text as string | Record<string, string> }, why);
};
