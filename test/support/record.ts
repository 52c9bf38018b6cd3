/** Adds complaints of rule sets that have none yet to those recorded: `tsx test/support/record.ts`; the old ones stay as they are. */

import type { Event } from '../../engine/complaint/events.ts';
import { replay } from '../../engine/complaint/evolve.ts';
import type { Complaint } from '../../engine/complaint/state.ts';
import { simulate } from '../../engine/proof/simulate.ts';
import { hashOf, keep, type Recorded, recorded } from './recorded.ts';
import { calendarOf, organizations, rulesOf } from './rule-sets.ts';

const SUBMISSIONS = 90;

function record(organization: string): Recorded[] {
  const rules = rulesOf(organization);
  const { cast, ruleset } = rules.set;
  const streams = new Map<string, Event[]>();
  const told = ({ id }: Complaint, events: readonly Event[]): void =>
    void streams.set(id, [...(streams.get(id) ?? []), ...events]);
  simulate(rules, cast!, calendarOf(ruleset.calendar), { complaints: SUBMISSIONS, seed: 2026, told });
  return [...streams.values()].map((events) => {
    const stored = JSON.parse(JSON.stringify(events)) as Event[];
    return { organization, rules: rules.hash, events: stored, state: hashOf(replay(stored)) };
  });
}

const before = recorded();
const known = new Set(before.map(({ organization }) => organization));
const added = organizations.filter((id) => !known.has(id)).flatMap(record);
const bytes = keep([...before, ...added]);
console.log(`${before.length} kept, ${added.length} added, ${bytes} bytes`);
