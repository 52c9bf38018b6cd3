/** What the installation does by itself or on request: when each job was last done, and last done well. */

import type { Store } from './open.ts';
import type { JobsTable } from './schema.ts';

export async function ran(store: Store, job: string, at: string, well: boolean, said = ''): Promise<void> {
  const good = well ? { good_at: at } : {};
  await store.db
    .insertInto('jobs')
    .values({ job, at, good_at: well ? at : null, said })
    .onConflict((conflict) => conflict.column('job').doUpdateSet({ at, said, ...good }))
    .execute();
}

/** Begun, and not yet come to its end. */
export async function isOwed(store: Store, job: string): Promise<boolean> {
  const row = store.db.selectFrom('jobs').select(['at', 'good_at']).where('job', '=', job);
  const found = await row.executeTakeFirst();
  return found !== undefined && found.good_at !== found.at;
}

/** Those of the installation; a word more names an organization, whose own they are. */
export const jobsOf = (store: Store): Promise<JobsTable[]> =>
  store.db.selectFrom('jobs').selectAll().where('job', 'not like', '% %').orderBy('job').execute();
