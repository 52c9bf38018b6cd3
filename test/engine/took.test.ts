/** How much of its time a clock used, counted as its deadline is: working days of the announced calendar, days, minutes at work. */
import { expect, test } from 'vitest';
import { type Ended, took } from '../../engine/deadline/took.ts';
import { china } from './deadline-support.ts';

/** Shanghai; the Spring Festival of 2024 ran from 10 to 17 February, 4 and 18 February were worked. */
const row = (ended: Partial<Ended> & Pick<Ended, 'length' | 'at'>): Ended => ({
  start: '2024-02-07T02:00:00Z',
  firstDay: 'notCounted',
  entries: [],
  due: null,
  day: null,
  late: false,
  zone: 'Asia/Shanghai',
  calendar: china,
  ...ended,
});

const days = { workingDays: 5 };
const pause = { kind: 'suspended' as const, from: '2024-02-18T16:00:00Z', to: '2024-02-20T16:00:00Z' };

test.each([
  ['the same day', row({ length: days, at: '2024-02-07T09:00:00Z' }), { workingDays: 0 }],
  ['over the festival', row({ length: days, at: '2024-02-19T02:00:00Z' }), { workingDays: 4 }],
  [
    'where the first day counts',
    row({ length: days, firstDay: 'counted', at: '2024-02-19T02:00:00Z' }),
    { workingDays: 5 },
  ],
  ['calendar days', row({ length: { months: 1 }, at: '2024-02-19T02:00:00Z' }), { calendarDays: 12 }],
  [
    'days it was suspended are not used',
    row({ length: days, entries: [pause], at: '2024-02-22T02:00:00Z' }),
    { workingDays: 5 },
  ],
  [
    'suspended to its end',
    row({ length: days, entries: [{ kind: 'suspended', from: pause.from }], at: '2024-02-22T02:00:00Z' }),
    { workingDays: 4 },
  ],
  ['hours', row({ length: { hours: 2 }, at: '2024-02-07T03:30:00Z' }), { minutes: 90 }],
])('%s', (_, ended, used) => {
  expect(took(ended)).toEqual({ took: used });
});

test('late by the working days after the last one', () => {
  const late = { due: '2024-02-09T16:00:00Z', day: '2024-02-09', late: true };
  const over = took(row({ length: { workingDays: 2 }, at: '2024-02-20T02:00:00Z', ...late }));
  expect(over).toEqual({ took: { workingDays: 5 }, lateBy: { workingDays: 3 } });
  const minutes = took(
    row({
      length: { minutes: 30 },
      at: '2024-02-07T03:00:00Z',
      due: '2024-02-07T02:30:00Z',
      day: '2024-02-07',
      late: true,
    }),
  );
  expect(minutes).toEqual({ took: { minutes: 60 }, lateBy: { minutes: 30 } });
});

test('working hours leave out the night', () => {
  const used = took(
    row({ length: { workingHours: 8 }, start: '2024-03-04T08:00:00Z', at: '2024-03-05T02:00:00Z' }),
  );
  expect(used.took.workingMinutes).toBeGreaterThan(0);
  expect(used.took.workingMinutes).toBeLessThan(5 * 60);
});
