/** What a decision may see of the outside, loaded in the transaction that will record it. */

import type { Calendar } from '../engine/calendar/working-days.ts';
import { localDay } from '../engine/complaint/facts.ts';
import type { Directory, World } from '../engine/complaint/world.ts';
import { onDay } from '../engine/permission/away.ts';
import { needs } from '../engine/ruleset/needs.ts';
import type { Rules } from '../engine/ruleset/rules.ts';
import { openOf } from './access/policy.ts';
import type { Deps, Reads } from './deps.ts';
import { yearsOf } from './store/calendar-years.ts';
import { countersOf } from './store/counters.ts';
import { headOf } from './store/events.ts';
import { grounded } from './store/ground.ts';
import { directoryOf, paramsOf } from './store/people.ts';
import { ownerOf, type Scope } from './store/scope.ts';

/** Never earlier than the last event: a clock set back does not turn the order of the log round. */
async function nowIn(deps: Reads, scope: Scope): Promise<string> {
  const { recordedAt } = await headOf(scope);
  const now = deps.clock.now();
  return recordedAt > now ? recordedAt : now;
}

/** Only where a series asks for it. */
async function seriesKeyOf(scope: Scope, rules: Rules): Promise<Pick<World, 'seriesKey'>> {
  const asked = [...rules.series.values()].some(({ order }) => order === 'random');
  return asked ? { seriesKey: await ownerOf(scope).ring.numbers() } : {};
}

/** The rules' calendar with the years that the organization entered. */
export async function calendarFor(
  { calendars }: Pick<Deps, 'calendars'>,
  scope: Scope,
  rules: Rules,
): Promise<Calendar> {
  const { calendar } = rules.set.ruleset;
  return grounded(scope, `calendar ${calendar}`, async () =>
    calendars(calendar, await yearsOf(scope, calendar)),
  );
}

/** The people as they are on a day. */
const directoryOn = (scope: Scope, organization: string, day: string): Promise<Directory> =>
  grounded(scope, `people ${day}`, async () => onDay(await directoryOf(scope, organization), day));

type Seldom = Pick<World, 'params' | 'calendar' | 'directory' | 'open'>;

/** What of the world seldom changes, at one question. */
function seldom(deps: Reads, scope: Scope, rules: Rules, organization: string, day: string): Promise<Seldom> {
  return grounded(scope, `seldom ${rules.set.ruleset.calendar} ${day}`, async () => ({
    params: await grounded(scope, 'params', () => paramsOf(scope)),
    calendar: await calendarFor(deps, scope, rules),
    directory: await directoryOn(scope, organization, day),
    open: await openOf(scope),
  }));
}

/** The world for who only reads: nothing is opened or numbered in it. */
export async function seenWorld(
  deps: Reads,
  scope: Scope,
  rules: Rules,
  organization: string,
): Promise<World> {
  const now = await nowIn(deps, scope);
  const day = localDay(rules, now)!;
  return { now, ...(await seldom(deps, scope, rules, organization, day)), counters: {}, ids: [] };
}

/** For a decision, which may open complaints and number them. */
export async function loadWorld(
  deps: Reads,
  scope: Scope,
  rules: Rules,
  organization: string,
): Promise<World> {
  const ids = Array.from({ length: needs(rules).ids }, () => deps.ids.next());
  return {
    ...(await seenWorld(deps, scope, rules, organization)),
    counters: await countersOf(scope),
    ...(await seriesKeyOf(scope, rules)),
    ids,
  };
}
