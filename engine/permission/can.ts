/** Who may hold, see and do what; every read and write asks here. */
import type { HolderNow } from '../complaint/events.ts';
import type { Task } from '../complaint/state.ts';
import type { Directory, World } from '../complaint/world.ts';
import { listedIds } from '../ruleset/listed.ts';
import { isParam } from '../ruleset/open.ts';
import type { Holder, Person, Series } from '../ruleset/types.ts';

export const personOf = (directory: Directory, id: string | undefined): Person | undefined =>
  directory.people.find((person) => person.id === id);

/** Whether a person belongs to the holder: is the person, or of the department and role it names. */
export function belongs(person: Person | undefined, holder: HolderNow): boolean {
  if (!person) return false;
  if (holder.person) return holder.person === person.id;
  if (holder.people) return holder.people.includes(person.id);
  if (holder.outsider) return false;
  if (holder.head) return (person.heads ?? []).includes(holder.department ?? '');
  if (holder.anyone) return true;
  if (!holder.department && !holder.role) return false;
  const inDepartment = !holder.department || person.departments.includes(holder.department);
  return inDepartment && (!holder.role || person.roles.includes(holder.role));
}

/** Whether the person may act on the open task: as its holder, or as its substitute. */
export function mayHold(
  directory: Directory,
  personId: string,
  task: Pick<Task, 'holder' | 'substitute'> & { barred?: string[] },
): boolean {
  const person = personOf(directory, personId);
  if (task.barred?.includes(personId)) return false;
  return belongs(person, task.holder) || (task.substitute !== undefined && belongs(person, task.substitute));
}

/** Held by a department or role and taken by nobody yet: one of them may take it for oneself. */
export const takeable = (holder: HolderNow): boolean => !holder.person;

/** Who a transfer may go to: all of the same department and role but the actor and whom the task bars. */
export const colleagues = (
  directory: Directory,
  personId: string,
  { holder, barred }: Pick<Task, 'holder' | 'barred'>,
): Person[] =>
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
): Person[] => directory.people.filter(({ id }) => id !== personId && !barred.includes(id));

/** Whether a holder of the rule set that does not depend on a complaint includes the person. */
export function fits(
  directory: Directory,
  params: Record<string, unknown>,
  personId: string,
  holder: Holder,
): boolean {
  const person = personOf(directory, personId);
  if (!person) return false;
  if (holder.anyone) return true;
  if (holder.param) {
    const value = String(params[holder.param]);
    return person.departments.includes(value) || person.roles.includes(value);
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
