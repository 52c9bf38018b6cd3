/** Drafts: each under a key of its own, which goes with it, so that nothing of what was never sent is left behind. */

import type { Data } from '../../engine/complaint/events.ts';
import { shifted } from '../clock.ts';
import { fromText, toText } from './json.ts';
import { seal, unseal } from './keys/cipher.ts';
import type { DraftsTable } from './schema.ts';
import { ownerOf, type Scope } from './scope.ts';

export interface Draft {
  at: string;
  /** By section. */
  data: Record<string, Data>;
}

/** Whoever comes back after longer begins anew. */
const KEPT_DAYS = 30;
/** Of one person; the oldest give way. */
const MOST = 200;

/** What is sealed for one person and place opens for no other. */
const pointOf = (person: string, place: string): string => `draft/${person}/${place}`;

const rowOf = (scope: Scope, person: string, place: string) =>
  scope
    .selectFrom('drafts')
    .selectAll()
    .where('person', '=', person)
    .where('place', '=', place)
    .executeTakeFirst();

/** Null where there is none, or its key is gone. */
export async function draftOf(scope: Scope, person: string, place: string): Promise<Draft | null> {
  const row = await rowOf(scope, person, place);
  const key = row && (await ownerOf(scope).ring.find([row.key])).get(row.key);
  const plain = key && unseal(key, row.value, pointOf(person, place));
  return plain ? { at: row.at, data: fromText(plain.toString()) } : null;
}

type Row = Pick<DraftsTable, 'person' | 'place' | 'key'>;

async function forgetRows(scope: Scope, rows: readonly Row[]): Promise<void> {
  for (const { person, place } of rows)
    await scope.deleteFrom('drafts').where('person', '=', person).where('place', '=', place).execute();
  await ownerOf(scope).ring.forget(rows.map(({ key }) => key));
}

async function makeRoom(scope: Scope, person: string): Promise<void> {
  const mine = scope.selectFrom('drafts').select(['person', 'place', 'key']).where('person', '=', person);
  await forgetRows(scope, (await mine.orderBy('at', 'desc').execute()).slice(MOST));
}

export async function keepDraft(
  scope: Scope,
  person: string,
  place: string,
  { at, data }: Draft,
): Promise<void> {
  const { ring } = ownerOf(scope);
  await ring.ready();
  const before = await rowOf(scope, person, place);
  const { id: key, key: bytes } = ring.take();
  const value = seal(bytes, Buffer.from(toText(data)), pointOf(person, place));
  await scope
    .insertInto('drafts')
    .values({ person, place, key, value, at })
    .onConflict((conflict) =>
      conflict.columns(['organization', 'person', 'place']).doUpdateSet({ key, value, at }),
    )
    .execute();
  if (before) await ring.forget([before.key]);
  await makeRoom(scope, person);
}

/** What was sent, or thrown away. */
export async function forgetDraft(scope: Scope, person: string, place: string): Promise<void> {
  const row = await rowOf(scope, person, place);
  if (row) await forgetRows(scope, [row]);
}

/** Everybody's, about one complaint. */
export async function forgetDraftsAbout(scope: Scope, complaint: string): Promise<void> {
  const rows = await scope
    .selectFrom('drafts')
    .select(['person', 'place', 'key'])
    .where('place', 'like', `${complaint}/%`)
    .execute();
  await forgetRows(scope, rows);
}

export async function forgetOldDrafts(scope: Scope, now: string): Promise<void> {
  const rows = await scope
    .selectFrom('drafts')
    .select(['person', 'place', 'key'])
    .where('at', '<', shifted(now, -KEPT_DAYS * 86_400))
    .execute();
  await forgetRows(scope, rows);
}
