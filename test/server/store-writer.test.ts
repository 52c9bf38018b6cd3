/** Group commit: commands of one moment share a transaction, and nothing else. */

import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fail, ok, problem } from '../../engine/problem.ts';
import { eventsOf, headOf } from '../../server/store/events.ts';
import { Refusal, type Store } from '../../server/store/open.ts';
import type { Scope } from '../../server/store/scope.ts';
import { verify } from '../../server/store/verify.ts';
import { databases, fresh } from '../torture/support/databases.ts';
import { event, put } from '../torture/support/events.ts';
import { must } from './office.ts';

const both = await databases();
let store: Store;

afterAll(async () => {
  for (const database of both) await database.stop();
});

const note = (scope: Scope, id: string) =>
  scope.insertInto('parameters').values({ id, since: 0, value: '1' }).execute();

const notes = async (): Promise<string[]> => {
  const rows = await store.for('a').selectFrom('parameters').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
};

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe.each(both)('$name', (database) => {
  if (database.missing) return test.skip(database.name, () => {});

  beforeEach(async () => {
    store = await fresh(database);
  });

  afterEach(() => store.close());

  test('what fails in a group is undone alone', async () => {
    const sent = await Promise.allSettled([
      store.write('a', async (scope) => ok(await note(scope, 'kept 1'))),
      store.write('a', async (scope) => {
        await note(scope, 'refused');
        return fail(problem('refused', ''));
      }),
      store.write('a', async (scope) => {
        await note(scope, 'thrown');
        throw new Refusal(problem('thrown', ''));
      }),
      store.write('a', async (scope) => {
        await note(scope, 'broken');
        throw new Error('a fault');
      }),
      store.write('a', async (scope) => {
        await note(scope, 'kept 1');
        return ok(null);
      }),
      store.write('a', async (scope) => ok(await note(scope, 'kept 2'))),
    ]);
    expect(sent.map((one) => (one.status === 'fulfilled' ? one.value.ok : 'fault'))).toEqual([
      true,
      false,
      false,
      'fault',
      'fault',
      true,
    ]);
    expect(await notes()).toEqual(['kept 1', 'kept 2']);
  });

  test('commands of a group see what came before them', async () => {
    const sent = [1, 2, 3, 4, 5].map((seq) => put(store, 'c1', seq - 1, [event(seq)]));
    for (const result of await Promise.all(sent)) must(result);
    expect(await eventsOf(store.for('a'), 'c1')).toHaveLength(5);
    expect(must(await verify(store.for('a'))).position).toBe(5);
  });

  test('nobody is answered before the commit', async () => {
    let finish: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    const answered: number[] = [];
    const sent = [0, 1, 2].map((index) =>
      store
        .write('a', async (scope) => {
          if (index === 2) await held;
          return ok(await note(scope, String(index)));
        })
        .then(() => answered.push(index)),
    );
    for (let waited = 0; waited < 50; waited += 1) await turn();
    expect(answered).toEqual([]);
    finish?.();
    await Promise.all(sent);
    expect(answered.toSorted()).toEqual([0, 1, 2]);
  });

  test('more than one group holds all the same', async () => {
    const sent = Array.from({ length: 100 }, (_, index) => put(store, `c${index}`, 0, [event(1)]));
    for (const result of await Promise.all(sent)) must(result);
    expect((await headOf(store.for('a'))).position).toBe(100);
    must(await verify(store.for('a')));
  });

  test('organizations do not mix', async () => {
    const sent = Array.from({ length: 20 }, (_, index) =>
      put(store, `c${index}`, 0, [event(1)], index % 2 ? 'a' : 'b'),
    );
    for (const result of await Promise.all(sent)) must(result);
    for (const organization of ['a', 'b'])
      expect(must(await verify(store.for(organization))).position).toBe(10);
  });
});

test('a disk that is full fails the whole group, which is then not there', async () => {
  store = await fresh(both[0]!);
  must(await put(store, 'c0', 0, [event(1)]));
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store.db);
  await sql.raw(`pragma max_page_count = ${rows[0]!.page_count + 2}`).execute(store.db);
  const big = event(1, { text: 'x'.repeat(20_000) });
  const sent = await Promise.allSettled([
    put(store, 'c1', 0, [event(1)]),
    put(store, 'c2', 0, [big]),
    put(store, 'c3', 0, [event(1)]),
  ]);
  const there = await store.for('a').selectFrom('events').select('complaint').execute();
  const kept = sent.flatMap((one, index) => (one.status === 'fulfilled' ? [`c${index + 1}`] : []));
  expect(sent[1]).toMatchObject({ status: 'rejected', reason: { code: 'SQLITE_FULL' } });
  expect(there.map(({ complaint }) => complaint).toSorted()).toEqual(['c0', ...kept]);
  must(await verify(store.for('a')));
  await store.close();
});
