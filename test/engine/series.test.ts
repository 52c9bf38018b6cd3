/** Numbers: what a series writes, what it recognizes again, what it refuses, and that no number comes twice. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDay, partsOf } from '../../engine/calendar/day.ts';
import { matches } from '../../engine/series/match.ts';
import {
  compileSeries,
  counterKey,
  next,
  periodOf,
  type Series,
  type SeriesData,
} from '../../engine/series/next.ts';
import { scattered } from '../../engine/series/order.ts';
import { parsePattern } from '../../engine/series/pattern.ts';
import cases from './series.cases.json' with { type: 'json' };

const dataOf = (row: { pattern: unknown; resets?: string; order?: string; overflow?: string }): SeriesData =>
  ({ id: 's', title: 'S', resets: 'never', overflow: 'widen', order: 'sequential', ...row }) as SeriesData;

function compiled(data: SeriesData): Series {
  const series = compileSeries(data);
  if (!series.ok) throw new Error(JSON.stringify(series.problems));
  return series.value;
}

const day = (iso: string): number => {
  const parsed = parseDay(iso);
  return parsed.ok ? parsed.value : Number.NaN;
};

test.each(cases.numbers)(
  '$pattern on $day after $last is $text',
  ({ day: iso, last, text, key, parts, ...rest }) => {
    const series = compiled(dataOf(rest));
    expect(next(series, day(iso), last)).toEqual({ ok: true, value: { n: last + 1, text, key } });
    expect(matches(series.parts, text)).toEqual(parts);
  },
);

test.each(cases.unmatched)('"$text" is no number of $pattern', ({ pattern, text }) => {
  const parts = parsePattern(pattern);
  expect(parts.ok && matches(parts.value, text)).toBeNull();
});

test.each(cases.refused)('"$pattern" is refused', ({ problems, ...row }) => {
  expect(compileSeries(dataOf(row))).toEqual({ ok: false, problems });
});

test('a full series says so, and a series that may not widen does not recognize a wider number', () => {
  const series = compiled(dataOf({ pattern: '{yy}{MM}{seq:2}', resets: 'month', overflow: 'refuse' }));
  expect(next(series, day('2024-07-05'), 98)).toMatchObject({ ok: true, value: { text: '240799' } });
  expect(next(series, day('2024-07-05'), 99)).toEqual({
    ok: false,
    problems: [{ code: 'series.full', path: '', params: { series: 's', period: '2024-07', capacity: 99 } }],
  });
  expect(matches(series.parts, '2407100', false)).toBeNull();
});

test.each([-1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER])('%d is no counter', (last) => {
  const series = compiled(dataOf({ pattern: '{seq:2}' }));
  expect(next(series, 0, last)).toEqual({
    ok: false,
    problems: [{ code: 'series.counter', path: '', params: { last } }],
  });
});

const resets = fc.constantFrom('never' as const, 'year' as const, 'month' as const, 'day' as const);
const someDay = fc.integer({ min: day('2018-01-01'), max: day('2030-12-31') });
const PATTERNS = {
  never: 'A{seq:2}',
  year: '{seq:2}/{yyyy}',
  month: '{yy}{MM}{seq:2}',
  day: '{roc}{MM}{dd}{seq:1}',
};

test('a written number is recognized with its date and count', () => {
  fc.assert(
    fc.property(resets, someDay, fc.integer({ min: 0, max: 100000 }), (r, n, last) => {
      const series = compiled(dataOf({ pattern: PATTERNS[r], resets: r }));
      const number = next(series, n, last);
      const found = number.ok && matches(series.parts, number.value.text);
      const { year, month } = partsOf(n);
      expect(found).toMatchObject({ seq: last + 1 });
      if (found && found.MM !== undefined) expect(found.MM).toBe(month);
      if (found && found.roc !== undefined) expect(found.roc).toBe(year - 1911);
    }),
  );
});

test('no number comes twice over all periods, none is left out, and each period begins with one', () => {
  fc.assert(
    fc.property(resets, fc.array(someDay, { minLength: 50, maxLength: 300 }), (r, days) => {
      const series = compiled(dataOf({ pattern: PATTERNS[r], resets: r }));
      const counters = new Map<string, number>();
      const texts = days.map((n) => {
        const number = next(series, n, counters.get(counterKey(series, n)) ?? 0);
        if (!number.ok) throw new Error('refused');
        counters.set(number.value.key, number.value.n);
        return number.value.text;
      });
      expect(new Set(texts).size).toBe(days.length);
      const seen = new Map<string, number>();
      texts.forEach((text, at) => {
        const period = periodOf(series, days[at]!);
        seen.set(period, (seen.get(period) ?? 0) + 1);
        expect(matches(series.parts, text)?.seq).toBe(seen.get(period));
      });
    }),
  );
});

test('periods', () => {
  const n = day('2024-07-05');
  const periods = (['never', 'year', 'month', 'day'] as const).map((r) => periodOf({ resets: r }, n));
  expect(periods).toEqual(['all', '2024', '2024-07', '2024-07-05']);
});

/** Every number of the range comes once; another key or period gives another order. */
test('numbers out of order come each once, whatever the key', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.string(), fc.string(), (width, key, period) => {
      const whole = Array.from({ length: 10 ** width - 1 }, (_, i) => i + 1);
      const drawn = whole.map((n) => scattered(n, width, key, period));
      expect(drawn.toSorted((a, b) => a - b)).toEqual(whole);
    }),
    { numRuns: 15 },
  );
  const order = (key: string, period: string) =>
    Array.from({ length: 20 }, (_, i) => scattered(i + 1, 4, key, period)).join();
  expect(new Set([order('a', 'x'), order('b', 'x'), order('a', 'y')]).size).toBe(3);
});

test('beyond its width a number out of order is one of the next width', () => {
  const wider = Array.from({ length: 90 }, (_, i) => scattered(10 + i, 1, 'k', 'p'));
  expect(wider.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 90 }, (_, i) => 10 + i));
  expect(scattered(10 ** 15 - 1, 15, 'k', 'p')).toBeLessThan(10 ** 15);
});

test('a series out of order needs a key, and is counted like any other', () => {
  const series = compiled(dataOf({ pattern: 'S{seq:4}', order: 'random' }));
  expect(next(series, 0, 0)).toMatchObject({ ok: false, problems: [{ code: 'series.noKey' }] });
  const given = next(series, 0, 0, 'key');
  expect(given).toEqual({
    ok: true,
    value: { n: 1, key: 's/all', text: `S${String(scattered(1, 4, 'key', 's/all')).padStart(4, '0')}` },
  });
});
