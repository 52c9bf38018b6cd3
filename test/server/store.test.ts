/** The store's contract: appending, versions, the chain, counters, scopes, projections. */

import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Event } from '../../engine/complaint/events.ts';
import { fail, ok, problem } from '../../engine/problem.ts';
import { countersOf, giveNumbers } from '../../server/store/counters.ts';
import { append, eventsOf, headOf, versionOf } from '../../server/store/events.ts';
import { openStore, type Store } from '../../server/store/open.ts';
import type { Scope } from '../../server/store/scope.ts';
import { verify } from '../../server/store/verify.ts';
import { folder, must } from './office.ts';

const AT = '2024-03-04T01:00:00Z';
const event = (seq: number, more: object = {}): Event =>
  ({
    type: 'stage.entered',
    track: 'main',
    stage: 'one',
    seq,
    occurredAt: AT,
    recordedAt: AT,
    ...more,
  }) as Event;
const number = (seq: number, n: number): Event =>
  event(seq, { type: 'number.given', series: 'no', key: 'no/2024', text: `2024-${n}`, n });

let place: ReturnType<typeof folder>;
let store: Store;

beforeEach(async () => {
  place = folder();
  store = must(await openStore(place.file));
});

afterEach(async () => {
  await store.close();
  place.remove();
});

const put = (complaint: string, expected: number, events: Event[], organization = 'a') =>
  store.write(organization, async (scope) => ok(await append(scope, complaint, 'rules', expected, events)));

describe('the log', () => {
  test('keeps events in order and counts the version', async () => {
    must(await put('c1', 0, [event(1), event(2)]));
    must(await put('c1', 2, [event(3)]));
    expect((await eventsOf(store.for('a'), 'c1')).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await versionOf(store.for('a'), 'c1')).toBe(3);
  });

  test('refuses another version and writes nothing', async () => {
    must(await put('c1', 0, [event(1)]));
    const refused = await put('c1', 0, [event(1)]);
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ code: 'version.clash', params: { current: 1 } }],
    });
    expect((await headOf(store.for('a'))).position).toBe(1);
  });

  test('of writers at once one wins', async () => {
    const results = await Promise.all([1, 2, 3, 4].map(() => put('c1', 0, [event(1)])));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('is whole again after a reopening', async () => {
    must(await put('c1', 0, [event(1), event(2)]));
    await store.close();
    store = must(await openStore(place.file));
    expect(must(await verify(store.for('a'))).position).toBe(2);
  });

  test('is append-only', async () => {
    must(await put('c1', 0, [event(1)]));
    await expect(store.for('a').updateTable('events').set({ type: 'x' }).execute()).rejects.toThrow(
      'append-only',
    );
    await expect(store.for('a').deleteFrom('events').execute()).rejects.toThrow('append-only');
  });
});

describe('verify', () => {
  const tampering: [string, string, string][] = [
    ['an edited body', `update events set body = replace(body, 'one', 'two') where position = 3`, 'changed'],
    ['an edited column', `update events set actor = 'eve' where position = 3`, 'columns'],
    ['another rule set', `update events set ruleset = 'other' where position = 3`, 'changed'],
    ['a deleted event', 'delete from events where position = 3', 'missing'],
    ['a cut tail', 'delete from events where position > 3', 'tail'],
    [
      'two swapped events',
      'update events set position = case position when 3 then 4 else 3 end where position in (3, 4)',
      'order',
    ],
  ];

  beforeEach(async () => {
    for (const complaint of ['c1', 'c2', 'c3']) must(await put(complaint, 0, [event(1), event(2)]));
    await sql`drop trigger events_no_update`.execute(store.db);
    await sql`drop trigger events_no_delete`.execute(store.db);
  });

  test.each(tampering)('finds %s', async (_, statement, why) => {
    if (why === 'order') {
      await sql`update events set position = -3 where position = 3`.execute(store.db);
      await sql`update events set position = 3 where position = 4`.execute(store.db);
      await sql`update events set position = 4 where position = -3`.execute(store.db);
    } else await sql.raw(statement).execute(store.db);
    const walked = await verify(store.for('a'));
    expect(walked).toMatchObject({ ok: false, problems: [{ code: 'chain.broken', params: { why } }] });
  });

  test('finds a tail cut together with the head by a printed head', async () => {
    const { position, hash } = await headOf(store.for('a'));
    await sql`delete from events where position > 4`.execute(store.db);
    const last = await sql<{ hash: string }>`select hash from events where position = 4`.execute(store.db);
    await sql`update heads set position = 4, hash = ${last.rows[0]!.hash}`.execute(store.db);
    expect((await verify(store.for('a'))).ok).toBe(true);
    expect(await verify(store.for('a'), { position, hash })).toMatchObject({ ok: false });
  });
});

describe('numbers', () => {
  const give = (complaint: string, refused: boolean) =>
    store.write('a', async (scope) => {
      const n = ((await countersOf(scope))['no/2024'] ?? 0) + 1;
      await append(scope, complaint, 'rules', 0, [number(1, n)]);
      await giveNumbers(scope, complaint, [number(1, n)]);
      return refused ? fail(problem('refused', '')) : ok(n);
    });

  test('have neither gaps nor doubles when every third command is refused', async () => {
    const sent = Array.from({ length: 60 }, (_, index) => give(`c${index}`, index % 3 === 0));
    const given = (await Promise.all(sent)).flatMap((result) => (result.ok ? [result.value] : []));
    expect(given.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  test('that were given are not given again', async () => {
    must(await give('c1', false));
    const again = await store.write('a', async (scope) => ok(await giveNumbers(scope, 'c2', [number(1, 1)])));
    expect(again).toMatchObject({ ok: false, problems: [{ code: 'number.taken' }] });
  });
});

describe('a scope', () => {
  const people = (scope: Scope) => scope.selectFrom('people').select('id').execute();
  const row = { id: 'p', user_id: 'u', name: '""', departments: '[]', roles: '[]' };

  test('reads, changes and deletes nothing of another organization', async () => {
    const [a, b] = [store.for('a'), store.for('b')];
    await a
      .insertInto('people')
      .values({ ...row, supervisor: null, suspended_at: null })
      .execute();
    expect(await people(b)).toEqual([]);
    await b.updateTable('people').set({ name: '"x"' }).where('id', '=', 'p').execute();
    await b
      .deleteFrom('people')
      .where((eb) => eb.or([eb('id', '=', 'p'), eb('id', '=', 'q')]))
      .execute();
    expect(await a.selectFrom('people').select(['id', 'name']).execute()).toEqual([{ id: 'p', name: '""' }]);
  });

  test('holds joins and subqueries', async () => {
    must(await put('c1', 0, [event(1)], 'a'));
    const joined = store
      .for('b')
      .selectFrom('events as e')
      .innerJoin('heads as h', 'h.position', 'e.position')
      .select((eb) => ['e.seq', eb.selectFrom('heads').select('hash').as('hash')]);
    expect(joined.compile().sql.match(/"organization" = \?/g)).toHaveLength(3);
    expect(await joined.execute()).toEqual([]);
  });
});

test('a database of a newer docket is refused', async () => {
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', ${AT})`.execute(store.db);
  await store.close();
  const refused = await openStore(place.file);
  expect(refused).toMatchObject({
    ok: false,
    problems: [{ code: 'store.newer', params: { steps: ['9999-later'] } }],
  });
  store = must(await openStore(':memory:'));
});
