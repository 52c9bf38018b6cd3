/** Every word of the language at work: a made-up office whose scenarios say what each of them does. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { check } from '../../engine/ruleset/check.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { readRuleSet } from '../../engine/ruleset/load.ts';
import { calendarOf, must } from '../support/rule-sets.ts';

const folder = fileURLToPath(new URL('./office', import.meta.url));
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.json'),
);
const set = must(
  readRuleSet(Object.fromEntries(names.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]))),
);
const rules = must(compile(set, { makeValidator }));

test('the office passes its checks', () => expect(check(set)).toEqual([]));

test.each(set.scenarios!.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  expect(playScenario(rules, scenario, set.cast!, calendarOf('cn')).differences).toEqual([]);
});
