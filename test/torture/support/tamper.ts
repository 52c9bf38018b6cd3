/** Ways to falsify a log, by SQL as somebody with the database in hand would. */

import { type Kysely, sql } from 'kysely';
import { chainHash, type StoredEvent } from '../../../server/store/events.ts';
import type { Tables } from '../../../server/store/schema.ts';
import type { Random } from './random.ts';

type Raw = Kysely<Tables>;

const rowsOf = (raw: Raw): Promise<StoredEvent[]> =>
  raw.selectFrom('events').selectAll().where('organization', '=', 'a').orderBy('position').execute();

const change = (raw: Raw, position: number, set: Partial<StoredEvent>) =>
  raw.updateTable('events').set(set).where('position', '=', position).execute();

/** Another text of the same kind: one character is put in, taken out or changed. */
function otherText(text: string, chance: Random): string {
  const characters = [...text];
  const at = chance.below(characters.length);
  const old = characters[at] ?? '';
  const fresh = old === 'x' ? 'y' : 'x';
  characters.splice(at, chance.below(2), chance.below(4) === 0 && old !== '' ? old + fresh : fresh);
  return characters.join('');
}

const TEXTS = [
  'complaint',
  'type',
  'occurred_at',
  'recorded_at',
  'ruleset',
  'body',
  'prev_hash',
  'hash',
] as const;

async function edit(raw: Raw, chance: Random): Promise<void> {
  const row = chance.pick(await rowsOf(raw));
  const column = chance.pick([...TEXTS, 'body', 'body', 'seq', 'actor', 'position'] as const);
  if (column === 'seq' || column === 'position')
    return void (await change(raw, row.position, { [column]: row[column] + 1000 }));
  if (column === 'actor')
    return void (await change(raw, row.position, { actor: row.actor === null ? 'eve' : null }));
  await change(raw, row.position, { [column]: otherText(row[column], chance) });
}

const cut = (raw: Raw, from: number, to = Number.MAX_SAFE_INTEGER) =>
  sql`delete from events where position >= ${sql.lit(from)} and position <= ${sql.lit(Math.min(to, 2 ** 31 - 1))}`.execute(
    raw,
  );

async function remove(raw: Raw, chance: Random): Promise<void> {
  const { position } = chance.pick(await rowsOf(raw));
  await cut(raw, position, position);
}

/** Two events change places, with or without their links. */
async function swap(raw: Raw, chance: Random): Promise<void> {
  const rows = await rowsOf(raw);
  const first = chance.below(rows.length - 1);
  const [one, other] = [rows[first]!, rows[first + 1 + chance.below(rows.length - first - 1)]!];
  await change(raw, one.position, { position: -1 });
  await change(raw, other.position, { position: one.position });
  await change(raw, -1, { position: other.position });
  if (chance.below(2) === 0) return;
  await change(raw, one.position, { prev_hash: one.prev_hash });
  await change(raw, other.position, { prev_hash: other.prev_hash });
}

const setHead = (raw: Raw, { position, hash }: Pick<StoredEvent, 'position' | 'hash'>) =>
  raw.updateTable('heads').set({ position, hash }).where('organization', '=', 'a').execute();

/** Links and hashes all anew from a place on, as if the falsified log had been written so. */
async function relink(raw: Raw, rows: StoredEvent[]): Promise<void> {
  await cut(raw, 1);
  let prev_hash = '0'.repeat(64);
  for (const [at, old] of rows.entries()) {
    const row = { ...old, position: at + 1, prev_hash };
    prev_hash = chainHash(row);
    await raw
      .insertInto('events')
      .values({ ...row, hash: prev_hash, organization: 'a' })
      .execute();
  }
  if (rows.length > 0) await setHead(raw, { position: rows.length, hash: prev_hash });
}

const forged = (row: StoredEvent, seq: number): StoredEvent => {
  const body = JSON.stringify({ ...JSON.parse(row.body), seq });
  return { ...row, seq, complaint: 'forged', body };
};

/** At the end with a right link and no new head, or in the midst with all that follows written anew. */
async function insert(raw: Raw, chance: Random): Promise<void> {
  const rows = await rowsOf(raw);
  const last = rows.at(-1)!;
  const added = forged(chance.pick(rows), 1);
  if (chance.below(2) === 0) return relink(raw, rows.toSpliced(chance.below(rows.length), 0, added));
  const row = { ...added, position: last.position + 1, prev_hash: last.hash };
  await raw
    .insertInto('events')
    .values({ ...row, hash: chainHash(row), organization: 'a' })
    .execute();
}

/** With the head set back to what is left, or without. */
async function cutTail(raw: Raw, chance: Random): Promise<void> {
  const rows = await rowsOf(raw);
  const left = rows[chance.below(rows.length - 1)]!;
  await cut(raw, left.position + 1);
  if (chance.below(2) === 0) await setHead(raw, left);
}

async function rewrite(raw: Raw, chance: Random): Promise<void> {
  const rows = await rowsOf(raw);
  const at = chance.below(rows.length);
  const body = rows[at]!.body.replace(/"n":(\d+)/, (_, n) => `"n":${Number(n) + 1}`);
  await relink(raw, rows.with(at, { ...rows[at]!, body }));
}

const ways: Record<string, (raw: Raw, chance: Random) => Promise<unknown>> = {
  edit,
  remove,
  swap,
  insert,
  cutTail,
  rewrite,
};

export const tamperings = Object.keys(ways);

export const tamper = (raw: Raw, how: string, chance: Random): Promise<unknown> => ways[how]!(raw, chance);
