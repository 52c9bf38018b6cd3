/** Leave: from when until when somebody is away, and who stands in meanwhile. */

import type { Directory } from '../../engine/complaint/world.ts';
import { answersFor, personOf } from '../../engine/permission/can.ts';
import { fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import type { Away } from '../../engine/ruleset/types.ts';
import type { Deps } from '../deps.ts';
import { directoryOf, saveAway } from '../store/people.ts';

function problemsOf(directory: Directory, person: string, { from, until, substitute }: Away): Problem[] {
  const known = substitute !== person && personOf(directory, substitute);
  return [
    ...(from <= until ? [] : [problem('away.dates', '/until', { from, until })]),
    ...(known ? [] : [problem('away.substitute', '/substitute', { person: substitute })]),
  ];
}

/**
 * Null ends a leave. `actor` is absent for who runs the installation.
 * Problems: person.unknown, away.notYours, away.dates, away.substitute.
 */
export async function setAway(
  deps: Deps,
  organization: string,
  person: string,
  away: Away | null,
  actor?: string,
): Promise<Result<Away | null>> {
  const directory = await directoryOf(deps.store.for(organization), organization);
  if (!personOf(directory, person)) return fail(problem('person.unknown', '/person', { person }));
  if (actor && !answersFor(directory, actor, person))
    return fail(problem('away.notYours', '/person', { person }));
  const problems = away ? problemsOf(directory, person, away) : [];
  if (problems.length > 0) return fail(...problems);
  return deps.store.write(organization, async (scope) => {
    await saveAway(scope, person, away);
    return ok(away);
  });
}
