/** A year's announcement entered: which due times it moves, and moving them. */

import type { CalendarYear } from '../engine/calendar/data.ts';
import type { Calendar } from '../engine/calendar/working-days.ts';
import { decide } from '../engine/complaint/decide.ts';
import { replay } from '../engine/complaint/evolve.ts';
import type { Complaint } from '../engine/complaint/state.ts';
import type { Language } from '../engine/text/language.ts';
import { localize } from '../engine/text/language.ts';
import type { Deps } from './deps.ts';
import { perform, rulesOf } from './perform.ts';
import { yearsOf } from './store/calendar-years.ts';
import { eventsOf } from './store/events.ts';
import { isOwed, ran } from './store/jobs.ts';
import { loadWorld } from './world.ts';

export interface Moved {
  complaint: string;
  /** Of the complaint; '' where it has none. */
  number: string;
  clock: string;
  deadline: string;
  before: string | null;
  after: string | null;
}

/** Complaints with a clock that runs. */
async function waiting(deps: Deps, organization: string): Promise<string[]> {
  const rows = await deps.store
    .for(organization)
    .selectFrom('clocks')
    .select('complaint')
    .distinct()
    .where('state', 'in', ['running', 'missed'])
    .orderBy('complaint')
    .execute();
  return rows.map(({ complaint }) => complaint);
}

const withYear = (years: CalendarYear[], year: CalendarYear): CalendarYear[] =>
  [...years.filter((one) => one.year !== year.year), year].toSorted((a, b) => a.year - b.year);

/** The rules' calendar as it would be. */
export async function calendarWith(
  deps: Deps,
  organization: string,
  calendar: string,
  year: CalendarYear,
): Promise<Calendar> {
  const years = await yearsOf(deps.store.for(organization), calendar);
  return deps.calendars(calendar, withYear(years, year));
}

async function movedIn(
  deps: Deps,
  organization: string,
  complaint: string,
  id: string,
  calendar: Calendar,
  language: Language,
): Promise<Moved[]> {
  const rules = await rulesOf(deps, organization, complaint);
  if (!rules || rules.set.ruleset.calendar !== id) return [];
  const scope = deps.store.for(organization);
  const state: Complaint = replay(await eventsOf(scope, complaint));
  const world = { ...(await loadWorld(deps, scope, rules, organization)), calendar };
  const decided = decide(rules, { type: 'recount' }, state, world);
  if (!decided.ok) return [];
  return decided.value.events.flatMap((event) => {
    if (event.type !== 'clock.recounted') return [];
    const clock = state.clocks.find((one) => one.id === event.clock);
    const deadline = localize(rules.deadlines.get(event.deadline)?.title ?? event.deadline, language);
    const [before, after] = [clock?.due ?? null, event.due ?? null];
    const number = Object.values(state.numbers)[0] ?? '';
    return before === after ? [] : [{ complaint, number, clock: event.clock, deadline, before, after }];
  });
}

/** Nothing is written. */
export async function preview(
  deps: Deps,
  organization: string,
  id: string,
  year: CalendarYear,
  language: Language,
): Promise<Moved[]> {
  const calendar = await calendarWith(deps, organization, id, year);
  const moved: Moved[] = [];
  for (const complaint of await waiting(deps, organization))
    moved.push(...(await movedIn(deps, organization, complaint, id, calendar, language)));
  return moved;
}

const owedIn = (organization: string): string => `recount ${organization}`;

/** Said before a year is kept: whoever stops half way, the next server counts to the end. */
export const oweRecount = (deps: Deps, organization: string): Promise<void> =>
  ran(deps.store, owedIn(organization), deps.clock.now(), false);

/** What an earlier server did not come to the end of. */
export async function payRecount(deps: Deps, organization: string): Promise<void> {
  if (await isOwed(deps.store, owedIn(organization))) await recountAll(deps, organization);
}

/** By the calendar as it stands now; what cannot be counted again is told to the operator. Returns how many failed. */
export async function recountAll(deps: Deps, organization: string): Promise<number> {
  let failed = 0;
  for (const complaint of await waiting(deps, organization)) {
    const done = await perform(deps, { organization, complaint, command: { type: 'recount' } });
    if (done.ok) continue;
    failed += 1;
    deps.log.error({ organization, complaint, why: done.problems }, 'recount');
  }
  await ran(deps.store, owedIn(organization), deps.clock.now(), true);
  return failed;
}
