/** Who is away on a day and who stands in: tasks and approvals go to the substitute as well. */
import type { Directory, Staff } from '../complaint/world.ts';

const isAway = ({ away }: Staff, day: string): boolean =>
  away !== undefined && away.from <= day && day <= away.until;

/** The substitute, or who stands in for a substitute that is away too; undefined where it goes round in a circle. */
function standIn(people: Map<string, Staff>, one: Staff, day: string): Staff | undefined {
  const asked = new Set([one.id]);
  let next = people.get(one.away!.substitute);
  while (next && isAway(next, day) && !asked.has(next.id)) {
    asked.add(next.id);
    next = people.get(next.away!.substitute);
  }
  return next && !asked.has(next.id) ? next : undefined;
}

/** The directory on a local day (`2024-05-01`): each substitute with those they stand in for, each absent one with who does. */
export function onDay(directory: Directory, day: string): Directory {
  const absent = directory.people.filter((one) => isAway(one, day));
  if (absent.length === 0) return directory;
  const all = new Map(directory.people.map((one) => [one.id, one]));
  const stands = absent.map((one) => ({ one, by: standIn(all, one, day)?.id }));
  const people = directory.people.map((person): Staff => {
    const standsFor = stands.filter(({ by }) => by === person.id).map(({ one }) => one);
    const gone = stands.find(({ one }) => one.id === person.id);
    return {
      ...person,
      ...(standsFor.length > 0 ? { standsFor } : {}),
      ...(gone ? { absent: { until: person.away!.until, ...(gone.by ? { by: gone.by } : {}) } } : {}),
    };
  });
  return { ...directory, people };
}
