/** A year that is not announced yet: due times are provisional, and moved when its holidays are entered. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { CalendarData } from '../../engine/calendar/data.ts';
import { buildCalendar } from '../../engine/calendar/working-days.ts';
import { decide } from '../../engine/complaint/decide.ts';
import { replay } from '../../engine/complaint/evolve.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import type { Scenario } from '../../engine/ruleset/types.ts';
import { must } from '../support/rule-sets.ts';
import { office, officeRules } from './office.ts';

const set = office;
const rules = officeRules;

const cn = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../schemas/calendars/cn.json', import.meta.url)), 'utf8'),
) as CalendarData;
const until = (year: number) => buildCalendar({ ...cn, years: cn.years.filter((one) => one.year <= year) });

/** Reported on 26 January 2024 with five working days; 2024 is announced or not. */
const story = {
  id: 'story',
  title: 'story',
  steps: [
    { at: '2024-01-26T09:00', by: 'dora', submit: 'letter', data: { letter: { about: 'time' } } },
    { at: '2024-02-06T10:00', by: 'dora', task: 'work', action: 'go', data: { kind: 'plain' } },
  ],
} as unknown as Scenario;

const world = (calendar: ReturnType<typeof until>) => ({
  now: '2024-02-07T00:00:00Z',
  params: set.cast!.params,
  calendar,
  directory: { people: set.cast!.people },
  counters: {},
  ids: [],
});

test('counted anew when the year is announced', () => {
  const { state } = playScenario(rules, story, set.cast!, until(2023)).complaints[0]!;
  const before = state.clocks.find(({ deadline }) => deadline === 'limit')!;
  // Monday to Friday as long as nothing is known: 7, 8, 9, 12, 13 February.
  expect([before.day, before.provisional]).toEqual(['2024-02-13', true]);
  const recounted = must(decide(rules, { type: 'recount' }, state, world(until(2026))));
  // Spring festival 10-17 February off, Sunday 18 worked: 7, 8, 9, 18, 19 February.
  const moved = recounted.events.flatMap((event) =>
    event.type === 'clock.recounted' ? [[event.deadline, event.day, event.provisional]] : [],
  );
  expect(moved).toContainEqual(['limit', '2024-02-19', false]);
});

test('nothing moves where the calendar says the same', () => {
  const { state, events } = playScenario(rules, story, set.cast!, until(2026)).complaints[0]!;
  expect(must(decide(rules, { type: 'recount' }, state, world(until(2026)))).events).toEqual([]);
  expect(replay(events)).toEqual(state);
});
