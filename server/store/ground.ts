/** What requests ask of an organization again and again and what seldom changes (people, values, rules in force …): kept in mind as long as its stamp is the same. */

import { hotOver } from './hot.ts';
import type { Ring } from './keys/ring.ts';
import { ownerOf, type Scope } from './scope.ts';

export interface Ground {
  stamp: string;
  /** Hash of the rules under which new complaints open. */
  ruleset: string;
  parts: Map<string, unknown>;
}

/** Of one organization: days and versions come and go. */
const MOST_PARTS = 20;

/** By the ring of keys, of which a store has one for each organization. */
const grounds = new WeakMap<Ring, Ground>();

const selectStamp = hotOver(['id'], (db, { id }: { id: string }) =>
  db.selectFrom('organizations').select(['stamp', 'ruleset']).where('id', '=', id),
);

const rowOf = async (scope: Scope): Promise<Pick<Ground, 'stamp' | 'ruleset'> | undefined> => {
  const owner = ownerOf(scope);
  return (await selectStamp(owner, { id: owner.organization }))[0];
};

/** As it is at this moment, in the scope's transaction where it has one; null for an organization that is not there. */
export async function groundOf(scope: Scope): Promise<Ground | null> {
  const row = await rowOf(scope);
  if (!row) return null;
  const { ring } = ownerOf(scope);
  const known = grounds.get(ring);
  if (known && row.stamp !== '' && known.stamp === row.stamp) return known;
  const ground = { ...row, parts: new Map<string, unknown>() };
  grounds.set(ring, ground);
  return ground;
}

/** One part of it by its name: what `load` made of the tables that stamp. Kept if nothing changed meanwhile. */
export async function partOf<T>(
  scope: Scope,
  { stamp, parts }: Ground,
  name: string,
  load: () => Promise<T>,
): Promise<T> {
  if (parts.has(name)) return parts.get(name) as T;
  const made = await load();
  if ((await rowOf(scope))?.stamp !== stamp) return made;
  if (parts.size >= MOST_PARTS) parts.clear();
  parts.set(name, made);
  return made;
}

/** The same in one step; made anew each time for an organization that is not there. */
export async function grounded<T>(scope: Scope, name: string, load: () => Promise<T>): Promise<T> {
  const ground = await groundOf(scope);
  return ground ? partOf(scope, ground, name, load) : load();
}
