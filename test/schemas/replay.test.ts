/** Events alone make the state: every complaint of every scenario, told again from its stored events. */
import { describe, expect, test } from 'vitest';
import { replay } from '../../engine/complaint/evolve.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
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
});
