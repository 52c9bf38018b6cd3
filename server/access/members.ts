/** People of an organization: made, moved, suspended; each with a log-in of their own. */

import { at, fail, ok, type Problem, problem, type Result, within } from '../../engine/problem.ts';
import { checkCast } from '../../engine/ruleset/check-params.ts';
import type { RuleSet } from '../../engine/ruleset/types.ts';
import { localize } from '../../engine/text/language.ts';
import type { Deps } from '../deps.ts';
import { operatorOf } from '../store/operators.ts';
import {
  everyone,
  type Listed,
  paramsOf,
  savePerson,
  setAdministrator,
  setMustChange,
  suspend,
} from '../store/people.ts';
import { passwordProblems } from './password.ts';

export interface NewMember extends Pick<Listed, 'person' | 'administrator'> {
  password: string;
  /** The password is changed at the first sign-in. */
  mustChange?: boolean;
}

/** What may be typed at the sign-in. */
export const USER_NAME = /^[A-Za-z0-9][A-Za-z0-9_.]{0,59}$/;

const nameOf = ({ person }: Pick<Listed, 'person'>): string[] => [
  person.id,
  localize(person.name, 'zh-Hans'),
];

/** Departments, roles and supervisors that are not there; `reference.unknown` at `/<index>/…`. */
function references(set: RuleSet, known: Listed[], changed: Pick<Listed, 'person'>[]): Problem[] {
  const ids = new Set(changed.map(({ person }) => person.id));
  const others = known.filter(({ person }) => !ids.has(person.id));
  const people = [...changed, ...others].map(({ person }) => person);
  return checkCast(set, { people, params: {} }, '').flatMap(({ file: _file, ...one }) => {
    const [, , index = '', ...rest] = one.path.split('/');
    return Number(index) < changed.length ? [{ ...one, path: at('', index, ...rest) }] : [];
  });
}

function ownProblems(member: NewMember, index: number, fresh: NewMember[], known: Listed[]): Problem[] {
  const { id } = member.person;
  const same = (other: { person: { id: string } }) => other.person.id.toLowerCase() === id.toLowerCase();
  const problems = [
    ...(USER_NAME.test(id) ? [] : [problem('person.name', '/id', { value: id })]),
    ...(known.some(same) || fresh.slice(0, index).some(same)
      ? [problem('person.known', '/id', { person: id })]
      : []),
    ...passwordProblems(member.password, nameOf(member)),
  ];
  return within(problems, `/${index}`);
}

