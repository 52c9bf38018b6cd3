/** Every table of every rule set, out as DMN and in again, answers alike whatever it is asked. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportDmn, importDmn } from '../../engine/exchange/dmn.ts';
import { withAllowed } from '../../engine/ruleset/allowed.ts';
import type { DecisionTable, RuleSet } from '../../engine/ruleset/types.ts';
import { compileTable } from '../../engine/table/compile.ts';
import { decide } from '../../engine/table/decide.ts';
import type { Table } from '../../engine/table/types.ts';
import { amount, some } from '../support/amount.ts';
import { must, organizations, ruleSetOf } from '../support/rule-sets.ts';

type Input = DecisionTable['inputs'][number];

const literals = (cells: string[], pattern: RegExp): string[] => [
  ...new Set(cells.flatMap((cell) => [...cell.matchAll(pattern)].map(([, found]) => found!))),
];

/** What stands in the column's cells and what lies just beside it; ids of its list; anything else; nothing. */
function valuesOf({ type, choice }: Input, cells: string[], { ruleset }: RuleSet): fc.Arbitrary<unknown> {
  const near = literals(cells, /(-?\d+(?:\.\d+)?)/g).flatMap((text) =>
    [-1, -0.01, 0, 0.01, 1].map((by) => Number((Number(text) + by).toFixed(2))),
  );
  const options = ruleset.choices?.find(({ id }) => id === choice)?.options;
  const lists: Record<string, { id: string }[]> = { department: ruleset.departments, role: ruleset.roles };
  const ids = [...(Array.isArray(options) ? options : []), ...(lists[type] ?? [])].map(({ id }) => id);
  const days = fc
    .integer({ min: 19_000, max: 21_000 })
    .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
  const kinds: Record<string, fc.Arbitrary<unknown>> = {
    number: fc.oneof(
      fc.constantFrom(...near, 0),
      fc.integer(),
      fc.integer({ min: -99_999, max: 99_999 }).map((n) => n / 100),
    ),
    boolean: fc.boolean(),
    date: days,
  };
  const texts = fc.constantFrom(...ids, ...literals(cells, /"([^"]*)"/g), 'something else');
  return fc.option(kinds[type] ?? texts, { freq: 12, nil: null });
}

const inputsOf = (table: DecisionTable, set: RuleSet) =>
  fc.record(
    Object.fromEntries(
      table.inputs.map((input, column) => {
        const cells = table.rows.map(({ when }) => String(when[column] ?? '-'));
        return [input.id, valuesOf(input, cells, set)];
      }),
    ),
  );

const all = organizations.flatMap((organization) => {
  const set = ruleSetOf(organization);
  return set.tables.map((table) => [organization, table.id, table, set] as const);
});

test.each(some(all, 24))('%s %s', async (_, __, table, set) => {
  const read = await importDmn(must(await exportDmn(table)));
  expect(read.problems).toEqual([]);
  const [before, after] = [table, read.tables[0]!].map((one) =>
    must(compileTable(withAllowed(set, one) as Table)),
  );
  let answered = 0;
  fc.assert(
    fc.property(inputsOf(table, set), (inputs) => {
      const [first, second] = [decide(before!, inputs), decide(after!, inputs)];
      expect(second).toEqual(first);
      if (first.ok) answered += 1;
    }),
    { numRuns: amount(100, 10_000) },
  );
  expect(answered).toBeGreaterThan(0);
});
