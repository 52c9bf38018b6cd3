/** Local times of the organization become instants, whatever zone the browser stands in. */
import { expect, test } from 'vitest';
import { formatter, toInstant } from '../../ui/parts/time.ts';

test.each([
  ['Asia/Shanghai', '2024-03-04T09:00', '2024-03-04T01:00:00.000Z'],
  ['Asia/Shanghai', '2024-01-01T00:05', '2023-12-31T16:05:00.000Z'],
  ['America/New_York', '2024-03-09T09:00', '2024-03-09T14:00:00.000Z'],
  ['America/New_York', '2024-03-10T09:00', '2024-03-10T13:00:00.000Z'],
  ['Asia/Kolkata', '2024-07-01T12:30', '2024-07-01T07:00:00.000Z'],
])('%s %s is %s', (zone, local, instant) => {
  const short = formatter(zone, false);
  expect(toInstant(local, (moment) => short.format(new Date(moment)))).toBe(instant);
});