/** A log-in belongs to one organization, or to who runs the installation. */
async function takenElsewhere(deps: Deps, userId: string): Promise<boolean> {
  if (await operatorOf(deps.store, userId)) return true;
  const row = await deps.store.db
    .selectFrom('people')
    .select('organization')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

async function userOf(deps: Deps, { person, password }: NewMember): Promise<Result<string>> {
  const passwordHash = await deps.access.hashPassword(password);
  const name = localize(person.name, 'zh-Hans');
  const userId = await deps.access.addUser({ username: person.id, name, passwordHash });
  if (await takenElsewhere(deps, userId)) return fail(problem('person.taken', '/id', { person: person.id }));
  // Left over from an attempt that did not come to its end: it has the password of then.
  await deps.access.setPassword(userId, passwordHash);
  return ok(userId);
}

/** With the departments that the organization listed itself. */
export async function adoptedSet(deps: Deps, organization: string): Promise<RuleSet> {
  const rules = await deps.rules.current(organization);
  return rules.adopted(await paramsOf(deps.store.for(organization))).set;
}

/** What keeps them from being added, each at `/<index>/…`; nothing is written. */
export async function checkMembers(deps: Deps, organization: string, fresh: NewMember[]): Promise<Problem[]> {
  const set = await adoptedSet(deps, organization);
  const known = await everyone(deps.store.for(organization));
  const own = fresh.flatMap((member, index) => ownProblems(member, index, fresh, known));
  return [...own, ...references(set, known, fresh)];
}

/**
 * All or none. Problems at `/<index>/…`: person.name, person.known, person.taken (in another organization),
 * password.*, reference.unknown.
 */
export async function addMembers(
  deps: Deps,
  organization: string,
  fresh: NewMember[],
): Promise<Result<null>> {
  const problems = await checkMembers(deps, organization, fresh);
  if (problems.length > 0) return fail(...problems);
  const users: string[] = [];
  for (const [index, member] of fresh.entries()) {
    const user = await userOf(deps, member);
    if (!user.ok) return fail(...within(user.problems, `/${index}`));
    users.push(user.value);
  }
  return deps.store.write(organization, async (scope) => {
    for (const [index, { person, administrator, mustChange = false }] of fresh.entries()) {
      await savePerson(scope, person, users[index]!);
      await setAdministrator(scope, person.id, administrator);
      await setMustChange(scope, person.id, mustChange);
    }
    return ok(null);
  });
}

/** Problem person.unknown. */
export async function memberNamed(deps: Deps, organization: string, id: string): Promise<Result<Listed>> {
  const found = (await everyone(deps.store.for(organization))).find(({ person }) => person.id === id);
  return found ? ok(found) : fail(problem('person.unknown', '', { person: id }));
}

type Change = Partial<Listed['person']> & { administrator?: boolean };

/** Somebody must be left who can add people. Problem person.lastAdministrator. */
async function othersAdminister(deps: Deps, organization: string, id: string): Promise<Result<null>> {
  const others = (await everyone(deps.store.for(organization))).filter(
    ({ person, administrator, suspendedAt }) => administrator && !suspendedAt && person.id !== id,
  );
  return others.length > 0 ? ok(null) : fail(problem('person.lastAdministrator', '', { person: id }));
}

/** Departments, roles, heads, supervisor, name. Problems: person.unknown, reference.unknown, person.lastAdministrator. */
export async function changeMember(
  deps: Deps,
  organization: string,
  id: string,
  change: Change,
): Promise<Result<Listed>> {
  const found = await memberNamed(deps, organization, id);
  if (!found.ok) return found;
  const { administrator = found.value.administrator, ...changes } = change;
  if (found.value.administrator && !administrator) {
    const left = await othersAdminister(deps, organization, id);
    if (!left.ok) return left;
  }
  const person = { ...found.value.person, ...changes };
  const set = await adoptedSet(deps, organization);
  const problems = references(set, await everyone(deps.store.for(organization)), [{ person }]);
  if (problems.length > 0)
    return fail(...problems.map((one) => ({ ...one, path: one.path.replace(/^\/0/, '') })));
  return deps.store.write(organization, async (scope) => {
    await savePerson(scope, person, found.value.userId);
    await setAdministrator(scope, id, administrator);
    return ok({ ...found.value, person, administrator });
  });
}

/** Nothing is assigned to a suspended person, and their sessions end. Problems person.unknown, person.lastAdministrator. */
export async function suspendMember(
  deps: Deps,
  organization: string,
  id: string,
  suspended: boolean,
): Promise<Result<Listed>> {
  const found = await memberNamed(deps, organization, id);
  if (!found.ok) return found;
  if (suspended && found.value.administrator) {
    const left = await othersAdminister(deps, organization, id);
    if (!left.ok) return left;
  }
  const suspendedAt = suspended ? deps.clock.now() : null;
  const done = await deps.store.write(organization, async (scope) => {
    await suspend(scope, id, suspendedAt);
    return ok({ ...found.value, suspendedAt });
  });
  if (done.ok && suspendedAt) await deps.access.endSessions(found.value.userId);
  return done;
}

/** The sessions opened with the old one end; `mustChange` where someone else made it. Problems: person.unknown, password.*. */
export async function changePassword(
  deps: Deps,
  organization: string,
  id: string,
  password: string,
  mustChange = false,
): Promise<Result<null>> {
  const found = await memberNamed(deps, organization, id);
  if (!found.ok) return found;
  const problems = passwordProblems(password, nameOf(found.value));
  if (problems.length > 0) return fail(...problems);
  await deps.access.setPassword(found.value.userId, await deps.access.hashPassword(password));
  return deps.store.write(organization, async (scope) => {
    await setMustChange(scope, id, mustChange);
    return ok(null);
  });
}
