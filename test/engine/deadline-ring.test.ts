/** What rings when: reminders and missed clocks in due order, late schedulers included. */

import { expect, test } from 'vitest';
import { type RingClock, reminderAt, ring } from '../../engine/deadline/ring.ts';
import { china } from './deadline-support.ts';

const place = { zone: 'Asia/Shanghai', calendar: china };
/** The end of Wednesday 21 February 2024. */
const DUE = '2024-02-21T16:00:00Z';
const clock = (id: string, more: Partial<RingClock> = {}): RingClock => ({
  id,
  due: DUE,
  soft: false,
  reminded: 0,
  missed: false,
  ...more,
});

test.each([
  [{ minutes: 30 }, '2024-02-21T15:30:00Z'],
  [{ hours: 24 }, '2024-02-20T16:00:00Z'],
  [{ workingMinutes: 30 }, '2024-02-21T09:00:00Z'],
  [{ workingHours: 8 }, '2024-02-20T09:00:00Z'],
  [{ endOfDay: true as const }, '2024-02-21T00:30:00Z'],
  [{ workingDays: 1 }, '2024-02-20T00:30:00Z'],
  [{ workingDays: 4 }, '2024-02-09T00:30:00Z'],
  [{ calendarDays: 5 }, '2024-02-16T00:30:00Z'],
  [{ weeks: 1 }, '2024-02-14T00:30:00Z'],
  [{ months: 1 }, '2024-01-21T00:30:00Z'],
  [{ none: true as const }, null],
])('%j before the end', (before, at) => {
  expect(reminderAt(DUE, before, place)).toBe(at);
});

test('a reminder of the day itself never comes after the end', () => {
  expect(reminderAt('2024-02-20T23:00:00Z', { endOfDay: true }, place)).toBe('2024-02-20T23:00:00Z');
});

test('a clock is missed from its due time on, not before', () => {
  expect(ring([clock('a')], '2024-02-21T15:59:59.999Z', place)).toEqual({
    remind: [],
    missed: [],
    next: DUE,
  });
  expect(ring([clock('a', { soft: true })], DUE, place)).toEqual({
    remind: [],
    missed: [{ id: 'a', at: DUE, soft: true }],
    next: null,
  });
});

test('a late scheduler gets everything in due order; what falls on one moment as the clocks began', () => {
  const clocks = [
    clock('z', { reminders: [{ before: { hours: 1 } }, { before: { workingDays: 1 } }] }),
    clock('b', { due: '2024-02-20T16:00:00Z' }),
    clock('a'),
    clock('c', { due: '2024-03-20T16:00:00Z' }),
  ];
  const rung = {
    remind: [
      { id: 'z', index: 1, at: '2024-02-20T00:30:00Z' },
      { id: 'z', index: 0, at: '2024-02-21T15:00:00Z' },
    ],
    missed: [
      { id: 'b', at: '2024-02-20T16:00:00Z', soft: false },
      { id: 'z', at: DUE, soft: false },
      { id: 'a', at: DUE, soft: false },
    ],
    next: '2024-03-20T16:00:00Z',
  };
  const [b, z, a] = rung.missed;
  expect(ring(clocks, '2024-02-22T00:00:00Z', place)).toEqual(rung);
  const turned = ring(clocks.toReversed(), '2024-02-22T00:00:00Z', place);
  expect(turned).toEqual({ ...rung, missed: [b, a, z] });
});

test('what has rung does not ring again', () => {
  const reminders = [{ before: { hours: 1 } }, { before: { workingDays: 1 } }];
  const once = ring([clock('a', { reminders, reminded: 1 })], '2024-02-21T15:30:00Z', place);
  expect(once.remind).toEqual([{ id: 'a', index: 0, at: '2024-02-21T15:00:00Z' }]);
  const silent = { remind: [], missed: [], next: null };
  expect(ring([clock('a', { reminders, reminded: 2, missed: true })], '2024-03-01T00:00:00Z', place)).toEqual(
    silent,
  );
  expect(ring([clock('a', { due: null, reminders })], '2024-03-01T00:00:00Z', place)).toEqual(silent);
});
