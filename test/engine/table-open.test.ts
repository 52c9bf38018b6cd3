/** What a table leaves to the adopter, a case tried on it, the rows it proposes, and where a value lies among ends. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../engine/table/analyse.ts';
import { compileTable } from '../../engine/table/compile.ts';
import { decide } from '../../engine/table/decide.ts';
import { paramsIn, withParams } from '../../engine/table/open-cells.ts';
import { indexIn, intervalOf, thresholdsFrom } from '../../engine/table/thresholds.ts';
import { tryCase } from '../../engine/table/try.ts';
import type { Table, TableInput } from '../../engine/table/types.ts';
import { draws } from '../support/amount.ts';
import { compiled, rowOf } from '../support/table-draws.ts';
import proposals from './table-proposals.cases.json';

/** Who approves is the adopter's to say, for middling amounts and where no row applies. */
const open: Table = {
  id: 'approver',
  hitPolicy: 'PRIORITY',
  inputs: [{ id: 'amount', type: 'number' }],
  outputs: [
    { id: 'who', type: 'role', allowed: ['head', 'deputy', 'clerk'], default: { param: 'otherwise' } },
    { id: 'note', type: 'text', default: 'none' },
  ],
  rows: [
    rowOf('small', ['[0..100]'], 'clerk', 'small'),
    rowOf('middle', ['[50..500]'], { param: 'approver' }, 'middle'),
    rowOf('same', ['300'], { param: 'approver' }, { param: 'words' }),
  ],
};
const table = compiled(open);

describe('cells that name a parameter', () => {
  test.each([
    [['small'], []],
    [['middle'], ['approver']],
    [
      ['same', 'middle'],
      ['approver', 'words'],
    ],
    [[], ['otherwise']],
    [['nobody'], []],
  ])('%j name %j', (rows, params) => {
    expect(paramsIn(table, rows)).toEqual(params);
  });

  test('no default, nothing named', () => {
    const outputs = open.outputs.map(({ default: _, ...output }) => output);
    expect(paramsIn(compiled({ ...open, outputs }), [])).toEqual([]);
  });

  test.each([
    [75, { approver: 'head' }, 'head', 'middle'],
    [75, { approver: 'deputy' }, 'deputy', 'middle'],
    [10, { approver: 'head' }, 'clerk', 'small'],
    [600, { otherwise: 'head' }, 'head', 'none'],
    [75, {}, 'clerk', 'small'],
    [600, {}, { param: 'otherwise' }, 'none'],
  ])('%j with %j is %j', (amount, params, who, note) => {
    expect(decide(withParams(table, params), { amount })).toMatchObject({
      ok: true,
      value: { value: { who, note } },
    });
  });

  test('what the adopter set decides the rank too: a clerk’s row does not come before', () => {
    const filled = withParams(table, { approver: 'clerk', words: 'w' });
    expect(decide(filled, { amount: 75 })).toMatchObject({ value: { rows: ['small'] } });
    expect(decide(filled, { amount: 300 })).toMatchObject({ value: { rows: ['middle'] } });
  });

  test('is made once for the same values, anew for others, and stays itself where nothing is open', () => {
    const [params, others] = [{ approver: 'head' }, { approver: 'deputy' }];
    const first = withParams(table, params);
    expect(first).not.toBe(table);
    expect(withParams(table, params)).toBe(first);
    expect(withParams(table, others)).not.toBe(first);
    expect(withParams(table, params).outputs[1]).toEqual({ who: 'head', note: 'middle' });
    const closed = compiled({
      ...open,
      hitPolicy: 'FIRST',
      outputs: [{ id: 'who', type: 'text' }],
      rows: [rowOf('a', ['-'], 'x')],
    });
    expect(withParams(closed, {})).toBe(closed);
    expect(withParams(closed, params)).toBe(closed);
    expect(Object.isFrozen(first.outputs[0])).toBe(true);
  });
});

