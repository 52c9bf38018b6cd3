/** Every organization: its checks, its coverage, its scenarios. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { playScenario } from '../../engine/proof/scenario.ts';
import { check } from '../../engine/ruleset/check.ts';
import { coverage } from '../../engine/ruleset/coverage.ts';
import { libraryTable } from '../../server/cli/library.ts';
import { calendarOf, organizations, ruleSetOf, rulesOf } from '../support/rule-sets.ts';

test('the page of the library is true', () => {
  const page = readFileSync(new URL('../../schemas/organizations/README.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('|')).trimEnd().split('\n');
  expect(table).toEqual(libraryTable(organizations.map(ruleSetOf)));
});

test('there are organizations', () => expect(organizations.length).toBeGreaterThan(0));

describe.each(organizations)('%s', (organization) => {
  const set = ruleSetOf(organization);
  test('passes its checks', () => expect(check(set)).toEqual([]));

  test('covers its regulation', () => {
    const { clauses, carried, notSoftware } = coverage(set);
    expect(carried + notSoftware).toBe(clauses.length);
  });

  const rules = rulesOf(organization);
  const calendar = calendarOf(set.ruleset.calendar);
  test('has at least 4 scenarios', () => expect(set.scenarios?.length).toBeGreaterThanOrEqual(4));
  test.each((set.scenarios ?? []).map((scenario) => [scenario.id, scenario] as const))(
    'scenario %s',
    (_, scenario) => {
      expect(playScenario(rules, scenario, set.cast!, calendar).differences).toEqual([]);
    },
  );
});
