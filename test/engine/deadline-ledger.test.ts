/** Clocks with suspensions and extensions, and deadlines that run backwards, case by case. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BackwardsInput, dueBefore } from '../../engine/deadline/backwards.ts';
import { due } from '../../engine/deadline/due.ts';
import { explainLedger } from '../../engine/deadline/explain-ledger.ts';
import { type Entry, ledgerDue } from '../../engine/deadline/ledger.ts';
import type { Length } from '../../engine/deadline/length.ts';
import backwards from './deadline-backwards.cases.json' with { type: 'json' };
import cases from './deadline-ledger.cases.json' with { type: 'json' };
import { china, inputOf, type Row } from './deadline-support.ts';

interface LedgerRow extends Row {
  entries: Entry[];
  due: string | null;
  suspended?: boolean;
}

test.each(cases as LedgerRow[])('$name', (row) => {
  const found = ledgerDue({ ...inputOf(row), entries: row.entries });
  expect(found.due?.due ?? null).toBe(row.due);
  expect(found.suspended).toBe(row.suspended ?? false);
});

test.each(cases as LedgerRow[])('counted day by day up to its end: $name', (row) => {
  const input = { ...inputOf(row), entries: row.entries };
  const steps = explainLedger(input);
  const { due: end } = ledgerDue(input);
  if (end) expect(steps.at(-1)!.day).toBe(end.day);
  const counted = steps.flatMap(({ n }) => n ?? []);
  expect(counted).toEqual(counted.map((_, index) => index + 1));
  const added = row.entries.some(({ kind }) => kind === 'extended');
  const [days] = Object.values(row.length);
  const byDay = 'workingDays' in row.length || 'calendarDays' in row.length;
  if (end && byDay && !added && input.restDay !== 'earlier') expect(counted.length).toBe(days);
});

test('without entries the ledger says what the length says', () => {
  const lengths: Length[] = [
    { workingDays: 7 },
    { calendarDays: 9 },
    { months: 2 },
    { hours: 30 },
    { workingHours: 9 },
  ];
  const somewhen = fc
    .integer({ min: 0, max: 3000 })
    .map((d) => `20${18 + (d % 8)}-0${1 + (d % 9)}-1${d % 10}T0${d % 9}:00:00Z`);
  const restDay = fc.constantFrom('stays' as const, 'later' as const, 'earlier' as const);
  fc.assert(
    fc.property(somewhen, fc.constantFrom(...lengths), restDay, (start, length, rest) => {
      const input = inputOf({ name: '', start, length, restDay: rest });
      expect(ledgerDue({ ...input, entries: [] })).toEqual({ due: due(input), suspended: false });
    }),
  );
});

interface BackwardsRow {
  name: string;
  planned: string;
  length: Length;
  firstDay?: BackwardsInput['firstDay'];
  endOfDay?: BackwardsInput['endOfDay'];
  now?: string;
  due?: string | null;
  day?: string;
  soft?: boolean;
  provisional?: boolean;
  bornLate?: boolean;
  problem?: string;
}

test.each(backwards as BackwardsRow[])('backwards: $name', (row) => {
  const found = dueBefore({
    planned: row.planned,
    length: row.length,
    firstDay: row.firstDay ?? 'notCounted',
    endOfDay: row.endOfDay ?? '24:00',
    zone: 'Asia/Shanghai',
    calendar: china,
    now: row.now ?? '2020-01-01T00:00:00Z',
  });
  if (row.problem) return expect(found).toMatchObject({ ok: false, problems: [{ code: row.problem }] });
  const { day, provisional = false, soft = false, bornLate = false } = row;
  const value = row.due === null ? null : { due: row.due, day, provisional, soft, bornLate };
  return expect(found).toEqual({ ok: true, value });
});
