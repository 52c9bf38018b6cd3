/** What the procedure allows at any time, beside the tasks. */
import { carryOut } from '../../effects/index.ts';
import { belongs, personOf } from '../../permission/can.ts';
import { problem } from '../../problem.ts';
import { clausesOf } from '../../ruleset/coverage.ts';
import type { StandingCommand } from '../command.ts';
import { resolveHolder } from '../holders.ts';
import { found, type Run, refuse } from '../run.ts';
import { procedureOf } from '../stages.ts';
import { holds } from '../values.ts';

/** Problems: `action.unknown`, `action.notYours`, `action.notNow`. */
export function standingCommand(run: Run, { action: id, actor }: StandingCommand): void {
  const actions = procedureOf(run).procedure.actions ?? [];
  const action = found(
    actions.find((candidate) => candidate.id === id),
    'action.unknown',
    { action: id },
  );
  const { value: holder } = resolveHolder(run, action.by);
  if (!belongs(personOf(run.world.directory, actor), holder))
    refuse(problem('action.notYours', '', { action: id, title: action.title }));
  if (!holds(run, action.when)) refuse(problem('action.notNow', '', { action: id, title: action.title }));
  carryOut(run, action.effects, { clause: clausesOf(action.clause) });
}
