/** Guarantee G12: due times and clocks agree with the count with a pencil; the long form: `npm run torture -- G12`. */

import fc from 'fast-check';
import { test } from 'vitest';
import { clockIsCounted, dueIsCounted } from '../support/deadline-draws.ts';

test('due times over random calendars, zones and rules', { timeout: 60_000 }, () => {
  fc.assert(dueIsCounted, { numRuns: 2000 });
});

test('clocks under random suspensions and extensions', { timeout: 60_000 }, () => {
  fc.assert(clockIsCounted, { numRuns: 800 });
});
