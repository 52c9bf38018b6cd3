/** What deadlines and the scenarios of three rule sets come to under this process's own time zone, hashed. */

import { fileURLToPath } from 'node:url';
import { playScenario } from '../../engine/proof/scenario.ts';
import { sha256 } from '../../server/store/json.ts';
import { allCases } from '../engine/deadline-support.ts';
import { calendarOf, organizations, rulesOf } from '../support/rule-sets.ts';

const third = Math.floor(organizations.length / 3);
const three = [0, 1, 2].map((at) => organizations[at * third]!);

function ofRuleSet(organization: string): [string, string][] {
  const rules = rulesOf(organization);
  const { scenarios = [], cast, ruleset } = rules.set;
  const calendar = calendarOf(ruleset.calendar);
  return scenarios.map((scenario) => [
    `${organization}/${scenario.id}`,
    sha256(JSON.stringify(playScenario(rules, scenario, cast!, calendar))),
  ]);
}

export const played = () => ({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  deadlines: sha256(allCases()),
  scenarios: Object.fromEntries(three.flatMap(ofRuleSet)),
});

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(played()));
