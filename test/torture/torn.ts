/** G2, what a failing disk leaves: a write-ahead log that ends early, or in nothing, opens as a state that was committed, whole, and goes on. */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import { handClock } from '../../server/clock.ts';
import type { Deps } from '../../server/deps.ts';
import { performSubmit } from '../../server/perform.ts';
import { keysOf, openStore, type Store } from '../../server/store/open.ts';
import { makeRuleBook } from '../../server/store/rule-sets.ts';
import { verify } from '../../server/store/verify.ts';

import { folder, MONDAY } from '../server/office.ts';
import { must } from './support/must.ts';
import { depsOver, letterOf, ORGANIZATION, settleOffice } from './support/office.ts';
import { type Random, random } from './support/random.ts';

export interface Torn {
  tried: number;
  commits: number;
  /** Different states that were found again. */
  states: number;
  /** What was done to the log, and opened as something that never was, or would not go on. */
  bad: string[];
}

const COMMITS = 20;

/** All rows of all tables. */
async function stateOf({ db }: Store): Promise<string> {
  const tables = sql<{ name: string }>`select name from sqlite_master where type = 'table' order by name`;
  const hash = createHash('sha256');
  for (const { name } of (await tables.execute(db)).rows) {
    const { rows } = await sql.raw(`select * from "${name}"`).execute(db);
    hash.update(JSON.stringify([name, rows.map((row) => JSON.stringify(row)).toSorted()]));
  }
  return hash.digest('hex');
}

const over = (deps: Deps, store: Store): Deps => ({ ...deps, store, rules: makeRuleBook(store) });

const file = async (deps: Deps, n: number) =>
  must(await performSubmit(deps, ORGANIZATION, letterOf(deps, `letter ${n}`)));

/** The files as they lie on the disk after some letters, and each state that was committed on the way. */
async function written(path: string) {
  const store = must(await openStore(path));
  const deps = depsOver(store, handClock(MONDAY));
  await settleOffice(deps);
  await sql`pragma wal_checkpoint(truncate)`.execute(store.db);
  await sql`pragma wal_autocheckpoint = 0`.execute(store.db);
  const states = new Set([await stateOf(store)]);
  for (let n = 1; n <= COMMITS; n += 1) {
    await file(deps, n);
    states.add(await stateOf(store));
  }
  const [data, log] = [readFileSync(path), readFileSync(`${path}-wal`)];
  await store.close();
  return { deps, states, data, log };
}

/** Cut at any place, or nothing but zeroes from there, for a while or to the end. */
function tear(log: Buffer, chance: Random): { how: string; left: Buffer } {
  const at = chance.below(log.length);
  if (chance.below(2) === 0) return { how: `cut at ${at}`, left: log.subarray(0, at) };
  const end = chance.below(2) === 0 ? log.length : at + 1 + chance.below(log.length - at);
  return { how: `nothing from ${at} to ${end}`, left: Buffer.from(log).fill(0, at, end) };
}

/** The state it opened as; throws where it does not open, its chain does not hold, or no letter can be filed. */
async function opened(path: string, deps: Deps): Promise<string> {
  const store = must(await openStore(path));
  try {
    must(await verify(store.for(ORGANIZATION)));
    const state = await stateOf(store);
    await file(over(deps, store), COMMITS + 1);
    must(await verify(store.for(ORGANIZATION)));
    return state;
  } finally {
    await store.close();
  }
}

export async function torn(tries: number): Promise<Torn> {
  const made = folder();
  const { deps, states, data, log } = await written(made.file);
  const keys = readFileSync(keysOf(made.file));
  const chance = random(tries);
  const [bad, found] = [[] as string[], new Set<string>()];
  for (let tried = 0; tried < tries; tried += 1) {
    const { how, left } = tear(log, chance);
    writeFileSync(made.file, data);
    writeFileSync(`${made.file}-wal`, left);
    writeFileSync(keysOf(made.file), keys);
    const state = await opened(made.file, deps).catch((error: Error) => error.message);
    if (states.has(state)) found.add(state);
    else bad.push(`${how}: ${state}`);
  }
  made.remove();
  return { tried: tries, commits: COMMITS, states: found.size, bad };
}
