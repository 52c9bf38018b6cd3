/** Conditions without eval: the same answers as ajv, and the same as the engine on the server. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { applicable } from '../../engine/form/fields.ts';
import type { SectionSchema } from '../../engine/ruleset/types.ts';
import { holds, prune } from '../../ui/form/conditions.ts';
import type { Condition, FieldSchema } from '../../ui/form/field-schema.ts';

type Data = Record<string, unknown>;
const ajv = new Ajv2020({ strict: false });

const rows: [string, Condition, Data, boolean][] = [
  ['const', { properties: { a: { const: 'x' } }, required: ['a'] }, { a: 'x' }, true],
  ['other const', { properties: { a: { const: 'x' } }, required: ['a'] }, { a: 'y' }, false],
  ['absent but required', { properties: { a: { const: 'x' } }, required: ['a'] }, {}, false],
  ['absent, not required', { properties: { a: { const: 'x' } } }, {}, true],
  ['false is an answer', { properties: { a: { const: false } }, required: ['a'] }, { a: false }, true],
  ['text is no number', { properties: { a: { const: 1 } }, required: ['a'] }, { a: '1' }, false],
  ['enum', { properties: { a: { enum: ['x', 'y'] } }, required: ['a'] }, { a: 'y' }, true],
  ['not in enum', { properties: { a: { enum: ['x', 'y'] } }, required: ['a'] }, { a: 'z' }, false],
  ['minimum reached', { properties: { a: { minimum: 3 } }, required: ['a'] }, { a: 3 }, true],
  ['minimum missed', { properties: { a: { minimum: 3 } }, required: ['a'] }, { a: 2.99 }, false],
  ['maximum', { properties: { a: { maximum: 3 } }, required: ['a'] }, { a: 3.01 }, false],
  ['range', { properties: { a: { minimum: 1, maximum: 3 } }, required: ['a'] }, { a: 2 }, true],
  [
    'limits say nothing about text',
    { properties: { a: { minimum: 3 } }, required: ['a'] },
    { a: 'unknown' },
    true,
  ],
  [
    'two fields',
    { properties: { a: { const: 1 }, b: { const: 2 } }, required: ['a', 'b'] },
    { a: 1, b: 3 },
    false,
  ],
  ['an inherited name is not there', { required: ['constructor'] }, {}, false],
  ['type', { properties: { a: { type: 'integer' } }, required: ['a'] }, { a: 1.5 }, false],
  ['not', { not: { properties: { a: { const: 1 } }, required: ['a'] } }, { a: 1 }, false],
];

describe('holds', () => {
  test.each(rows)('%s', (_, condition, data, wanted) => {
    expect(holds(condition, data)).toBe(wanted);
    expect(new Ajv2020({ strict: false, ownProperties: true }).compile(condition)(data)).toBe(wanted);
  });

  test('undefined is absent', () => {
    expect(holds({ required: ['a'] }, { a: undefined })).toBe(false);
  });

  test('boolean schemas', () => {
    expect([holds(true, 1), holds(false, 1), holds(undefined, 1)]).toEqual([true, false, true]);
  });
});

// biome-ignore-start lint/suspicious/noThenProperty: JSON Schema's own word
const text = { type: 'string', title: 't' } as const;
const section: FieldSchema = {
  type: 'object',
  properties: { kind: text, list: { type: 'array', items: { type: 'object', properties: { n: text } } } },
  allOf: [
    { if: { properties: { kind: { const: 'a' } }, required: ['kind'] }, then: { properties: { onA: text } } },
    {
      if: { properties: { kind: { const: 'b' } }, required: ['kind'] },
      then: { properties: { onB: text } },
      else: { properties: { notB: text } },
    },
    {
      if: { properties: { onA: { const: 'deep' } }, required: ['onA'] },
      then: { properties: { deep: text } },
    },
  ],
};

// biome-ignore-end lint/suspicious/noThenProperty: JSON Schema's own word
const prunings: [string, Data, Data][] = [
  ['shown fields stay', { kind: 'a', onA: 'x', notB: 'y' }, { kind: 'a', onA: 'x', notB: 'y' }],
  ['hidden fields go', { kind: 'b', onA: 'x', notB: 'y', onB: 'z' }, { kind: 'b', onB: 'z' }],
  ['a chain of hidden fields goes', { kind: 'b', onA: 'deep', deep: 'x' }, { kind: 'b' }],
  [
    'a chain of shown fields stays',
    { kind: 'a', onA: 'deep', deep: 'x' },
    { kind: 'a', onA: 'deep', deep: 'x' },
  ],
  ['empty is absent', { kind: '', list: [] }, {}],
  ['strangers go', { kind: 'a', stranger: 1 }, { kind: 'a' }],
  ['blank rows at the end go', { list: [{ n: '1' }, {}, { n: undefined }] }, { list: [{ n: '1' }] }],
  ['a blank row between keeps its place', { list: [{}, { n: '2' }] }, { list: [{}, { n: '2' }] }],
];

describe('prune', () => {
  test.each(prunings)('%s', (_, data, wanted) => expect(prune(section, data)).toEqual(wanted));

  test.each(prunings)('nothing is sent that the engine would not show: %s', (_, data) => {
    const sent = prune(section, data);
    const { fields } = applicable(section as unknown as SectionSchema, sent);
    expect(Object.keys(sent).filter((id) => !(id in fields))).toEqual([]);
  });
});

test('ajv agrees that the sample is a schema', () => expect(ajv.validateSchema(section)).toBe(true));
