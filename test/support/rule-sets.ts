/** Rule sets of the repository for tests: read from disk, compiled with the real validator. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CalendarData } from '../../engine/calendar/data.ts';
import { buildCalendar, type Calendar } from '../../engine/calendar/working-days.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import type { Result } from '../../engine/problem.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { type Files, readRuleSet } from '../../engine/ruleset/load.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { RuleSet } from '../../engine/ruleset/types.ts';

const schemas = fileURLToPath(new URL('../../schemas', import.meta.url));

export const organizations = readdirSync(`${schemas}/organizations`)
  .filter((name) => !name.endsWith('.md'))
  .sort();

export function filesOf(organization: string): Files {
  const folder = `${schemas}/organizations/${organization}`;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  return Object.fromEntries(names.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]));
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.value;
}

export const ruleSetOf = (organization: string): RuleSet => must(readRuleSet(filesOf(organization)));

export const rulesOf = (organization: string): Rules =>
  must(compile(ruleSetOf(organization), { makeValidator }));

export function calendarOf(id: string): Calendar {
  return buildCalendar(JSON.parse(readFileSync(`${schemas}/calendars/${id}.json`, 'utf8')) as CalendarData);
}
