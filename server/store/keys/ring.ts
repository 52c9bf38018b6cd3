/** The keys of one organization: for each complaint one, wrapped by the organization's, that by the key file's. */

import type { CompiledQuery, Kysely } from 'kysely';
import { problem } from '../../../engine/problem.ts';
import { Refusal } from '../refusal.ts';
import { derived, keyedHash, newKey, seal, unseal } from './cipher.ts';
import type { KeyFile, Master } from './key-file.ts';
import type { KeyTables } from './tables.ts';

export interface DataKey {
  id: string;
  key: Buffer;
}

/** Made at once: the disk is waited for once for so many complaints. */
const AHEAD = 128;
/** More than the commands that may be under way between `ready` and `take`. */
const LEAST = 16;

/** The organization's own key, opened. Refusal keys.missing, keys.wrong. */
async function ownKey(db: Kysely<KeyTables>, file: KeyFile, organization: string): Promise<Buffer> {
  const row = await db
    .selectFrom('rings')
    .selectAll()
    .where('organization', '=', organization)
    .executeTakeFirst();
  if (row) return opened(file.read(), row);
  const any = await db.selectFrom('rings').select('master').executeTakeFirst();
  const [master] = any ? file.read() : file.readOrMake();
  const ring = { organization, master: master!.id, wrapped: seal(master!.key, newKey(), organization) };
  await db
    .insertInto('rings')
    .values(ring)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return ownKey(db, file, organization);
}

function opened(masters: Master[], { organization, master, wrapped }: KeyTables['rings']): Buffer {
  const known = masters.find(({ id }) => id === master);
  const key = known && unseal(known.key, wrapped, organization);
  if (!key) throw new Refusal(problem('keys.wrong', '', { organization }));
  return key;
}

export class Ring {
  readonly #db: Kysely<KeyTables>;
  readonly #file: KeyFile;
  readonly #organization: string;
  readonly #spare: DataKey[] = [];
  /** Compiled once. */
  #one?: CompiledQuery;
  #own?: Promise<{ key: Buffer; words: Buffer }>;

  constructor(db: Kysely<KeyTables>, file: KeyFile, organization: string) {
    this.#db = db;
    this.#file = file;
    this.#organization = organization;
  }

  #open(): Promise<{ key: Buffer; words: Buffer }> {
    this.#own ??= ownKey(this.#db, this.#file, this.#organization).then((key) => ({
      key,
      words: derived(key, 'words'),
    }));
    this.#own.catch(() => (this.#own = undefined));
    return this.#own;
  }

  /** Sees to it that `take` has one to give. */
  async ready(): Promise<void> {
    if (this.#spare.length < LEAST) await this.#make();
  }

  /** A key that is on the disk and was never used. */
  take(): DataKey {
    const key = this.#spare.pop();
    if (!key) throw new Error('no key was made ready');
    return key;
  }

  async #make(): Promise<void> {
    const { key } = await this.#open();
    const made = Array.from({ length: AHEAD }, () => ({
      id: newKey().toString('base64url').slice(0, 16),
      key: newKey(),
    }));
    const rows = made.map((one) => ({
      organization: this.#organization,
      id: one.id,
      wrapped: seal(key, one.key, `${this.#organization}/${one.id}`),
    }));
    await this.#db.insertInto('keys').values(rows).execute();
    this.#spare.push(...made);
  }

  /** Those that are still there: never kept in memory, so that an erased one opens nothing from then on. */
  async find(ids: string[]): Promise<Map<string, Buffer>> {
    if (ids.length === 0) return new Map();
    const { key } = await this.#open();
    const found = new Map<string, Buffer>();
    for (let at = 0; at < ids.length; at += 500) {
      const some = ids.slice(at, at + 500);
      const rows = await this.#db
        .selectFrom('keys')
        .select(['id', 'wrapped'])
        .where('organization', '=', this.#organization)
        .where('id', 'in', some)
        .execute();
      for (const { id, wrapped } of rows) {
        const one = unseal(key, wrapped, `${this.#organization}/${id}`);
        if (!one) throw new Refusal(problem('keys.wrong', '', { organization: this.#organization }));
        found.set(id, one);
      }
    }
    return found;
  }

  /** Whether all of them are still there. */
  async has(ids: string[]): Promise<boolean> {
    for (const id of ids) {
      this.#one ??= this.#db
        .selectFrom('keys')
        .select('id')
        .where('organization', '=', '')
        .where('id', '=', '')
        .compile();
      const { rows } = await this.#db.executeQuery({ ...this.#one, parameters: [this.#organization, id] });
      if (rows.length === 0) return false;
    }
    return true;
  }

  async forget(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    const own = this.#db.deleteFrom('keys').where('organization', '=', this.#organization);
    await own.where('id', 'in', ids).execute();
  }

  /** What makes numbers come out of order: the organization's for ever, or numbers would come twice. */
  async numbers(): Promise<string> {
    const { key } = await this.#open();
    return derived(key, 'numbers').toString('base64url');
  }

  /** A secret for who holds a receipt: the same for the same sending, so that a retry is told it again; it is kept nowhere. */
  async receipt(sending: string): Promise<Buffer> {
    const { key } = await this.#open();
    return Buffer.from(keyedHash(derived(key, 'receipts'), sending), 'base64url');
  }

  /** What stands in the index for a personal word. */
  async hash(texts: string[]): Promise<string[]> {
    if (texts.length === 0) return [];
    const { words } = await this.#open();
    return texts.map((text) => `~${keyedHash(words, text)}`);
  }
}

export type RingOf = (organization: string) => Ring;

export function ringsOver(db: Kysely<KeyTables>, file: KeyFile): RingOf {
  const rings = new Map<string, Ring>();
  return (organization) => {
    const ring = rings.get(organization) ?? new Ring(db, file, organization);
    rings.set(organization, ring);
    return ring;
  };
}

/**
 * Wraps the organizations' keys with a new key; until all are, the file holds both. Returns how many.
 * A stop at any moment leaves a file that opens everything.
 */
export async function changeMaster(db: Kysely<KeyTables>, file: KeyFile): Promise<number> {
  const before = file.readOrMake();
  const masters = file.write([newKey(), ...before.map(({ key }) => key)]);
  const rows = await db.selectFrom('rings').selectAll().execute();
  for (const row of rows) {
    const wrapped = seal(masters[0]!.key, opened(masters, row), row.organization);
    const change = db.updateTable('rings').set({ master: masters[0]!.id, wrapped });
    await change.where('organization', '=', row.organization).execute();
  }
  file.write([masters[0]!.key]);
  return rows.length;
}
