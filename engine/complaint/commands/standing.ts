/** What the procedure allows at any time, beside the tasks. */
import { carryOut } from '../../effects/index.ts';
import { isOf, personOf, selvesOf } from '../../permission/can.ts';
import { problem } from '../../problem.ts';
import { clausesOf } from '../../ruleset/coverage.ts';
import type { StandingCommand } from '../command.ts';
import { resolveHolders } from '../holders.ts';
import { found, type Run, refuse, stateOf } from '../run.ts';
import { signSection } from '../sign.ts';
import { emit, procedureOf } from '../stages.ts';
import { holds } from '../values.ts';

/** Each time a record of its own, numbered from 1. */
const nextKey = (run: Run, section: string): string =>
  String((stateOf(run).records[section]?.length ?? 0) + 1);

/** Problems: `action.unknown`, `action.notYours`, `action.notNow`, `field.*`. */
export function standingCommand(run: Run, { action: id, actor, data = {} }: StandingCommand): void {
  const actions = procedureOf(run).procedure.actions ?? [];
  const action = found(
    actions.find((candidate) => candidate.id === id),
    'action.unknown',
    { action: id },
  );
  const person = personOf(run.world.directory, actor);
  const holders = resolveHolders(run, action.by).value;
  const self = selvesOf(person).find((one) => holders.some((holder) => isOf(one, holder)));
  if (self && self.id !== actor) run.for = self.id;
  if (!self) refuse(problem('action.notYours', '', { action: id, title: action.title }));
  if (!holds(run, action.when)) refuse(problem('action.notNow', '', { action: id, title: action.title }));
  const clause = clausesOf(action.clause);
  signSection(run, action.section, data, action.section ? { key: nextKey(run, action.section) } : {});
  emit(run, { type: 'action.done', action: id }, { clause });
  carryOut(run, action.effects, { clause });
}
