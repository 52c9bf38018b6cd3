/** A database of an earlier docket: brought up to the newest tables with all that was in it, on both databases. */

import { Kysely, sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { handClock } from '../../server/clock.ts';
import { performSubmit } from '../../server/perform.ts';
import { listFor } from '../../server/routes/complaint-list.ts';
import { loadComplaint } from '../../server/routes/reading.ts';
import { postgres } from '../../server/store/dialects/postgres.ts';
import { sqlite } from '../../server/store/dialects/sqlite.ts';
import { migrate } from '../../server/store/migrate.ts';
import { isPostgres, openStore } from '../../server/store/open.ts';
import { refresh } from '../../server/store/rebuild.ts';
import type { Tables } from '../../server/store/schema.ts';
import { verify } from '../../server/store/verify.ts';
import { databases, fresh, KEY, type TestDatabase } from '../torture/support/databases.ts';
import { depsOver } from '../torture/support/office.ts';
import { MONDAY, must } from './office.ts';
import { RICH, readerOf, settleRich } from './rich-office.ts';

const both = await databases();

afterAll(async () => {
  for (const database of both) await database.stop();
});

/** Before the index and the keys. */
const RELEASED = '0003-people';
/** Kept as they were by every step. */
const KEPT = ['organizations', 'rule_sets', 'people', 'heads', 'events', 'counters', 'numbers'] as const;

/** A database of that time, filled with what today's docket wrote and that one would have. */
async function released(database: TestDatabase): Promise<string> {
  const today = await fresh(database);
  const deps = depsOver(today, handClock(MONDAY));
  await settleRich(deps);
  const letter = { type: 'submit', submission: 'letter', id: deps.ids.next(), actor: 'ann' } as const;
  must(await performSubmit(deps, RICH, { ...letter, data: { letter: { about: '路灯不亮' }, giver: {} } }));
  const place = await database.place();
  const dialect = isPostgres(place) ? postgres(place) : sqlite(place);
  const old = new Kysely<Tables>({ dialect: dialect.dialect });
  must(await migrate(old, dialect, RELEASED));
  const then = new Map((await old.introspection.getTables()).map(({ name, columns }) => [name, columns]));
  for (const table of KEPT)
    for (const row of await today.db.selectFrom(table).selectAll().execute()) {
      const known = (then.get(table) ?? []).map(({ name }) => [name, (row as Record<string, unknown>)[name]]);
      await old
        .insertInto(table)
        .values(Object.fromEntries(known) as never)
        .execute();
    }
  for (const { key: _, ...row } of await today.db.selectFrom('complaints').selectAll().execute())
    await old
      .insertInto('complaints')
      .values({ ...row, search: row.summary } as never)
      .execute();
  await old.destroy();
  await deps.printer.close();
  await today.close();
  return place;
}

describe.each(both)('$name', (database) => {
  if (database.missing) return test.skip(database.name, () => {});

  test('goes on where it was: the log verifies, the lists find, new secrets are closed', async () => {
    const store = must(await openStore(await released(database), KEY));
    const deps = depsOver(store, handClock(MONDAY));
    must(await verify(store.for(RICH)));
    must(await refresh(deps, RICH));
    const found = await listFor(deps, await readerOf(deps, 'ann'), { q: '路灯' });
    expect(found.rows.map(({ subject }) => subject)).toEqual(['路灯不亮']);
    const { state } = await loadComplaint(deps, await readerOf(deps, 'cat'), found.rows[0]!.id);
    expect(state.sections.letter!.data).toEqual({ about: '路灯不亮' });
    const letter = { type: 'submit', submission: 'letter', id: deps.ids.next(), actor: 'ann' } as const;
    const data = { letter: { about: 'new' }, giver: { name: 'Canary Bird' } };
    must(await performSubmit(deps, RICH, { ...letter, data }));
    const bodies = await store.for(RICH).selectFrom('events').select('body').execute();
    expect(JSON.stringify(bodies)).toContain('$sealed');
    expect(JSON.stringify(bodies)).not.toContain('Canary');
    const steps = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
      store.db,
    );
    expect(steps.rows.map(({ name }) => name)).toContain(RELEASED);
    expect(steps.rows.length).toBeGreaterThan(4);
    must(await verify(store.for(RICH)));
    await deps.printer.close();
    await store.close();
  });
});
