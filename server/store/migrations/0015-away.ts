/** From when until when somebody is away, and who stands in. */

import { type Kysely, type Migration, sql } from 'kysely';

export const away = (): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table people add column away text').execute(db);
  },
});
