/** Small pure parts of the screens: numbers as typed, spans of time, calendars of counts, addresses. */
import { describe, expect, test } from 'vitest';
import type { Step } from '../../engine/deadline/explain.ts';
import { grouped, parseDecimal } from '../../ui/form/decimal.ts';
import { fillRows } from '../../ui/form/fill-rows.ts';
import { spanText, urgencyOf } from '../../ui/parts/time.ts';
import { preferredLanguage } from '../../ui/preferences.ts';
import { askOf } from '../../ui/registers/register.tsx';
import { words } from '../../ui/words/words.ts';
import { runsOf, weeksOf } from '../../ui/workbench/day-list.tsx';
import { byUrgency } from '../../ui/workbench/task-list.tsx';

test.each([
  ['', undefined],
  ['  ', undefined],
  ['12', 12],
  ['1,234.50', 1234.5],
  ['１２３．４', 123.4],
  ['12。5', 12.5],
  ['-3', -3],
  ['.5', 0.5],
  ['1.', 1],
  ['12x', '12x'],
  ['1e5', '1e5'],
  ['0x10', '0x10'],
  ['123456789012345', 123456789012345],
  ['1234567890123456', '1234567890123456'],
  ['0.00000000000000001', 1e-17],
])('%j is read as %j', (text, wanted) => expect(parseDecimal(text)).toBe(wanted));

test.each([
  [1234, '1,234'],
  [1234567.5, '1,234,567.5'],
  [-1000, '-1,000'],
  [999, '999'],
])('%d is grouped', (value, wanted) => expect(grouped(value)).toBe(wanted));

describe('fillRows', () => {
  const cell = (span: number, stretches = true) => ({ span, stretches });
  test.each([
    ['full line', [cell(2), cell(2)], [2, 2]],
    ['a text takes what is left', [cell(1, false), cell(2)], [1, 3]],
    ['two texts share', [cell(1), cell(1)], [2, 2]],
    ['fixed ones keep theirs', [cell(1, false), cell(1, false)], [1, 1]],
    ['line by line', [cell(1, false), cell(2), cell(4, false), cell(1)], [1, 3, 4, 4]],
    ['none', [], []],
  ])('%s', (_, cells, wanted) => expect(fillRows(cells)).toEqual(wanted));
});

const HOUR = 3_600_000;
test.each([
  [5 * 60_000, '5 分'],
  [3 * HOUR + 120_000, '3 小時 2 分'],
  [20 * HOUR, '20 小時'],
  [26 * HOUR, '1 天 2 小時'],
  [24 * 12 * HOUR, '12 天'],
])('%d ms', (span, wanted) => expect(spanText(words['zh-Hant'], span)).toBe(wanted));

test.each([
  [-1, false, 'missed'],
  [HOUR, false, 'soon'],
  [48 * HOUR, false, 'near'],
  [100 * HOUR, false, 'far'],
  [100 * HOUR, true, 'missed'],
] as const)('%d from now, missed %s', (left, missed, wanted) =>
  expect(urgencyOf(left, 0, missed)).toBe(wanted),
);

const step = (day: string, why: Step['why'], n: number | null, title?: string): Step => ({
  day,
  why,
  n,
  title,
});
const count = [
  step('2024-09-29', 'shifted', 1, '調休'),
  step('2024-09-30', 'counted', 2),
  step('2024-10-01', 'holiday', null, '國慶'),
  step('2024-10-02', 'holiday', null, '國慶'),
  step('2024-10-08', 'counted', 3),
];

test('a count as weeks from Monday to Sunday', () => {
  const weeks = weeksOf(count).map((w) => w.days.map((d) => d?.day.slice(8) ?? ''));
  expect(weeks).toEqual([
    ['', '', '', '', '', '', '29'],
    ['30', '01', '02', '', '', '', ''],
    ['', '08', '', '', '', '', ''],
  ]);
});

test('days of one name in a row are one line', () => {
  const runs = runsOf(count.filter((s) => s.title)).map(({ from, to }) => [from.day, to.day]);
  expect(runs).toEqual([
    ['2024-09-29', '2024-09-29'],
    ['2024-10-01', '2024-10-02'],
  ]);
});

test.each([
  [['zh-TW'], 'zh-Hant'],
  [['zh-HK', 'en'], 'zh-Hant'],
  [['zh-CN'], 'zh-Hans'],
  [['zh'], 'zh-Hans'],
  [['de-DE', 'en-GB'], 'en'],
  [['de-DE'], 'zh-Hant'],
])('a browser that speaks %j', (wanted, language) => expect(preferredLanguage(wanted)).toBe(language));

test('the address as a question to a register', () => {
  expect(askOf(new URLSearchParams('period=2024-07&search=x&f.kind=a'))).toEqual({
    period: '2024-07',
    search: 'x',
    filter: { kind: 'a' },
  });
});

test('tasks: missed, then by due time, without limit last', () => {
  const row = (task: string, due: string | null, missed = false) =>
    ({ task, due, missed, since: '2024-01-01' }) as Parameters<typeof byUrgency>[0];
  const sorted = [
    row('none', null),
    row('late', '2024-03-01'),
    row('early', '2024-02-01'),
    row('missed', '2024-02-09', true),
  ].sort(byUrgency);
  expect(sorted.map((t) => t.task)).toEqual(['missed', 'early', 'late', 'none']);
});

test('the three languages have the same words', () => {
  const keys = (value: object): string[] =>
    Object.entries(value).flatMap(([k, v]) =>
      typeof v === 'object' ? keys(v).map((d) => `${k}.${d}`) : [k],
    );
  const [first, ...others] = Object.values(words).map(keys);
  for (const other of others) expect(other).toEqual(first);
});
