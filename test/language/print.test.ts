/** What a slip's tree prints, word by word, and what is refused in it when a rule set is checked. */
import { expect, test } from 'vitest';
import { decide } from '../../engine/complaint/decide.ts';
import { complaintPage } from '../../engine/complaint/page.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { check } from '../../engine/ruleset/check.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { hashOf } from '../../engine/ruleset/fingerprint.ts';
import type { PrintBlock, RuleSet } from '../../engine/ruleset/types.ts';
import { calendarOf, must } from '../support/rule-sets.ts';
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

const waiting = (until: string) => {
  const slips = office.slips!.map((slip) =>
    slip.withheld ? { ...slip, withheld: { ...slip.withheld, until } } : slip,
  );
  const scenario = office.scenarios!.find(({ id }) => id === 'suspendAndExtend')!;
  const rules = must(compile({ ...office, slips }, { makeValidator }));
  const played = playScenario(rules, scenario, office.cast!, calendarOf('cn'));
  const [{ state, events } = { state: undefined, events: [] }] = played.complaints;
  const command = { type: 'print', issue: state!.slips[0]!.id, actor: 'dora' } as const;
  const view = complaintPage(
    played.rules,
    state!,
    events,
    { person: 'dora', language: 'zh-Hans' },
    played.world,
  );
  return { printed: decide(played.rules, command, state!, played.world), why: view.slips[0]!.unprintable };
};

test('a slip that is withheld is not printed before its condition holds, and says why in the words of the reader', () => {
  const { withheld } = office.slips!.find(({ id }) => id === 'extensionNotice')!;
  const held = waiting(withheld!.until);
  expect(held.printed).toMatchObject({ ok: false, problems: [{ code: 'print.withheld' }] });
  expect(held.why).toContain('投诉结案后才可打印');
  const free = waiting('complaint.status = "open"');
  expect([free.printed.ok, free.why]).toEqual([true, '']);
});
