/** FEEL beside feelin, an engine by other hands: the same values wherever feelin follows the standard. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../engine/feel/compile.ts';
import type { FeelType } from '../../engine/feel/types.ts';
import { peer } from '../bench/peers.ts';
import cases from './feel.cases.json';
import differences from './feel-feelin.cases.json';

interface Feelin {
  evaluate(text: string, context: Record<string, unknown>): { value: unknown };
  unaryTest(text: string, context: Record<string, unknown>): { value: unknown };
}

const feelin = await peer<Feelin>('feelin');

const scope = cases.scopes.complaint as Extract<FeelType, { kind: 'context' }>;
const TEMPORAL = ['date', 'time', 'dateTime', 'duration'];

/** feelin takes dates as objects of its own, which it makes from literals. */
const typed = (value: unknown, kind: string | undefined): unknown =>
  typeof value === 'string' && TEMPORAL.includes(kind ?? '')
    ? feelin?.evaluate(`@"${value}"`, {}).value
    : value;

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

const theirs = (text: string): unknown => plain(feelin?.evaluate(text, context).value);
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

describe.skipIf(!feelin)('beside feelin (skipped: npm run bench installs it)', () => {
  const agreeing = (cases.values as [string, unknown][]).filter(([expression]) => !known.has(expression));
  test.each(agreeing)('%s', (expression, expected) => expect(theirs(expression)).toEqual(plain(expected)));

  test.each([...known])('%s differs: %s', (expression) =>
    expect(theirs(expression)).not.toEqual(ours(expression)),
  );

  const cells = (cases.cells as [string, string, unknown, boolean][]).filter(
    ([cell]) => !knownCells.has(cell),
  );
  test.each(cells)('cell %s of %s %j is %s', (cell, kind, value, expected) => {
    const answer = feelin?.unaryTest(cell, { ...context, '?': typed(value, kind) }).value;
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
});