describe('a case tried', () => {
  const plain = compiled({
    id: 'plain',
    hitPolicy: 'UNIQUE',
    inputs: [
      { id: 'amount', type: 'number' },
      { id: 'kind', type: 'text' },
    ],
    outputs: [{ id: 'to', type: 'text' }],
    rows: [rowOf('low', ['< 10', '-'], 'a'), rowOf('goods', ['-', '"goods"'], 'b')],
  });
  test.each([
    [
      { amount: 5, kind: 'other' },
      { rows: ['low'], outputs: [{ to: 'a' }], failing: { goods: 'kind' }, problems: [] },
    ],
    [
      { amount: 50, kind: 'other' },
      { rows: [], outputs: [], failing: { low: 'amount', goods: 'kind' }, codes: ['table.noMatch'] },
    ],
    [
      { amount: 5, kind: 'goods' },
      { rows: ['low', 'goods'], outputs: [], failing: {}, codes: ['table.several'] },
    ],
    [
      { amount: 'x', kind: 'goods' },
      { rows: [], outputs: [], failing: {} },
    ],
  ])('%j', (inputs, { codes, ...expected }: Record<string, unknown> & { codes?: string[] }) => {
    const tried = tryCase(plain, inputs);
    expect(tried).toMatchObject(expected);
    if (codes) expect(tried.problems.map(({ code }) => code)).toEqual(codes);
    if (!expected.problems) expect(tried.problems.length).toBeGreaterThan(0);
  });
});

/** Of one column: the cells that are there, and the row proposed with its example; null where nothing is missing. */
describe('rows proposed for what is missing', () => {
  test.each(proposals as [Omit<TableInput, 'id'>, string[], unknown, string | null][])(
    '%j %j: %j %j',
    (input, cells, example, cell) => {
      const rows = cells.map((text, i) => rowOf(`r${i}`, [text], 'x'));
      const inputs = [{ ...input, id: 'it' }];
      const { gaps } = analyse(
        compiled({ id: 't', hitPolicy: 'FIRST', inputs, outputs: [{ id: 'o', type: 'text' }], rows }),
      );
      expect(gaps).toEqual(cell === null ? [] : [{ inputs: { it: example }, row: [cell] }]);
    },
  );
});

describe('heads', () => {
  const words: Table = {
    id: 'words',
    hitPolicy: 'COLLECT',
    inputs: [{ id: 'n', type: 'number' }],
    outputs: [
      { id: 'o', type: 'text', allowed: ['a'] },
      { id: 'p', type: 'text' },
    ].slice(0, 1) as Table['outputs'],
    rows: [rowOf('a', ['-'], 'a')],
  };
  const codes = (own: object) => {
    const made = compileTable({ ...words, ...own } as Table);
    return made.ok ? [] : made.problems.map(({ code }) => code);
  };
  test('texts are counted, not added up', () => {
    expect(codes({ aggregation: 'count' })).toEqual([]);
    expect(codes({ aggregation: 'sum' })).toEqual(['table.aggregation']);
  });
  test('of two outputs nothing is counted', () => {
    const rows = [rowOf('a', ['-'], 'a', 'b')];
    const outputs: Table['outputs'] = [...words.outputs, { id: 'p', type: 'text' }];
    expect(codes({ outputs, rows, aggregation: 'count' })).toEqual(['table.aggregation']);
    expect(codes({ outputs, rows, hitPolicy: 'PRIORITY' })).toEqual([]);
  });
});

test('a value lies where it lies, whatever the ends', () => {
  const ends = fc.array(
    fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 })),
  );
  fc.assert(
    fc.property(ends, fc.double({ noNaN: true, min: -2e6, max: 2e6 }), fc.nat(), (all, some, pick) => {
      const made = thresholdsFrom(all);
      const sorted = [...new Set(all)].sort((a, b) => a - b);
      for (const key of [some, ...(all.length > 0 ? [all[pick % all.length]!] : [])]) {
        const at = sorted.filter((end) => end < key).length;
        expect(indexIn(made, key)).toBe(at);
        expect(intervalOf(made, key)).toBe(2 * at + (sorted.includes(key) ? 1 : 0));
      }
    }),
    { numRuns: draws(500) },
  );
});
