/** `notify`: tells a person, department or role. */

import { resolveHolder } from '../complaint/holders.ts';
import { emit } from '../complaint/stages.ts';
import type { Carry } from './effect.ts';

export const notify: Carry<'notify'> = (run, { to, text }, { clause }) => {
  const { value, because } = resolveHolder(run, to);
  emit(
    run,
    { type: 'notified', to: value, text: text as string | Record<string, string> },
    { clause: [...clause, ...(because.clause ?? [])] },
  );
};
