/** Due times against cases worked out by hand from the published holidays, and against a slow counter. */

import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { due } from '../../engine/deadline/due.ts';
import { explain } from '../../engine/deadline/explain.ts';
import { formatLength, type Length, parseLength } from '../../engine/deadline/length.ts';
import { draws } from '../support/amount.ts';
import cases from './deadline.cases.json' with { type: 'json' };
import lengths from './deadline-length.cases.json' with { type: 'json' };
import { inputOf, type Row, stepText } from './deadline-support.ts';

interface Expected extends Row {
  due: string | null;
  day: string | null;
  provisional?: boolean;
  soft?: boolean;
  steps?: string[];
}
const rows = cases as Expected[];

test.each(rows)('$name', (row) => {
  const { provisional = false, soft = false } = row;
  expect(due(inputOf(row))).toEqual(
    row.due === null ? null : { due: row.due, day: row.day, provisional, soft },
  );
});

test.each(rows.filter(({ steps }) => steps))('explained: $name', (row) => {
  expect(explain(inputOf(row)).map(stepText)).toEqual(row.steps);
});

test.each(rows.filter((row) => row.day))('the explanation ends where it is due: $name', (row) => {
  expect(explain(inputOf(row)).at(-1)?.day).toBe(row.day);
});

test.each(lengths.right as { json: unknown; text: string }[])('length $text', ({ json, text }) => {
  const parsed = parseLength(json);
  expect(parsed).toEqual({ ok: true, value: json });
  expect(parsed.ok && formatLength(parsed.value)).toBe(text);
});

test.each(lengths.wrong as { json: unknown; problems: string[] }[])(
  'no length: $json',
  ({ json, problems }) => {
    const parsed = parseLength(json);
    expect(parsed.ok ? [] : parsed.problems.map((p) => `${p.code} ${p.path} ${p.params?.reason}`)).toEqual(
      problems,
    );
  },
);

/** Counts with a pencil: one date after the other, rest days from the peer package. */
function slowly(row: Row): string {
  const { restDay, firstDay } = inputOf(row);
  const works = (d: Temporal.PlainDate): boolean => chineseDays.isWorkday(d.toString());
  const { calendarDays = 0, workingDays = 0 } = row.length as { calendarDays?: number; workingDays?: number };
  let date = Temporal.Instant.from(row.start).toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  let left = calendarDays + workingDays;
  if (firstDay === 'counted' && (calendarDays > 0 || works(date))) left--;
  while (left > 0) {
    date = date.add({ days: 1 });
    if (calendarDays > 0 || works(date)) left--;
  }
  const step = restDay === 'later' ? 1 : -1;
  const start = Temporal.Instant.from(row.start).toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  let moved = date;
  while (restDay !== 'stays' && !works(moved)) moved = moved.add({ days: step });
  return (Temporal.PlainDate.compare(moved, start) < 0 ? date : moved).toString();
}

const somewhen = fc
  .integer({ min: 1514764800, max: 1782864000 })
  .map((s) => Temporal.Instant.fromEpochMilliseconds(s * 1000).toString());
const someDays = fc.integer({ min: 1, max: 120 });
const someRow: fc.Arbitrary<Row> = fc.record({
  name: fc.constant(''),
  start: somewhen,
  length: fc.oneof(
    someDays.map((workingDays): Length => ({ workingDays })),
    someDays.map((calendarDays): Length => ({ calendarDays })),
  ),
  firstDay: fc.constantFrom('counted' as const, 'notCounted' as const),
  restDay: fc.constantFrom('stays' as const, 'later' as const, 'earlier' as const),
});

test('days agree with a slow counter', () => {
  fc.assert(
    fc.property(someRow, (row) => {
      const found = due(inputOf(row));
      const day = slowly(row);
      expect(found?.day).toBe(day);
      const midnight = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Asia/Shanghai');
      expect(found?.due).toBe(midnight.toInstant().toString());
    }),
    { numRuns: draws(300) },
  );
});

test('the explanation counts to the length, without a gap, to the due day', () => {
  fc.assert(
    fc.property(someRow, (row) => {
      const steps = explain(inputOf(row));
      const counted = steps.flatMap(({ n }) => (n === null ? [] : [n]));
      const [wanted] = Object.values(row.length);
      expect(counted).toEqual(Array.from({ length: Number(wanted) }, (_, i) => i + 1));
      expect(steps.at(-1)?.day).toBe(due(inputOf(row))?.day);
    }),
    { numRuns: draws(200) },
  );
});

test('a longer length is never due earlier', () => {
  fc.assert(
    fc.property(
      someRow,
      fc.constantFrom<'workingDays' | 'calendarDays' | 'weeks' | 'months'>(
        'workingDays',
        'calendarDays',
        'weeks',
        'months',
      ),
      someDays,
      (row, unit, n) => {
        const shorter = due({ ...inputOf(row), length: { [unit]: n } as unknown as Length });
        const longer = due({ ...inputOf(row), length: { [unit]: n + 1 } as unknown as Length });
        expect((longer?.due ?? '') >= (shorter?.due ?? '')).toBe(true);
      },
    ),
  );
});

test('a long explanation is cut in the middle and still ends on the due day', () => {
  const row: Row = { name: '', start: '2019-01-31T02:00:00Z', length: { months: 60 }, restDay: 'later' };
  const steps = explain(inputOf(row));
  expect(steps).toHaveLength(400);
  expect(steps.at(-1)?.day).toBe(due(inputOf(row))?.day);
  expect(steps[299]?.n).toBe(299);
  expect(steps.at(-1)?.n).toBe(1826);
});
