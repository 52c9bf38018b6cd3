/** The form designer's mechanics: every field has a kind, every condition comes back from its lines, whatever is moved is lost nowhere. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../engine/exchange/documents.ts';
import { allFields } from '../../engine/form/fields.ts';
import { checkShape } from '../../engine/ruleset/check-shape.ts';
import type { Field, Form } from '../../engine/ruleset/types.ts';
import { sectionIds } from '../../engine/studio/form/asks.ts';
import { columnsIn, fieldsIn } from '../../engine/studio/form/columns.ts';
import { readCondition, readFeel, writeCondition, writeFeel } from '../../engine/studio/form/condition.ts';
import { asKind, kindOf, kinds, newField, wordsFor } from '../../engine/studio/form/kinds.ts';
import { boxesOf, partsOf, pieceAt, slotsFor } from '../../engine/studio/form/page.ts';
import {
  alternativesOf,
  movedField,
  renamedField,
  shownWhen,
  withAlternatives,
  withoutField,
} from '../../engine/studio/form/rework.ts';
import { type Draft, draftOf } from '../../engine/studio/names.ts';
import formMeta from '../../schemas/meta/form.schema.json' with { type: 'json' };
import { readFolder } from '../../server/cli/folder.ts';
import { filesOf, organizations } from '../support/rule-sets.ts';
import cases from './form-designer.cases.json' with { type: 'json' };

const drafts = organizations.map((organization): [string, Draft] => [
  organization,
  draftOf(documentsOf(filesOf(organization))),
]);
const office = draftOf(documentsOf(readFolder(new URL('../language/office', import.meta.url).pathname)));
const everything = [...drafts, ['the made-up office', office] as [string, Draft]];
const formsOf = ({ set }: Draft): Form[] => set.forms;

describe.each(everything)('%s', (_, draft) => {
  test('every field is of a kind that the palette has, and stays as it is under it', () => {
    const known = new Set(kinds.map(({ id }) => id));
    const fields = formsOf(draft).flatMap(({ sections }) =>
      sections.flatMap(({ schema }) => Object.values(allFields(schema))),
    );
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) expect(known).toContain(kindOf(field));
  });

  test('every condition that lines can say comes back from them', () => {
    const sections = sectionIds(draft);
    const conditions = formsOf(draft).flatMap((form) =>
      form.sections.flatMap(({ schema }) => schema.allOf ?? []),
    );
    for (const { if: own, when } of conditions) {
      const asked = readCondition({ if: own, when }, sections);
      if (asked)
        expect(writeCondition(asked)).toEqual({ ...(when ? { when } : {}), ...(own ? { if: own } : {}) });
    }
  });

  test('every field of the page is found where it stands in the file', () => {
    for (const form of formsOf(draft))
      for (const { pieces } of boxesOf(partsOf(form)))
        for (const { path } of pieces) expect(pieceAt(partsOf(form), path)?.path).toBe(path);
  });
});

test('each format of the language is a kind, and a new field of each is of the right shape', () => {
  const formats = formMeta.$defs.field.properties.format.enum;
  expect(kinds.map(({ id }) => id)).toEqual(expect.arrayContaining(formats));
  for (const { id } of kinds) {
    const field = newField(id, 'New');
    expect([id, kindOf(field)]).toEqual([id, id]);
    const form = {
      id: 'f',
      title: 'F',
      sections: [{ id: 's', title: 'S', schema: { type: 'object', properties: { x: field } } }],
    };
    const wrong = checkShape('form', form, 'forms/f.json');
    expect([
      id,
      wrong.filter(({ params, path }) => params?.value !== '' && !path.endsWith('/choice')),
    ]).toEqual([id, []]);
    expect(wordsFor(id)).toContain('clause');
  }
});

test('as another kind a field keeps its words', () => {
  const field: Field = { ...newField('string', 'Name'), clause: '1', class: 'sealed' };
  expect(asKind(field, 'date')).toEqual({
    type: 'string',
    title: 'Name',
    format: 'date',
    clause: '1',
    class: 'sealed',
  });
});

/** Everything that a form asks, however it is laid out. */
const inventory = (form: Form): string[] =>
  boxesOf(partsOf(form))
    .flatMap(({ pieces }) => pieces.map(({ field }) => JSON.stringify(field.title)))
    .sort();

const demanded = (form: Form): string[] =>
  boxesOf(partsOf(form)).flatMap(({ pieces }) =>
    pieces.filter(({ required }) => required).map(({ field }) => JSON.stringify(field.title)),
  );

