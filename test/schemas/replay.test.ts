/** Events alone make the state: every complaint of every scenario, and of random walks, told again from its stored events. */
import { describe, expect, test } from 'vitest';
import type { Event } from '../../engine/complaint/events.ts';
import { replay } from '../../engine/complaint/evolve.ts';
import type { Complaint } from '../../engine/complaint/state.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { simulate } from '../../engine/proof/simulate.ts';
import { calendarOf, organizations, rulesOf } from '../support/rule-sets.ts';

describe.each(organizations)('%s', (organization) => {
  const rules = rulesOf(organization);
  const { scenarios = [], cast } = rules.set;
  const calendar = calendarOf(rules.set.ruleset.calendar);
  const play = (id: string) =>
    playScenario(rules, scenarios.find((s) => s.id === id)!, cast!, calendar).complaints;

  test.each(scenarios.map(({ id }) => id))('%s', (id) => {
    for (const { state, events } of play(id)) {
      const stored = JSON.parse(JSON.stringify(events)) as typeof events;
      expect(JSON.stringify(replay(stored))).toBe(JSON.stringify(state));
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    }
    expect(JSON.stringify(play(id))).toBe(JSON.stringify(play(id)));
  });

  test('random walks', { timeout: 60_000 }, () => {
    const walked = new Map<string, { state: Complaint; stored: Event[] }>();
    const told = (state: Complaint, events: readonly Event[]): void => {
      const stored = JSON.parse(JSON.stringify(events)) as Event[];
      walked.set(state.id, { state, stored: [...(walked.get(state.id)?.stored ?? []), ...stored] });
    };
    simulate(rules, cast!, calendar, { complaints: 25, seed: 41, told });
    expect(walked.size).toBeGreaterThanOrEqual(25);
    for (const { state, stored } of walked.values()) {
      expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
      expect(JSON.stringify(replay(stored))).toBe(JSON.stringify(state));
    }
  });
});
