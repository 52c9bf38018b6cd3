/** Complaints copied by SQL: as many as a measurement needs, in seconds; each copy has its model's rows under an id of its own. */
import { sql } from 'kysely';
import type { Store } from '../../server/store/open.ts';

/** What a list reads of a complaint: the column that names it, and the others. */
const COPIED: [table: string, id: string, others: string][] = [
  [
    'complaints',
    'id',
    'organization, procedure, ruleset, status, version, opened_at, changed_at, summary, "key"',
  ],
  ['readers', 'complaint', 'organization, "key"'],
  ['register_rows', 'complaint', 'organization, register, "key", cells'],
  ['facts', 'complaint', 'organization, field, value'],
];

/** Every complaint that is there gets so many copies; they have no events, tasks or clocks. */
export async function multiply({ db }: Store, copies: number): Promise<void> {
  const numbers = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(copies)})`;
  for (const [table, id, others] of COPIED) {
    const to = sql.raw(`${id}, ${others}`);
    await sql`insert into ${sql.raw(table)} (${to}) ${numbers}
      select ${sql.raw(id)} || '-' || i, ${sql.raw(others)} from ${sql.raw(table)}, n`.execute(db);
  }
}
