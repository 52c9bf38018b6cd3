/** The store's contract, on SQLite and on PostgreSQL: the log, numbers, keys, scopes, tables. */

import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fail, ok, problem } from '../../engine/problem.ts';
import { countersOf, giveNumbers } from '../../server/store/counters.ts';
import { append, eventsOf, headOf, versionOf } from '../../server/store/events.ts';
import { recall, remember } from '../../server/store/idempotency.ts';
import { openStore, Refusal, type Store } from '../../server/store/open.ts';
import type { Scope } from '../../server/store/scope.ts';
import { verify } from '../../server/store/verify.ts';
import { databases, fresh } from '../torture/support/databases.ts';
import { AT, event, number, put } from '../torture/support/events.ts';
import { must } from './office.ts';

const both = await databases();
let place: string;
let store: Store;

afterAll(async () => {
  for (const database of both) await database.stop();
});

describe.each(both)('$name', (database) => {
  if (database.missing) return test.skip(database.name, () => {});

  beforeEach(async () => {
    place = await database.place();
    store = must(await openStore(place));
  });

  afterEach(() => store.close());

  describe('the log', theLog);
  describe('numbers', numbers);
  describe('a sending', sendings);
  describe('a scope', scopes);
  describe('tables', tables);
});

function theLog() {
  test('keeps events in order and counts the version', async () => {
    must(await put(store, 'c1', 0, [event(1), event(2)]));
    must(await put(store, 'c1', 2, [event(3)]));
    expect((await eventsOf(store.for('a'), 'c1')).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await versionOf(store.for('a'), 'c1')).toBe(3);
    expect(await versionOf(store.for('b'), 'c1')).toBe(0);
  });

  test('keeps text to the letter, as canonical JSON', async () => {
    const text = '𠮷野家 “é” vs “é”, \u2028 back\\slash';
    must(await put(store, 'c1', 0, [event(1, { z: { b: text, a: 1.5 } })]));
    const row = await store.for('a').selectFrom('events').select('body').executeTakeFirstOrThrow();
    expect(row.body).toContain(`"z":{"a":1.5,"b":${JSON.stringify(text)}}`);
    expect((await eventsOf(store.for('a'), 'c1'))[0]).toMatchObject({ z: { b: text } });
  });

  test('refuses another version and writes nothing', async () => {
    must(await put(store, 'c1', 0, [event(1)]));
    const refused = await put(store, 'c1', 0, [event(1)]);
    const clash = { code: 'version.clash', params: { seen: 0, current: 1 } };
    expect(refused).toMatchObject({ ok: false, problems: [clash] });
    expect((await headOf(store.for('a'))).position).toBe(1);
  });

  test('of writers at once one wins, also from another server', async () => {
    const other = must(await openStore(place));
    const sent = [store, other, store, other].map((one) => put(one, 'c1', 0, [event(1)]));
    const results = await Promise.all(sent);
    await other.close();
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(must(await verify(store.for('a'))).position).toBe(1);
  });

  test('is one chain of all complaints of an organization, whole after a reopening', async () => {
    await Promise.all(['c1', 'c2', 'c3'].map((complaint) => put(store, complaint, 0, [event(1), event(2)])));
    must(await put(store, 'c1', 0, [event(1)], 'b'));
    await store.close();
    store = must(await openStore(place));
    expect(must(await verify(store.for('a'))).position).toBe(6);
    expect(must(await verify(store.for('b'))).position).toBe(1);
  });

  test('is append-only', async () => {
    must(await put(store, 'c1', 0, [event(1)]));
    const changed = store.for('a').updateTable('events').set({ type: 'x' }).execute();
    await expect(changed).rejects.toThrow('append-only');
    await expect(store.for('a').deleteFrom('events').execute()).rejects.toThrow('append-only');
  });
}

