/** A form as its own paper: what its tree prints, what follows it, what is kept from whom, and what is refused in it. */
import { expect, test } from 'vitest';
import { paperForm } from '../../engine/form/paper.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { MASK } from '../../engine/print/shapes.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { check } from '../../engine/ruleset/check.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import type { Form, PrintBlock, RuleSet } from '../../engine/ruleset/types.ts';
import { calendarOf, must } from '../support/rule-sets.ts';
import cases from './form-print.cases.json' with { type: 'json' };
import { office, officeRules } from './office.ts';
import expected from './sheet.paper.json' with { type: 'json' };

const cast = office.cast!;

const withSheet = (change: (form: Form) => Form): RuleSet => ({
  ...office,
  forms: office.forms.map((form) => (form.id === 'sheet' ? change(form) : form)),
});

const compiled = (set: RuleSet) => must(compile(set, { makeValidator }));

/** The sheet after the first steps of a scenario; blank where none is named. */
function sheet(person: string, scenario?: string, steps = 99, rules = officeRules) {
  const played = rules.set.scenarios!.find(({ id }) => id === scenario);
  const half = played && {
    ...played,
    steps: played.steps.slice(0, steps).map(({ expect: _, ...step }) => step),
  };
  const state = half ? playScenario(rules, half, cast, calendarOf('cn')).complaints[0]!.state : null;
  const reader = { rules, person, language: 'en' as const, directory: { people: cast.people } };
  return paperForm(reader, rules.forms.get('sheet')!, state, { params: cast.params ?? {} });
}

test('the tree of a form, filled, signed, with the records of a list', () => {
  const seen = {
    rounds: sheet('dora', 'untilSatisfied', 3).own,
    each: sheet('dora', 'eachDepartment').own,
    blank: sheet('dora').own,
  };
  expect(seen).toEqual(expected);
});

test('what is written and has no place on the tree follows it, nothing twice', () => {
  const bare = compiled(withSheet((form) => ({ ...form, print: [{ grid: [{ field: 'satisfied.yes' }] }] })));
  const { own } = sheet('dora', 'untilSatisfied', 3, bare);
  expect(own!.rest.map(({ id, fields }) => [id, fields.map(({ text }) => text)])).toEqual([
    ['answer', ['no']],
  ]);
  expect(sheet('dora', undefined, 0, bare).own!.rest).toEqual([]);
});

test('a section that is not for the reader is masked in cells and texts, signers too, and null for FEEL', () => {
  const hidden = compiled(
    withSheet((form) => ({
      ...form,
      sections: form.sections.map((section) =>
        ['answer', 'satisfied'].includes(section.id)
          ? { ...section, visibleTo: [{ department: 'desk' }] }
          : section,
      ),
    })),
  );
  const { own } = sheet('leo', 'untilSatisfied', 3, hidden);
  const text = JSON.stringify(own);
  for (const canary of ['"no"', 'Dora', '■', 'Not satisfied', '2024-03-05'])
    expect(text).not.toContain(canary);
  expect(text.split(MASK).length).toBeGreaterThan(4);
  const { own: mine } = sheet('dora', 'untilSatisfied', 3, hidden);
  for (const canary of ['"no"', 'Dora', '■', 'Not satisfied']) expect(JSON.stringify(mine)).toContain(canary);
});

test('a copy that shows some fields alone has a paper of its own', () => {
  const copies: Form['copies'] = [
    { id: 'all', label: 'All', to: { department: 'desk' } },
    { id: 'part', label: 'Part', to: { outsider: 'complainant' }, fields: ['satisfied', 'answer.text'] },
    { id: 'little', label: 'Little', to: { outsider: 'complainant' }, fields: ['satisfied.yes'] },
  ];
  const rules = compiled(withSheet((form) => ({ ...form, copies })));
  const seen = sheet('dora', 'untilSatisfied', 3, rules);
  const [all, part, little] = seen.copies;
  expect(all!.nodes).toBeUndefined();
  const texts = [part, little].map((copy) => JSON.stringify(copy!.nodes));
  expect(texts.map((text) => [text.includes('"no"'), text.includes('■')])).toEqual([
    [true, true],
    [false, true],
  ]);
});

test.each(cases.map((row) => [row.name, row] as const))('refused: %s', (_, { print, problems }) => {
  const found = check(withSheet((form) => ({ ...form, print: print as PrintBlock[] })));
  expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual(problems);
  expect(new Set(found.map(({ file }) => file))).toEqual(new Set(['forms/sheet.json']));
});
