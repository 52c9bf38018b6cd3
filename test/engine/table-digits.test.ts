/** Which numbers a table takes: those of at most fifteen digits, told without looking at their text where possible. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromJson } from '../../engine/feel/values.ts';
import { compileTable } from '../../engine/table/compile.ts';
import { decide } from '../../engine/table/decide.ts';
import { must } from '../support/rule-sets.ts';

const table = must(
  compileTable({
    id: 'digits',
    hitPolicy: 'FIRST',
    inputs: [{ id: 'n', type: 'number' }],
    outputs: [{ id: 'out', type: 'text' }],
    // biome-ignore lint/suspicious/noThenProperty: the rule set's own word
    rows: [{ id: 'any', when: ['-'], then: ['taken'] }],
  }),
);

const scaled = fc
  .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 12 }))
  .map(([units, scale]) => units / 10 ** scale);

test('a number is taken exactly when its text has at most fifteen digits', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), scaled, fc.integer()), (n) => {
      expect([n, decide(table, { n }).ok]).toEqual([n, fromJson(n, { kind: 'number' }).ok]);
    }),
    { numRuns: 3000 },
  );
});
