/** Guarantee G12: due times and clocks agree with the count with a pencil; the long form: `npm run torture -- G12`. */

import fc from 'fast-check';
import { test } from 'vitest';
import { clockIsCounted, dueIsCounted, minutesAreCounted } from '../support/deadline-draws.ts';

test('due times over random calendars, zones and rules', { timeout: 60_000 }, () => {
  fc.assert(dueIsCounted, { numRuns: 2000 });
});

test('due times by the minute, of the clock and of working time', { timeout: 60_000 }, () => {
  fc.assert(minutesAreCounted, { numRuns: 600 });
});

test('clocks under random suspensions and extensions', { timeout: 60_000 }, () => {
  fc.assert(clockIsCounted, { numRuns: 800 });
});
