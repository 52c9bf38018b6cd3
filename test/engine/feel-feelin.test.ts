/** FEEL beside feelin, an engine by other hands: the same values wherever feelin follows the standard. */
import fc from 'fast-check';
import { evaluate, unaryTest } from 'feelin';
import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../engine/feel/compile.ts';
import type { FeelType } from '../../engine/feel/types.ts';
import { compileTable } from '../../engine/table/compile.ts';
import { decide } from '../../engine/table/decide.ts';
import type { Table } from '../../engine/table/types.ts';
import cases from './feel.cases.json';
import differences from './feel-feelin.cases.json';

const scope = cases.scopes.complaint as Extract<FeelType, { kind: 'context' }>;
const TEMPORAL = ['date', 'time', 'dateTime', 'duration'];

/** feelin takes dates as objects of its own, which it makes from literals. */
const typed = (value: unknown, kind: string | undefined): unknown =>
  typeof value === 'string' && TEMPORAL.includes(kind ?? '') ? evaluate(`@"${value}"`, {}).value : value;

const context = Object.fromEntries(
  Object.entries(cases.data).map(([name, value]) => [name, typed(value, scope.fields[name]?.kind)]),
);

/** Plain JSON on both sides; twelve digits, as feelin counts in doubles. */
const plain = (value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number(value.toPrecision(12));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
};

const theirs = (text: string): unknown => plain(evaluate(text, context).value);
const ours = (text: string): unknown => {
  const made = compileExpression(text, scope);
  const value = made.ok ? made.value.json(cases.data) : made;
  return value.ok ? plain(value.value) : value.problems;
};

const known = new Map(differences.values as [string, string][]);
const knownCells = new Map(differences.cells as [string, string][]);

const small = fc.integer({ min: -20, max: 20 }).map(String);
const decimal = fc.integer({ min: -200, max: 200 }).map((n) => String(n / 8));
const word = fc.constantFrom('"a"', '"ab"', '"Straße"', '"年 月"', '""');
const join = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(' '));

/** What both must agree on; docket goes through lists of the data only, never through computed ones. */
const { number, boolean, text, list } = fc.letrec<Record<'number' | 'boolean' | 'text' | 'list', string>>(
  (tie) => ({
    number: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      small,
      decimal,
      join(tie('number'), fc.constantFrom('+', '-', '*'), small).map((sum) => `(${sum})`),
      join(
        fc.constant('if'),
        tie('boolean'),
        fc.constant('then'),
        tie('number'),
        fc.constant('else'),
        small,
      ).map((e) => `(${e})`),
      tie('list').map((items) => `count(${items})`),
      tie('list').map((items) => `sum(append(${items}, 0))`),
      tie('list').map((items) => `max(append(${items}, 1))`),
      tie('text').map((words) => `string length(${words})`),
      tie('number').map((n) => `floor(${n})`),
      tie('number').map((n) => `abs(${n})`),
    ),
    boolean: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('true', 'false'),
      join(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '=', '!='), tie('number')).map(
        (e) => `(${e})`,
      ),
      join(tie('boolean'), fc.constantFrom('and', 'or'), tie('boolean')).map((e) => `(${e})`),
      tie('boolean').map((e) => `not(${e})`),
      // feelin turns a range around whose ends are out of order.
      fc.tuple(tie('number'), small).map(([n, low]) => `(${n} between ${low} and 20)`),
      fc.tuple(tie('number'), small).map(([n, low]) => `(${n} in [${low}..20])`),
      small.map((n) => `(some x in items satisfies x.price > ${n})`),
      small.map((n) => `(every x in items satisfies x.price > ${n})`),
      fc.tuple(tie('text'), word).map(([a, b]) => `contains(${a}, ${b})`),
      fc.tuple(tie('list'), small).map(([items, n]) => `list contains(${items}, ${n})`),
    ),
    text: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      word,
      join(tie('text'), fc.constant('+'), word).map((e) => `(${e})`),
      tie('text').map((e) => `upper case(${e})`),
      fc.tuple(tie('text'), word).map(([a, b]) => `substring after(${a}, ${b})`),
    ),
    list: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.array(small, { minLength: 1, maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
      tie('list').map((items) => `reverse(${items})`),
      tie('list').map((items) => `distinct values(${items})`),
      small.map((n) => `(for x in items return x.price * ${n})`),
      small.map((n) => `items[price > ${n}].price`),
    ),
  }),
);

