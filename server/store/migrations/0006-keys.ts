/** Which key a complaint's personal and sealed values are closed with. */

import { type Kysely, type Migration, sql } from 'kysely';

export const keys = (): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table complaints add column key text').execute(db);
  },
});
