/** Log-ins of those who run the installation: made by who has the machine, with a password of their own. */

import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import type { Deps } from '../deps.ts';
import { type Operator, operators, removeOperator, saveOperator } from '../store/operators.ts';
import { USER_NAME } from './members.ts';
import { passwordProblems } from './password.ts';

interface NewOperator extends Operator {
  password: string;
}

/** A log-in is a person's of an organization or an operator's, never both. */
async function isTaken(deps: Deps, userId: string): Promise<boolean> {
  const people = deps.store.db.selectFrom('people').select('user_id').where('user_id', '=', userId);
  return (await people.executeTakeFirst()) !== undefined;
}

async function named(deps: Deps, id: string) {
  return (await operators(deps.store)).find((one) => one.id.toLowerCase() === id.toLowerCase());
}

/** Problems: person.name, person.known, person.taken, password.*. */
export async function addOperator(
  deps: Deps,
  { id, name, password }: NewOperator,
): Promise<Result<Operator>> {
  const problems = [
    ...(USER_NAME.test(id) ? [] : [problem('person.name', '/id', { value: id })]),
    ...((await named(deps, id)) ? [problem('person.known', '/id', { person: id })] : []),
    ...passwordProblems(password, [id, name]),
  ];
  if (problems.length > 0) return fail(...problems);
  const passwordHash = await deps.access.hashPassword(password);
  const userId = await deps.access.addUser({ username: id, name, passwordHash });
  if (await isTaken(deps, userId)) return fail(problem('person.taken', '/id', { person: id }));
  await deps.access.setPassword(userId, passwordHash);
  await saveOperator(deps.store, { user_id: userId, id, name });
  return ok({ id, name });
}

/** The sessions opened with the old one end. Problems: person.unknown, password.*. */
export async function resetOperator(deps: Deps, id: string, password: string): Promise<Result<Operator>> {
  const found = await named(deps, id);
  if (!found) return fail(problem('person.unknown', '', { person: id }));
  const problems = passwordProblems(password, [id, found.name]);
  if (problems.length > 0) return fail(...problems);
  await deps.access.setPassword(found.user_id, await deps.access.hashPassword(password));
  return ok({ id: found.id, name: found.name });
}

/** For who lost the device and the codes; their sessions end. Problem person.unknown. */
export async function unlockOperator(deps: Deps, id: string): Promise<Result<Operator>> {
  const found = await named(deps, id);
  if (!found) return fail(problem('person.unknown', '', { person: id }));
  await deps.access.removeTwoFactor(found.user_id);
  return ok({ id: found.id, name: found.name });
}

/** Their sessions end. Problem person.unknown. */
export async function dropOperator(deps: Deps, id: string): Promise<Result<Operator>> {
  const found = await named(deps, id);
  if (!found) return fail(problem('person.unknown', '', { person: id }));
  await removeOperator(deps.store, found.id);
  await deps.access.endSessions(found.user_id);
  return ok({ id: found.id, name: found.name });
}