test('moves at random lose no field, and nothing that has to be filled', () => {
  const forms = everything.flatMap(([, draft]) => formsOf(draft));
  const withConditions = forms.filter(({ sections }) => sections.some(({ schema }) => schema.allOf));
  expect(withConditions.length).toBeGreaterThan(5);
  const draws = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 5, maxLength: 30 });
  fc.assert(
    fc.property(fc.constantFrom(...withConditions), draws, (start, moves) => {
      let form = start;
      for (const [which, where] of moves) {
        const parts = partsOf(form);
        const pieces = boxesOf(parts).flatMap((box) => box.pieces);
        const piece = pieces[which % pieces.length]!;
        const slots = slotsFor(parts, piece);
        const moved = movedField(form, piece.path, slots[where % slots.length]!);
        expect(pieceAt(partsOf(moved.form), moved.path)?.field.title).toEqual(piece.field.title);
        form = moved.form;
      }
      expect(inventory(form)).toEqual(inventory(start));
      expect(demanded(form)).toEqual(expect.arrayContaining(demanded(start)));
    }),
    { numRuns: 60, seed: 11 },
  );
});

const form = cases.form as unknown as Form;

test.each(cases.shownWhen)('shown when: $name', ({ path, when, schema, at }) => {
  const done = shownWhen(form, path, (when ?? undefined) as never);
  expect([done.form.sections[0]!.schema, done.path]).toEqual([schema, at]);
});

test('what a branch demands goes with its field', () => {
  const asks = structuredClone(form);
  asks.sections[0]!.schema.allOf![0]!.then.required = ['more'];
  const done = withoutField(asks, '/sections/0/schema/properties/more');
  expect(done.sections[0]!.schema.allOf![0]!.then.required).toBeUndefined();
});

test('what a condition brought goes with its last field', () => {
  const done = withoutField(form, '/sections/0/schema/allOf/0/then/properties/detail');
  expect(done.sections[0]!.schema.allOf).toBeUndefined();
});

test.each(cases.feel)('FEEL in lines: $text', ({ text, lines }) => {
  const read = readFeel(text, ['intake', 'result']);
  expect(read ?? null).toEqual(lines);
  if (read) expect(writeFeel(read)).toBe(text);
});

test.each(cases.columns)('columns: $name', ({ text, columns }) => {
  const found = columnsIn(text, { fields: ['date'], choices: [] });
  expect(
    found.map(({ id, kind, required, choice }) => [
      id,
      kind,
      required,
      (choice?.options as unknown[] | undefined)?.length ?? 0,
    ]),
  ).toEqual(columns);
});

test.each(cases.schemas)('JSON Schema: $name', ({ schema, fields, lists, left }) => {
  const found = fieldsIn(schema as never, { fields: ['taken'], choices: ['taken'] });
  expect(found.columns.map(({ id, kind, required }) => [id, kind, required])).toEqual(fields);
  expect(found.lists.map(({ id, options }) => [id, (options as unknown[]).length])).toEqual(lists);
  expect(found.left).toEqual(left);
});

test('at least one of several: set, and what is left when a field of them goes', () => {
  const field = (title: string): Field => ({ type: 'string', title });
  const schema = { type: 'object', properties: { a: field('A'), b: field('B'), c: field('C') } } as const;
  const form: Form = { id: 'f', title: 'F', sections: [{ id: 's', title: 'S', schema }] };
  const holder = '/sections/0/schema';
  const three = withAlternatives(form, holder, ['a', 'b', 'c']);
  const schemaOf = (one: Form) => one.sections[0]!.schema;
  expect(schemaOf(three).anyOf).toEqual([{ required: ['a'] }, { required: ['b'] }, { required: ['c'] }]);
  const two = withoutField(three, `${holder}/properties/a`);
  expect(schemaOf(two).anyOf).toEqual([{ required: ['b'] }, { required: ['c'] }]);
  const renamed = renamedField(two, `${holder}/properties/b`, 'd').form;
  expect(alternativesOf(schemaOf(renamed))).toEqual(['d', 'c']);
  const one = withoutField(renamed, `${holder}/properties/d`);
  expect([schemaOf(one).anyOf, schemaOf(one).required]).toEqual([undefined, ['c']]);
  expect(schemaOf(withAlternatives(three, holder, [])).anyOf).toBeUndefined();
});
