/** Reminders that would have to come before their clock has started. */
import type { Problem } from '../problem.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Cast, Deadline } from '../ruleset/types.ts';
import { beyond, lengthsOf, openLengths } from './lengths.ts';
import { notice } from './severity.ts';

/** A clock that runs backwards starts whenever its date is set: nothing is known of it. */
function tooEarly(rules: Rules, deadline: Deadline, path: string, cast?: Cast): Problem[] {
  if (deadline.before) return [];
  const limits = lengthsOf(rules, deadline, cast);
  return (deadline.reminders ?? []).flatMap(({ before }, index) => {
    const found = beyond([openLengths(before, cast)], limits);
    if (!found) return [];
    const params = { deadline: deadline.id, before: found.sum, limit: found.limit };
    const place = `${path}/reminders/${index}/before`;
    const said = { code: 'proof.reminderTooEarly', file: 'deadlines.json', path: place, params };
    return [found.always ? said : notice(said)];
  });
}

/** `proof.reminderTooEarly` {deadline, before, limit}; a cast is heard only where the rule set alone is right. */
export function reminderProblems(rules: Rules, casts: Cast[]): Problem[] {
  const found = new Map<string, Problem>();
  for (const cast of [undefined, ...casts])
    for (const [index, deadline] of rules.set.deadlines.deadlines.entries())
      for (const said of tooEarly(rules, deadline, `/deadlines/${index}`, cast))
        if (!found.has(said.path)) found.set(said.path, said);
  return [...found.values()];
}
