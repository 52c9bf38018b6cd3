/** Packages that an office has taken in, by the fingerprint of their rule set. */

import type { Row } from '../exchange/jobs.ts';
import { fromText, toText } from './json.ts';
import type { Scope } from './scope.ts';

export interface Kept {
  about: Row;
  bytes: Uint8Array;
  person: string;
  at: string;
}

/** The same rule set once more, perhaps signed now, takes the place of the first. */
export async function keepPackage(scope: Scope, { about, bytes, person, at }: Kept): Promise<void> {
  const row = { about: toText(about), bytes: Buffer.from(bytes).toString('base64'), person, at };
  await scope.deleteFrom('packages').where('key', '=', about.key).execute();
  await scope
    .insertInto('packages')
    .values({ key: about.key, ...row })
    .execute();
}

/** The latest first. */
export async function keptRows(scope: Scope): Promise<(Row & { at: string })[]> {
  const rows = await scope.selectFrom('packages').select(['about', 'at']).orderBy('at', 'desc').execute();
  return rows.map(({ about, at }) => ({ ...fromText<Row>(about), at }));
}

export async function keptPackage(scope: Scope, key: string): Promise<Uint8Array | undefined> {
  const row = await scope.selectFrom('packages').select('bytes').where('key', '=', key).executeTakeFirst();
  return row && Buffer.from(row.bytes, 'base64');
}
