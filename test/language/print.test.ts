/** What a slip's tree prints, word by word, and what is refused in it when a rule set is checked. */
import { expect, test } from 'vitest';
import { playScenario } from '../../engine/proof/scenario.ts';
import { check } from '../../engine/ruleset/check.ts';
import { hashOf } from '../../engine/ruleset/fingerprint.ts';
import type { PrintBlock, RuleSet } from '../../engine/ruleset/types.ts';
import { calendarOf } from '../support/rule-sets.ts';
import { office, officeRules } from './office.ts';
import cases from './print.cases.json' with { type: 'json' };
import expected from './reply.paper.json' with { type: 'json' };

const issued = (() => {
  const scenario = office.scenarios!.find(({ id }) => id === 'untilSatisfied')!;
  return playScenario(officeRules, scenario, office.cast!, calendarOf('cn')).complaints[0]!.state.slips;
})();

test('every word of the print vocabulary, copy by copy', () => {
  const { paper, hash, template } = issued[1]!;
  expect(paper).toEqual(expected);
  expect([hash, template]).toEqual([hashOf(paper), officeRules.hash]);
});

test('a copy whose condition does not hold at the time of issue does not go out', () => {
  const ids = issued.map(({ paper }) => paper.sheets.flatMap(({ copies }) => copies.map(({ id }) => id)));
  expect(ids[0]).toEqual(['own', 'out']);
  expect(ids[1]).toEqual(['own', 'late', 'out']);
});

const withPrint = (print: PrintBlock[]): RuleSet => ({
  ...office,
  slips: office.slips!.map((slip) => (slip.id === 'reply' ? { ...slip, print } : slip)),
});

test.each(cases.map((row) => [row.name, row] as const))('refused: %s', (_, { print, problems }) => {
  const found = check(withPrint(print as PrintBlock[]));
  expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual(problems);
  expect(new Set(found.map(({ file }) => file))).toEqual(new Set(['slips/reply.json']));
});
