/** Guarantee G11: what was recorded once makes the same state for ever, whatever became of the rule sets. */
import { expect, test } from 'vitest';
import { replay } from '../../engine/complaint/evolve.ts';
import { hashOf, recorded } from '../support/recorded.ts';

const all = recorded();

test('a thousand recorded complaints make the states they made then', () => {
  expect(all.length).toBeGreaterThanOrEqual(1000);
  const changed = all.filter(({ events, state }) => hashOf(replay(events)) !== state);
  expect(changed.map(({ organization, events }) => [organization, events[0]])).toEqual([]);
});

/** An empty comparison would pass too. */
test('another event makes another state', () => {
  const { events, state } = all[0]!;
  expect(hashOf(replay(events.slice(0, -1)))).not.toBe(state);
  const types = new Set(all.flatMap((one) => one.events.map(({ type }) => type)));
  expect(types.size).toBeGreaterThan(20);
});
