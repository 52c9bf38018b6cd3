/** G4: no edit silently overwrites another's; the loser is told, looks again, and sends anew. */

import { ok } from '../../engine/problem.ts';
import { append, eventsOf } from '../../server/store/events.ts';
import type { Store } from '../../server/store/open.ts';
import { event } from './support/events.ts';
import { random } from './support/random.ts';

export interface Updates {
  acknowledged: number;
  clashes: number;
  /** Acknowledged and not there, or there more than once. */
  lost: number;
}

/** All work on the same two complaints for so many turns, then on the next: a history stays short, the quarrel goes on. */
const PHASE = 25;

/** What a form holds: every edit writes it as a whole, with its own mark added. */
async function read(store: Store, complaint: string): Promise<{ version: number; marks: string[] }> {
  const events = await eventsOf(store.for('a'), complaint);
  const last = events.at(-1) as unknown as { marks?: string[] } | undefined;
  return { version: events.length, marks: last?.marks ?? [] };
}

interface Tally {
  acknowledged: { complaint: string; mark: string }[];
  clashes: number;
}

/** True when it was written; false for a clash, which must name the version that stands. */
async function edit(store: Store, complaint: string, mark: string): Promise<boolean> {
  const { version, marks } = await read(store, complaint);
  const events = [event(version + 1, { marks: [...marks, mark] })];
  const done = await store.write('a', async (scope) =>
    ok(await append(scope, complaint, 'rules', version, events)),
  );
  if (done.ok) return true;
  const [why] = done.problems;
  if (why?.code !== 'version.clash' || Number(why.params?.current) <= version)
    throw new Error(JSON.stringify(done.problems));
  return false;
}

async function client(store: Store, name: number, edits: number, tally: Tally): Promise<void> {
  const chance = random(name);
  for (let turn = 0; turn < edits; turn += 1) {
    const complaint = `c${Math.floor(turn / PHASE)}-${chance.below(2)}`;
    const mark = `${name}-${turn}`;
    while (!(await edit(store, complaint, mark))) tally.clashes += 1;
    tally.acknowledged.push({ complaint, mark });
  }
}

/** Acknowledged edits that the form does not show exactly once. */
async function missing(store: Store, { acknowledged }: Tally): Promise<number> {
  let lost = 0;
  for (const complaint of new Set(acknowledged.map((one) => one.complaint))) {
    const { marks } = await read(store, complaint);
    const mine = acknowledged.filter((one) => one.complaint === complaint);
    lost += mine.filter(({ mark }) => marks.filter((one) => one === mark).length !== 1).length;
  }
  return lost;
}

/** `servers` are several stores on one database; clients are spread over them. */
export async function updates(servers: Store[], clients: number, edits: number): Promise<Updates> {
  const tally: Tally = { acknowledged: [], clashes: 0 };
  const each = Math.ceil(edits / clients);
  await Promise.all(
    Array.from({ length: clients }, (_, name) => client(servers[name % servers.length]!, name, each, tally)),
  );
  const lost = await missing(servers[0]!, tally);
  return { acknowledged: tally.acknowledged.length, clashes: tally.clashes, lost };
}
