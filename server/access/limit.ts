/** How often one may try: counted in the database, so that two servers agree. */

import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { shifted } from '../clock.ts';
import { sha256 } from '../store/json.ts';
import type { Store } from '../store/open.ts';

export interface Limit {
  /** Seconds to wait, or 0: the try is then counted. */
  wait(key: string): Promise<number>;
  /** A success: the key starts anew. */
  clear(key: string): Promise<void>;
}

/** `name` keeps the keys of one limit from those of another; who tries stays unknown to the table. */
export function makeLimit(
  { clock, store }: { clock: Clock; store: Store },
  name: string,
  tries: number,
  seconds: number,
): Limit {
  const hashed = (key: string): string => sha256(`${name} ${key}`);
  const wait = async (key: string): Promise<number> => {
    const now = clock.now();
    const over = sql<boolean>`tries.began <= ${shifted(now, -seconds)}`;
    const row = await store.db
      .insertInto('tries')
      .values({ key: hashed(key), began: now, tries: 1 })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet({
          tries: sql`case when ${over} then 1 else tries.tries + 1 end`,
          began: sql`case when ${over} then ${now} else tries.began end`,
        }),
      )
      .returning(['began', 'tries'])
      .executeTakeFirstOrThrow();
    if (row.tries <= tries) return 0;
    return Math.max(1, Math.ceil((Date.parse(row.began) - Date.parse(now)) / 1000) + seconds);
  };
  const clear = async (key: string): Promise<void> => {
    await store.db.deleteFrom('tries').where('key', '=', hashed(key)).execute();
  };
  return { wait, clear };
}

const FORGOTTEN_AFTER = 86_400;

export async function forgetTries(store: Store, now: string): Promise<void> {
  await store.db.deleteFrom('tries').where('began', '<', shifted(now, -FORGOTTEN_AFTER)).execute();
}
