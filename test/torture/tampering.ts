/** G5: nobody can change the past unnoticed: every edit, deletion, swap, insertion and cut of the log is found. */

import { headOf } from '../../server/store/events.ts';
import type { Head } from '../../server/store/head.ts';
import type { Store } from '../../server/store/open.ts';
import { type Scope, scoped } from '../../server/store/scope.ts';
import { verify } from '../../server/store/verify.ts';
import { unguard } from './support/databases.ts';
import { event, put } from './support/events.ts';
import { must } from './support/must.ts';
import { type Random, random } from './support/random.ts';
import { tamper, tamperings } from './support/tamper.ts';

export interface Tampering {
  tried: number;
  found: number;
  /** What was done and not seen. */
  missed: string[];
}

const COMPLAINTS = 12;

async function fill(store: Store): Promise<void> {
  for (let at = 0; at < COMPLAINTS; at += 1) {
    const text = `第 ${at} 件：灯坏了`;
    const events = [1, 2, 3, 4].map((seq) => event(seq, { actor: seq % 2 ? 'ann' : undefined, text, n: at }));
    must(await put(store, `c${at}`, 0, JSON.parse(JSON.stringify(events))));
  }
}

class Undone extends Error {}

/** Tampers and looks in one transaction, which is then undone. */
async function attempt(store: Store, witness: Head, chance: Random, how: string): Promise<boolean> {
  let found = false;
  const trial = async (scope: Scope, raw: Parameters<typeof tamper>[0]): Promise<void> => {
    await tamper(raw, how, chance);
    found = !(await verify(scope, { witness })).ok;
    throw new Undone();
  };
  await store.db
    .transaction()
    .execute((transaction) => trial(scoped(transaction, store.kind, store.keys.of, 'a'), transaction))
    .catch((error) => {
      if (!(error instanceof Undone)) throw error;
    });
  return found;
}

export async function tampering(store: Store, tries: number): Promise<Tampering> {
  await fill(store);
  await unguard(store);
  const witness = await headOf(store.for('a'));
  must(await verify(store.for('a'), { witness }));
  const missed: string[] = [];
  const chance = random(tries);
  for (let tried = 0; tried < tries; tried += 1) {
    const how = tamperings[tried % tamperings.length]!;
    if (!(await attempt(store, witness, chance, how))) missed.push(`${how}, try ${tried}`);
  }
  return { tried: tries, found: tries - missed.length, missed };
}
