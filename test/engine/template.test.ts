/** Texts on paper: the first path that says anything, and what the language tells of helpers. */
import { expect, test } from 'vitest';
import type { FeelType } from '../../engine/feel/types.ts';
import { helpers } from '../../engine/print/helpers.ts';
import { compileTemplate, type Seen } from '../../engine/print/template.ts';
import print from '../../schemas/meta/print.schema.json' with { type: 'json' };

const text: FeelType = { kind: 'string' };
const scope: FeelType = { kind: 'context', fields: { name: text, firm: text, to: text } };

const seen = (facts: Record<string, unknown>): Seen => ({
  facts,
  reader: {} as Seen['reader'],
  say: (_, value) => (value === null ? '' : String(value)),
});

test.each([
  [{ name: 'Mei', firm: 'North', to: 'complainant' }, 'Mei:'],
  [{ name: null, firm: 'North', to: 'complainant' }, 'North:'],
  [{ name: '', firm: null, to: 'complainant' }, 'complainant:'],
  [{ name: null, firm: null, to: null }, ':'],
])('or, of %j', (facts, said) => {
  expect(compileTemplate('{{or name firm to}}:', scope).render(seen(facts))).toBe(said);
});

test.each([
  ['{{or name}}', ['template.notAllowed']],
  ['{{or name "Mei"}}', ['template.notAllowed']],
  ['{{or name nmae}}', ['template.unknown']],
  ['{{or name firm}}', []],
])('%s', (words, codes) => {
  expect(compileTemplate(words, scope).problems.map(({ code }) => code)).toEqual(codes);
});

test('an author is told of every helper where words are written', () => {
  const { description } = print.$defs.printText;
  for (const helper of [...Object.keys(helpers), 'or'])
    expect(description).toMatch(new RegExp(`\\b${helper}\\b`));
});