/** Cells that both take alike: nulls, ranges out of order and cells with `?` are among the differences. */
const halves = fc.integer({ min: -4, max: 12 });
const between = fc
  .tuple(halves, halves)
  .map(([a, b]) => [Math.min(a, b) / 2, Math.max(a, b) / 2 + 1] as const);
const numbers = fc.oneof(
  halves.map((n) => String(n / 2)),
  fc.tuple(fc.constantFrom('<', '<=', '>', '>='), halves).map(([sign, n]) => `${sign} ${n / 2}`),
  fc
    .tuple(fc.constantFrom('[', '('), between, fc.constantFrom(']', ')'))
    .map(([open, [low, high], close]) => `${open}${low}..${high}${close}`),
);
const several = (test: fc.Arbitrary<string>) =>
  fc.array(test, { minLength: 1, maxLength: 3 }).map((all) => all.join(', '));
const cellOf = (test: fc.Arbitrary<string>) =>
  fc.oneof(
    fc.constant('-'),
    several(test),
    several(test).map((all) => `not(${all})`),
  );
const words = fc.constantFrom('a', 'b', '年 月');
const someRow = fc.tuple(
  cellOf(numbers),
  cellOf(words.map((text) => JSON.stringify(text))),
  cellOf(fc.constantFrom('true', 'false')),
);
const someTable = fc.array(someRow, { minLength: 1, maxLength: 40 }).map(
  (all): Table => ({
    id: 'random',
    hitPolicy: 'RULE ORDER',
    inputs: [
      { id: 'n', type: 'number' },
      { id: 't', type: 'text' },
      { id: 'b', type: 'boolean' },
    ],
    outputs: [{ id: 'row', type: 'text' }],
    // biome-ignore lint/suspicious/noThenProperty: the rule set's own word
    rows: all.map((when, i) => ({ id: `r${i}`, when, then: ['x'] })),
  }),
);
const someInputs = fc.record({ n: halves.map((n) => n / 2), t: words, b: fc.boolean() });

const rowsByFeelin = ({ inputs, rows }: Table, given: Record<string, unknown>): string[] =>
  rows
    .filter(({ when }) =>
      when.every((cell, c) => unaryTest(cell, { ...given, '?': given[inputs[c]!.id] }).value === true),
    )
    .map(({ id }) => id);

describe('beside feelin', () => {
  const agreeing = (cases.values as [string, unknown][]).filter(([expression]) => !known.has(expression));
  test.each(agreeing)('%s', (expression, expected) => expect(theirs(expression)).toEqual(plain(expected)));

  test.each([...known])('%s differs: %s', (expression) =>
    expect(theirs(expression)).not.toEqual(ours(expression)),
  );

  const cells = (cases.cells as [string, string, unknown, boolean][]).filter(
    ([cell]) => !knownCells.has(cell),
  );
  test.each(cells)('cell %s of %s %j is %s', (cell, kind, value, expected) => {
    const answer = unaryTest(cell, { ...context, '?': typed(value, kind) }).value;
    expect(answer === true).toBe(expected);
  });

  test('random expressions', () => {
    fc.assert(
      fc.property(fc.oneof(number, boolean, text, list), (expression) => {
        expect([expression, ours(expression)]).toEqual([expression, theirs(expression)]);
      }),
      { numRuns: 500 },
    );
  });

  test('random tables, cell by cell', () => {
    fc.assert(
      fc.property(someTable, fc.array(someInputs, { minLength: 1, maxLength: 4 }), (table, all) => {
        const made = compileTable(table);
        for (const inputs of all) {
          const decided = made.ok ? decide(made.value, inputs) : made;
          expect(decided).toMatchObject({ ok: true, value: { rows: rowsByFeelin(table, inputs) } });
        }
      }),
      { numRuns: 100 },
    );
  });
});
