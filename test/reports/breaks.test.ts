/** Where a form turns the page: rows that were cut, rows that went over and left an empty strip behind, bands that stay alone. */
import { expect, test } from 'vitest';
import { BAND, ROW } from '../../reports/layout/document.ts';
import { turnBefore } from '../../reports/pdf/breaks.ts';

type Asked = Parameters<ReturnType<typeof turnBefore>>;

/** Pages of its text, and at which share of the first it begins. */
const node = (pageNumbers: number[], verticalRatio: number, headlineLevel: number = ROW) => ({
  ...{ pageNumbers, headlineLevel },
  startPosition: { pageNumber: pageNumbers[0]!, verticalRatio },
});
const text = { text: '甲' };
const outer = { stack: true };

test.each([
  ['a row within its page', node([1], 0.5), [text], [], false],
  ['a row cut far up: it is too tall', node([1, 2], 0.3), [text], [], false],
  ['a row cut low', node([1, 2], 0.9), [text], [], true],
  ['a row whose first cell went over alone', node([2, 1], 0.01), [text], [], true],
  ['all its text went over', node([2], 0.005), [outer], [], true],
  ['the same, of a band', node([2], 0.005, BAND), [outer], [node([2], 0.05)], true],
  ['begun on its page, for a taller row ends above it', node([2], 0.005), [text], [], false],
  ['the first of the paper', node([1], 0.005), [outer], [], false],
  ['a band low, its row on the page', node([1], 0.9, BAND), [text], [node([1], 0.93)], false],
  ['a band low, its row cut', node([1], 0.9, BAND), [text], [node([1, 2], 0.93)], true],
  ['a band low, its row on the next', node([1], 0.9, BAND), [text], [], true],
])('%s', (_, asked, before, after, turns) => {
  const queries = { getPreviousNodesOnPage: () => before, getFollowingNodesOnPage: () => after };
  expect(turnBefore([])(asked as never as Asked[0], queries as never as Asked[1])).toBe(turns);
});

test('what is no row of a form is never asked for', () => {
  expect(turnBefore([])({ text: '甲' } as never as Asked[0], {} as never as Asked[1])).toBe(false);
});
