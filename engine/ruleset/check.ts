/** The checks a rule set must pass before it is used, in the order an author can mend them. */
import { parseZone } from '../calendar/zone.ts';
import { type Problem, within } from '../problem.ts';
import { leaks } from './check-leaks.ts';
import { checkCast } from './check-params.ts';
import { checkSense } from './check-sense.ts';
import { compile } from './compile.ts';
import { coverage } from './coverage.ts';
import type { RuleSet } from './types.ts';

/** Nothing could be counted in a zone that there is not. */
function zoneProblems({ ruleset }: RuleSet): Problem[] {
  const zone = parseZone(ruleset.zone);
  return zone.ok ? [] : within(zone.problems, '/zone', 'ruleset.json');
}

/** Names, then expressions and tables, what they would give away, then coverage and the casts; the shape was checked by `readRuleSet`. */
export function check(set: RuleSet): Problem[] {
  const sense = [...zoneProblems(set), ...checkSense(set)];
  if (sense.length > 0) return sense;
  const compiled = compile(set);
  return [
    ...(compiled.ok ? leaks(compiled.value) : compiled.problems),
    ...coverage(set).problems,
    ...(set.cast ? checkCast(set, set.cast, 'scenarios/cast.json') : []),
    ...(set.demo ? checkCast(set, set.demo, 'demo/cast.json') : []),
  ];
}
