/** An id renamed in a draft: what pointed to the element still does, and the worked complaints come to the same. */
import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../engine/exchange/documents.ts';
import type { FeelType } from '../../engine/feel/types.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { check } from '../../engine/ruleset/check.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { readRuleSet } from '../../engine/ruleset/load.ts';
import { applyAll } from '../../engine/studio/edit.ts';
import { type Draft, draftOf } from '../../engine/studio/names.ts';
import { renamedEntries } from '../../engine/studio/rename/drawn.ts';
import { renamedFeel, renamedTemplate } from '../../engine/studio/rename/feel.ts';
import { renameId } from '../../engine/studio/rename/rename.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { calendarOf, filesOf, must } from '../support/rule-sets.ts';
import cases from './rename.cases.json' with { type: 'json' };

const draftFor = (organization: string) => draftOf(documentsOf(filesOf(organization)));

/** What is wrong with the files, and which scenarios do not come to what they expect. */
function faultsOf(draft: Draft): unknown[] {
  const files = Object.entries(draft.documents).map(([file, value]) => [file, JSON.stringify(value)]);
  const set = must(readRuleSet(Object.fromEntries(files)));
  const problems = check(set);
  if (problems.length > 0) return problems;
  const rules = must(compile(set, { makeValidator }));
  const calendar = calendarOf(set.ruleset.calendar);
  return (set.scenarios ?? []).flatMap(
    (scenario) => playScenario(rules, scenario, set.cast!, calendar, 'firstDifference').differences,
  );
}

const draftIn = (folder: string) => draftOf(documentsOf(readFolder(folder)));

describe.each(cases.elements)('$organization', ({ organization, elements }) => {
  const draft = organization.includes('/') ? draftIn(organization) : draftFor(organization);
  test('one element of each kind, one after the other', () => {
    let known = draft;
    for (const place of elements) {
      const [kind, id] = place.split(' ') as [string, string];
      const found = known.walk.elements.find((one) => one.kind === kind && one.id === id);
      const edits = found && renameId(known, found, `${id}Renamed`);
      expect([place, edits?.length]).toEqual([place, expect.any(Number)]);
      const named = (one: Draft) =>
        one.walk.elements.filter((each) => each.kind === kind && each.id === id).length;
      const before = named(known);
      known = draftOf(must(applyAll(known.documents, edits!)).documents);
      expect(named(known)).toBeLessThan(before);
    }
    expect(faultsOf(known)).toEqual([]);
  });
});

test.each(cases.together)('$place of $organization: $files', ({ organization, place, files, others }) => {
  const draft = organization.includes('/') ? draftIn(organization) : draftFor(organization);
  const [kind, id] = place.split(' ') as [string, string];
  const found = draft.walk.elements.find((one) => one.kind === kind && one.id === id)!;
  const { documents } = must(applyAll(draft.documents, renameId(draft, found, `${id}Renamed`)!));
  const called = (name: string) =>
    draftOf(documents)
      .walk.elements.filter((one) => one.kind === kind && one.id === name)
      .map(({ file }) => file);
  expect(called(`${id}Renamed`)).toEqual(files);
  expect(called(id)).toEqual(others);
  expect(faultsOf(draftOf(documents))).toEqual([]);
});

describe.each(cases.entries)('every entry of the code lists of $organization', ({ organization, own }) => {
  test('follows into cells, conditions, values and worked complaints', () => {
    let known = organization.includes('/') ? draftIn(organization) : draftFor(organization);
    const entries = () => known.walk.elements.filter(({ kind }) => kind === 'option');
    const left: string[] = [];
    for (let i = 0; i < entries().length; i++) {
      const { id, inside } = entries()[i]!;
      const edits = renameId(known, entries()[i]!, `${id}Renamed`);
      if (edits) known = draftOf(must(applyAll(known.documents, edits)).documents);
      else left.push(inside.at(-1)!.id);
    }
    expect([...new Set(left)]).toEqual(own);
    expect(faultsOf(known)).toEqual([]);
  });
});

test.each(cases.drawn)('$text', ({ text, result, becomes }) => {
  const kind = { kind: 'string', choice: 'kinds' } as const;
  const record = { kind: 'context', fields: { kind, other: { kind: 'string' } } } as const;
  const list = { kind: 'list', of: record } as const;
  const scope = { kind: 'context', fields: { intake: record, sheets: list } } as const;
  const asked = { scope: scope as FeelType, result, choice: 'kinds', old: 'a', next: 'b' };
  expect(renamedEntries(text, asked)).toBe(becomes);
});

test('an id that is taken, badly formed, or of nothing is refused', () => {
  const draft = draftFor('infusion-products');
  const [first, second] = draft.walk.elements.filter(({ kind }) => kind === 'section');
  expect(renameId(draft, first!, second!.id)).toBeUndefined();
  expect(renameId(draft, first!, 'Not an id')).toBeUndefined();
  expect(renameId(draft, { file: 'ruleset.json', path: '/nowhere' }, 'fine')).toBeUndefined();
});

test.each(cases.feel)('$text', ({ text, renaming, becomes }) => {
  expect(renamedFeel(text, renaming)).toBe(becomes);
});

test('paths in the texts of papers', () => {
  const renaming = { kind: 'field', section: 'notice', old: 'place', next: 'site' };
  expect(renamedTemplate('place: {{notice.place}} {{upper notice.place "notice.place"}}', renaming)).toBe(
    'place: {{notice.site}} {{upper notice.site "notice.place"}}',
  );
});
