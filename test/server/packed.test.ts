/** Packed rows say what was packed: every kind of value, few and many different ones. */

import { expect, test } from 'vitest';
import type { RegisterRow } from '../../engine/register/shapes.ts';
import { VOID } from '../../engine/register/void.ts';
import { packing } from '../../server/packed.ts';

const VALUES = [
  null,
  true,
  0,
  -0.5,
  12345678.9,
  '',
  '客户投诉',
  '𠮷野',
  '"quoted"',
  'null',
  '[1]',
  ['a', 'b'],
  [],
];
/** More than are kept as they are. */
const MANY = 1200;

const rowOf = (at: number): RegisterRow => ({
  complaint: `018e06f9-8680-740e-a022-${String(at).padStart(12, '0')}`,
  key: at % 3 === 0 ? '' : `record-${at % 3}`,
  cells: {
    any: VALUES[at % VALUES.length],
    own: at % 2 === 0 ? `第${at}件` : at / 8,
    ...(at % 5 === 0 ? { [VOID]: '重复' } : {}),
    left: 'out',
  },
  ...(at % 7 === 0 ? { erased: ['own'] } : {}),
});

test('a row has its place, the cells that were asked for, and whether it is void or erased', () => {
  const rows = Array.from({ length: MANY }, (_, at) => rowOf(at));
  const packed = rows.map(packing(['any', 'own', 'absent']));
  for (const [at, { complaint, key, cells, erased }] of rows.entries()) {
    const row = packed[at]!;
    expect([row.complaint, row.key, row.erased]).toEqual([complaint, key, erased]);
    expect([row.cells.any, row.cells.own, row.cells[VOID]]).toEqual([cells.any, cells.own, cells[VOID]]);
    expect([row.cells.absent, row.cells.left]).toEqual([undefined, undefined]);
  }
});
