/** Years of a calendar as an organization entered them from their announcements. */

import type { CalendarYear } from '../../engine/calendar/data.ts';
import { hot } from './hot.ts';
import { fromText, toText } from './json.ts';
import type { Scope } from './scope.ts';

const selectYears = hot(['calendar'], (scope, { calendar }: { calendar: string }) =>
  scope.selectFrom('calendar_years').select('value').where('calendar', '=', calendar).orderBy('year'),
);

export const yearsOf = async (scope: Scope, calendar: string): Promise<CalendarYear[]> =>
  (await selectYears(scope, { calendar })).map(({ value }) => fromText<CalendarYear>(value));

/** A year entered again takes the place of the first. */
export async function saveYear(
  scope: Scope,
  calendar: string,
  year: CalendarYear,
  by: { person: string; at: string },
): Promise<void> {
  const row = { value: toText(year), ...by };
  await scope
    .insertInto('calendar_years')
    .values({ calendar, year: year.year, ...row })
    .onConflict((conflict) => conflict.columns(['organization', 'calendar', 'year']).doUpdateSet(row))
    .execute();
}
