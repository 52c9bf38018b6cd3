/** The organization's calendar: which years are announced, and a year's announcement entered. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type, { type Static } from 'typebox';
import { checkCalendar } from '../../../engine/calendar/check.ts';
import type { CalendarYear } from '../../../engine/calendar/data.ts';
import { ok, type Problem } from '../../../engine/problem.ts';
import { localize } from '../../../engine/text/language.ts';
import { calendarData, withYears } from '../../calendars.ts';
import type { Deps } from '../../deps.ts';
import type { Env } from '../../middleware/env.ts';
import { doneOnce } from '../../once.ts';
import { oweRecount, preview, recountAll } from '../../recount.ts';
import { saveYear, yearsOf } from '../../store/calendar-years.ts';
import { Refusal } from '../../store/refusal.ts';
import { checked } from '../schema.ts';

const closed = { additionalProperties: false } as const;
const Label = Type.String({ minLength: 1, maxLength: 200 });
const Day = Type.String({ minLength: 1, maxLength: 10 });
const Year = Type.Object(
  {
    year: Type.Integer({ minimum: 1900, maximum: 2199 }),
    announcement: Type.Object({ title: Label, number: Label, date: Day }, closed),
    holidays: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,59}$' }),
          title: Label,
          days: Type.Array(Day, { minItems: 1, maxItems: 60 }),
        },
        closed,
      ),
      { maxItems: 50 },
    ),
    workdays: Type.Array(Day, { maxItems: 60 }),
  },
  closed,
);

/** Problems at the places of the year as it was sent. */
function yearProblems(
  base: ReturnType<typeof calendarData>,
  years: CalendarYear[],
  year: CalendarYear,
): Problem[] {
  const data = withYears(base, [...years.filter((one) => one.year !== year.year), year]);
  const index = data.years.findIndex((one) => one.year === year.year);
  const place = `/years/${index}`;
  return checkCalendar(data).map((one) => ({
    ...one,
    path: one.path.startsWith(place) ? one.path.slice(place.length) : one.path,
  }));
}

async function own(deps: Deps, organization: string) {
  const rules = await deps.rules.current(organization);
  const id = rules.set.ruleset.calendar;
  return { id, zone: rules.set.ruleset.zone, years: await yearsOf(deps.store.for(organization), id) };
}

async function sound(deps: Deps, organization: string, year: Static<typeof Year>): Promise<string> {
  const { id, years } = await own(deps, organization);
  const problems = yearProblems(calendarData(id), years, year);
  if (problems.length > 0) throw new Refusal(...problems);
  return id;
}

export const calendarRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/admin/calendar', describeRoute({ summary: 'The calendar and its announced years' }), async (c) => {
      const { id, years } = await own(deps, c.get('reader').organization);
      const base = calendarData(id);
      const entered = new Set(years.map(({ year }) => year));
      return c.json({
        id,
        title: localize(base.title, c.get('language')),
        years: withYears(base, years).years.map((year) => ({
          year: year.year,
          announcement: year.announcement,
          days: year.holidays.reduce((sum, { days }) => sum + days.length, 0),
          workdays: year.workdays.length,
          entered: entered.has(year.year),
        })),
      });
    })
    .post(
      '/admin/calendar/preview',
      describeRoute({ summary: 'Which due times a year’s announcement would move' }),
      checked('json', Year),
      async (c) => {
        const { organization } = c.get('reader');
        const year = c.req.valid('json');
        const id = await sound(deps, organization, year);
        return c.json({ moved: await preview(deps, organization, id, year, c.get('language')) });
      },
    )
    .post(
      '/admin/calendar/years',
      describeRoute({ summary: 'Enters a year’s announcement and counts again' }),
      checked('json', Year),
      async (c) => {
        const { organization, person } = c.get('reader');
        const year = c.req.valid('json');
        const id = await sound(deps, organization, year);
        const work = async () => {
          const moved = await preview(deps, organization, id, year, c.get('language'));
          const by = { person: person.id, at: deps.clock.now() };
          await oweRecount(deps, organization);
          const saved = await deps.store.write(organization, async (scope) => {
            await saveYear(scope, id, year, by);
            return ok(null);
          });
          return saved.ok ? ok({ moved, failed: await recountAll(deps, organization) }) : saved;
        };
        const subject = `${id} ${year.year}`;
        return c.json(await doneOnce(deps, c, { act: 'calendar.entered', subject, work }));
      },
    );
