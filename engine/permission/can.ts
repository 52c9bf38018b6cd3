/** Who may hold, see and do what; every read and write asks here. */
import type { HolderNow } from '../complaint/events.ts';
import type { Task } from '../complaint/state.ts';
import type { Directory, Staff, World } from '../complaint/world.ts';
import { listedIds } from '../ruleset/listed.ts';
import { isParam } from '../ruleset/open.ts';
import type { Holder, Series } from '../ruleset/types.ts';
import { COMPLAINANT, complainant } from './outside.ts';

/** One of the staff, or the complainant. */
export const personOf = (directory: Directory, id: string | undefined): Staff | undefined =>
  id === COMPLAINANT ? complainant : directory.people.find((person) => person.id === id);

/** Also who is suspended: to be named, and answered for. */
export const known = (directory: Directory, id: string | undefined): Staff | undefined =>
  personOf(directory, id) ?? directory.left?.find((person) => person.id === id);

/** The person alone, whoever they stand in for. */
export function isOf(person: Staff, holder: HolderNow): boolean {
  if (holder.person) return holder.person === person.id;
  if (holder.people) return holder.people.includes(person.id);
  if (holder.outsider || person.outsider) return holder.outsider === person.outsider;
  if (holder.head) return (person.heads ?? []).includes(holder.department ?? '');
  if (holder.anyone) return true;
  if (!holder.department && !holder.role) return false;
  const inDepartment = !holder.department || person.departments.includes(holder.department);
  return inDepartment && (!holder.role || person.roles.includes(holder.role));
}

/** The person, and those who are away and whose substitute the person is. */
export const selvesOf = (person: Staff | undefined): Staff[] =>
  person ? [person, ...(person.standsFor ?? [])] : [];

/** Whether a person belongs to the holder: is the person, or of the department and role it names; as oneself or for who is away. */
export const belongs = (person: Staff | undefined, holder: HolderNow): boolean =>
  selvesOf(person).some((one) => isOf(one, holder));

type Held = Pick<Task, 'holder' | 'substitute'> & { barred?: string[] };

/** As whom the person may act on the open task: as its holder or substitute, oneself before who is away. */
export function holdsAs(
  directory: Directory,
  id: string,
  { holder, substitute, barred }: Held,
): Staff | undefined {
  if (barred?.includes(id)) return undefined;
  const selves = selvesOf(personOf(directory, id)).filter((one) => !barred?.includes(one.id));
  return selves.find((one) => isOf(one, holder) || (substitute !== undefined && isOf(one, substitute)));
}

/** Whether the person may act on the open task. */
export const mayHold = (directory: Directory, id: string, task: Held): boolean =>
  holdsAs(directory, id, task) !== undefined;

/** Who may speak for a person in matters of their work: oneself, the supervisor, the head of a department of theirs. */
export function answersFor(directory: Directory, actor: string, id: string): boolean {
  const one = known(directory, id);
  const heads = personOf(directory, actor)?.heads ?? [];
  return (
    actor === id || one?.supervisor === actor || (one?.departments ?? []).some((own) => heads.includes(own))
  );
}

/** Held by a department or role and taken by nobody yet: one of them may take it for oneself. */
export const takeable = (holder: HolderNow): boolean => !holder.person;

/** Who a transfer may go to: all of the same department and role but the actor and whom the task bars. */
export const colleagues = (
  directory: Directory,
  personId: string,
  { holder, barred }: Pick<Task, 'holder' | 'barred'>,
): Staff[] =>
  directory.people.filter(
    (person) =>
      person.id !== personId &&
      !barred.includes(person.id) &&
      belongs(person, { ...holder, person: undefined }),
  );

/** Who it may be given to: anybody but the actor and whom the task bars. */
export const delegates = (
  directory: Directory,
  personId: string,
  { barred }: Pick<Task, 'barred'>,
): Staff[] => directory.people.filter(({ id }) => id !== personId && !barred.includes(id));

/** Whether a holder of the rule set that does not depend on a complaint includes the person. */
export function fits(
  directory: Directory,
  params: Record<string, unknown>,
  personId: string,
  holder: Holder,
): boolean {
  const person = personOf(directory, personId);
  if (!person) return false;
  if (holder.outsider || person.outsider) return holder.outsider === person.outsider;
  if (holder.anyone) return true;
  if (holder.param) {
    const value = String(params[holder.param]);
    return selvesOf(person).some((one) => one.departments.includes(value) || one.roles.includes(value));
  }
  if (isParam(holder.each))
    return listedIds(params[holder.each.param]).some((department) =>
      belongs(person, { department, head: holder.head }),
    );
  const { department, role, head } = holder;
  return belongs(person, { department, role, head });
}

/** Whether the person sees a section or field in any complaint, as lists and registers ask: everybody, unless it says to whom. */
export const sees = (
  directory: Directory,
  params: Record<string, unknown>,
  personId: string,
  visibleTo?: Holder[],
): boolean => !visibleTo || visibleTo.some((holder) => fits(directory, params, personId, holder));

/** Whether the person may know which complaint a number of this series is of. */
export const knowsNumber = (
  { directory, params }: Pick<World, 'directory' | 'params'>,
  person: string | undefined,
  series: Pick<Series, 'secret' | 'keyHeldBy'> | undefined,
): boolean =>
  series?.secret !== true ||
  (series.keyHeldBy !== undefined &&
    person !== undefined &&
    fits(directory, params, person, series.keyHeldBy));
