/** The next numbers of a series, until it is full. */
import { expect, test } from 'vitest';
import { parseDay } from '../../engine/calendar/day.ts';
import type { SeriesData } from '../../engine/series/next.ts';
import { nextNumbers } from '../../engine/studio/next-numbers.ts';
import { must } from '../support/rule-sets.ts';

const series = {
  id: 'number',
  pattern: '{yy}{MM}{seq:2}',
  resets: 'month',
  overflow: 'refuse',
} as SeriesData;
const day = must(parseDay('2026-11-22'));

test.each([
  [0, ['261101', '261102', '261103'], []],
  [97, ['261198', '261199'], ['series.full']],
])('after %i', (last, numbers, codes) => {
  const shown = nextNumbers(series, {}, day, last, 3);
  expect(shown.numbers).toEqual(numbers);
  expect(shown.problems.map(({ code }) => code)).toEqual(codes);
});
