/** What FEEL decides while somebody types, as the page works it out; the engine of patterns comes only where one is asked for. */
import { expect, test } from 'vitest';
import type { FeelType } from '../../engine/feel/types.ts';
import type { SectionView } from '../../engine/form/shapes.ts';
import { settlerOf } from '../../ui/form/live.ts';

const text: FeelType = { kind: 'string' };
const number: FeelType = { kind: 'number' };
const fields = {
  batch: text,
  price: number,
  pieces: number,
  total: number,
  ours: { kind: 'boolean' },
} as const;
const scope: FeelType = { kind: 'context', fields: { intake: { kind: 'context', fields } } };

/** A section that computes `field` by the expression. */
const sectionWith = (field: string, expression: string): SectionView =>
  ({
    id: 'intake',
    live: { whens: {}, computed: [{ field, text: expression }], scope, facts: {} },
  }) as unknown as SectionView;

const rows: [string, string, Record<string, unknown>, unknown][] = [
  ['total', 'intake.price * intake.pieces', { price: 0.1, pieces: 3 }, 0.3],
  ['ours', 'matches(intake.batch, "^[A-Z]{2}[0-9]+$")', { batch: 'AB12' }, true],
  ['ours', 'matches(intake.batch, "^[A-Z]{2}[0-9]+$")', { batch: 'ab12' }, false],
  ['ours', 'matches(intake.batch, "^(a+)+$")', { batch: `${'a'.repeat(5000)}b` }, false],
  ['ours', 'matches(intake.batch, "^\\\\p{Han}+$")', { batch: '批號' }, true],
];

test.each(rows)('%s = %s', async (field, expression, data, value) => {
  const settle = await settlerOf([sectionWith(field, expression)]);
  expect(settle({ intake: data })).toEqual({
    intake: { data: { ...data, [field]: value }, applies: true, whens: {} },
  });
});
