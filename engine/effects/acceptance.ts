/** `accept`, `refuse`, `reopen`: whether the complaint is taken on, and once more. */

import type { Run } from '../complaint/run.ts';
import { found, stateOf, refuse as stop } from '../complaint/run.ts';
import { close, emit, reopen as open, procedureOf } from '../complaint/stages.ts';
import { problem } from '../problem.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { RefuseEffect } from '../ruleset/types.ts';
import type { Carry } from './effect.ts';

export const accept: Carry<'accept'> = (run, _, { clause }) => {
  if (stateOf(run).acceptedAt !== undefined) stop(problem('complaint.accepted', ''));
  emit(run, { type: 'complaint.accepted' }, { clause });
};

/** Named by the effect, or chosen in a field. */
function groundsOf(run: Run, { grounds, field = '' }: RefuseEffect): unknown {
  const [section = '', name = ''] = field.split('.');
  return grounds ?? stateOf(run).sections[section]?.data[name] ?? null;
}

/** Problem `grounds.unknown` where a field names none of the procedure's grounds. */
export const refuse: Carry<'refuse'> = (run, argument, { clause }) => {
  const wanted = groundsOf(run, argument);
  const known = procedureOf(run).procedure.grounds?.find(({ id }) => id === wanted);
  const grounds = found(known, 'grounds.unknown', { grounds: wanted });
  const why = { clause: [...new Set([...clausesOf(grounds.clause), ...clause])] };
  emit(run, { type: 'complaint.refused', grounds: grounds.id }, why);
  close(run, grounds.outcome, why);
};

export const reopen: Carry<'reopen'> = (run, stage, { clause }) => open(run, stage, { clause });
