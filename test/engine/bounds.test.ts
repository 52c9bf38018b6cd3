/** Dates and moments held against a first and a last day. */
import { expect, test } from 'vitest';
import { boundProblems } from '../../engine/form/limits.ts';

test.each([
  ['2024-03-04', '2024-03-04', '2024-03-04', []],
  ['2024-03-03', '2024-03-04', null, ['field.tooEarly']],
  ['2024-03-05', null, '2024-03-04', ['field.tooLate']],
  ['2024-03-04T10:00:00+08:00', null, '2024-03-04', []],
  ['2024-03-04T00:00:00+08:00', '2024-03-04', null, []],
  ['2024-03-05T00:00:00+08:00', null, '2024-03-04', ['field.tooLate']],
  ['2024-03-03T23:59:00+08:00', '2024-03-04', null, ['field.tooEarly']],
  [null, '2024-03-04', '2024-03-04', []],
])('%j from %j to %j: %j', (value, first, last, codes) => {
  expect(boundProblems('on', value, { first, last }).map(({ code }) => code)).toEqual(codes);
});