function numbers() {
  const give = (by: Store, complaint: string, end: 'kept' | 'refused' | 'thrown') =>
    by.write('a', async (scope) => {
      const n = ((await countersOf(scope))['no/2024'] ?? 0) + 1;
      await append(scope, complaint, 'rules', 0, [number(1, n)]);
      await giveNumbers(scope, complaint, [number(1, n)]);
      if (end === 'thrown') throw new Refusal(problem('refused', ''));
      return end === 'refused' ? fail(problem('refused', '')) : ok(n);
    });

  test('have neither gaps nor doubles when every third command is undone, from two servers', async () => {
    const other = must(await openStore(place));
    const sent = Array.from({ length: 60 }, (_, index) =>
      give(
        index % 2 ? store : other,
        `c${index}`,
        (['refused', 'kept', 'kept', 'thrown'] as const)[index % 4]!,
      ),
    );
    const given = (await Promise.all(sent)).flatMap((result) => (result.ok ? [result.value] : []));
    await other.close();
    expect(given.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect(await countersOf(store.for('a'))).toEqual({ 'no/2024': 30 });
  });

  test('that were given are not given again', async () => {
    must(await give(store, 'c1', 'kept'));
    const again = await store.write('a', async (scope) => ok(await giveNumbers(scope, 'c2', [number(1, 1)])));
    expect(again).toMatchObject({ ok: false, problems: [{ code: 'number.taken' }] });
  });
}

function sendings() {
  const sending = { person: 'ann', key: 'k', bodyHash: 'h' };
  const reply = { status: 201 as const, body: { z: 1, a: 2 } };

  test('is remembered with what it did, or not at all', async () => {
    await store.write('a', async (scope) => {
      await remember(scope, sending, reply, AT);
      return fail(problem('refused', ''));
    });
    expect(await recall(store.for('a'), sending)).toEqual(ok(null));
    must(await store.write('a', async (scope) => ok(await remember(scope, sending, reply, AT))));
    expect(JSON.stringify(must(await recall(store.for('a'), sending))?.body)).toBe('{"z":1,"a":2}');
  });

  test('is known by its person, its organization and its content', async () => {
    must(await store.write('a', async (scope) => ok(await remember(scope, sending, reply, AT))));
    const other = await recall(store.for('a'), { ...sending, bodyHash: 'other' });
    expect(other).toMatchObject({ ok: false, problems: [{ code: 'idempotency.mismatch' }] });
    expect(await recall(store.for('a'), { ...sending, person: 'bob' })).toEqual(ok(null));
    expect(await recall(store.for('b'), sending)).toEqual(ok(null));
  });
}

function scopes() {
  const people = (scope: Scope) => scope.selectFrom('people').select('id').execute();
  const row = { id: 'p', user_id: 'u', name: '""', departments: '[]', roles: '[]' };

  test('reads, changes and deletes nothing of another organization', async () => {
    const [a, b] = [store.for('a'), store.for('b')];
    const whole = { ...row, supervisor: null, suspended_at: null };
    await a.insertInto('people').values(whole).execute();
    expect(await people(b)).toEqual([]);
    await b.updateTable('people').set({ name: '"x"' }).where('id', '=', 'p').execute();
    await b
      .deleteFrom('people')
      .where((eb) => eb.or([eb('id', '=', 'p'), eb('id', '=', 'q')]))
      .execute();
    expect(await a.selectFrom('people').select(['id', 'name']).execute()).toEqual([{ id: 'p', name: '""' }]);
  });

  test('holds joins and subqueries', async () => {
    must(await put(store, 'c1', 0, [event(1)], 'a'));
    const joined = store
      .for('b')
      .selectFrom('events as e')
      .innerJoin('heads as h', 'h.position', 'e.position')
      .select((eb) => ['e.seq', eb.selectFrom('heads').select('hash').as('hash')]);
    expect(joined.compile().sql.match(/"organization" = /g)).toHaveLength(3);
    expect(await joined.execute()).toEqual([]);
  });
}

function tables() {
  test('of a newer docket are refused', async () => {
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', ${AT})`.execute(store.db);
    const refused = await openStore(place);
    const newer = { code: 'store.newer', params: { steps: ['9999-later'] } };
    expect(refused).toMatchObject({ ok: false, problems: [newer] });
  });

  test('are made once by servers that start at the same moment', async () => {
    const database = both[store.kind === 'sqlite' ? 0 : 1]!;
    const empty = await database.place();
    // Within one process SQLite's wait for a lock would keep its holder from going on.
    const several = store.kind === 'sqlite' ? [empty] : [empty, empty, empty];
    const opened = (await Promise.all(several.map((where) => openStore(where)))).map(must);
    for (const one of opened) await one.close();
  });

  test('order texts by their bytes', async () => {
    for (const id of ['b', 'ä', 'B', 'a', '中'])
      await store.for('a').insertInto('parameters').values({ id, since: 0, value: '1' }).execute();
    const rows = await store.for('a').selectFrom('parameters').select('id').orderBy('id').execute();
    expect(rows.map(({ id }) => id)).toEqual(['B', 'a', 'b', 'ä', '中']);
  });
}

test.skipIf(both.some(({ missing }) => missing))('both databases have the same tables', async () => {
  const said: string[][] = [];
  for (const database of both) {
    const one = await fresh(database);
    const found = await one.db.introspection.getTables();
    // The keys lie in a schema of their own there, in a file of their own here.
    const own = found.filter(({ schema }) => schema !== 'docket_keys');
    const columns = own.flatMap(({ name, columns }) =>
      columns.map(
        (column) => `${name}.${column.name}${column.isNullable ? '?' : ''} ${typeOf(column.dataType)}`,
      ),
    );
    said.push(columns.toSorted());
    await one.close();
  }
  // SQLite lets a text primary key be null on paper.
  said[0] = said[0]!.map((one) => one.replace(/^(heads\.organization|organizations\.id)\?/, '$1'));
  expect(said[0]!.length).toBeGreaterThan(50);
  expect(said[1]).toEqual(said[0]);
});

const typeOf = (type: string): string =>
  ({ int4: 'integer', INTEGER: 'integer', TEXT: 'text' })[type] ?? type;
