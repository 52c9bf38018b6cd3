/** Canaries: what is personal or sealed stands nowhere in clear, is found by those who see it, and is gone when erased. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Data } from '../../engine/complaint/events.ts';
import { handClock } from '../../server/clock.ts';
import type { Deps } from '../../server/deps.ts';
import { perform, performSubmit } from '../../server/perform.ts';
import { listFor } from '../../server/routes/complaint-list.ts';
import { loadComplaint } from '../../server/routes/reading.ts';
import { pageOf } from '../../server/routes/registers.ts';
import { erase } from '../../server/store/erase.ts';
import { openStore } from '../../server/store/open.ts';
import { PROJECTIONS } from '../../server/store/projections.ts';
import { rebuild } from '../../server/store/rebuild.ts';
import { verify } from '../../server/store/verify.ts';
import { databases, KEY } from '../torture/support/databases.ts';
import { depsOver } from '../torture/support/office.ts';
import { MONDAY, must } from './office.ts';
import { RICH, readerOf, settleRich } from './rich-office.ts';

const both = await databases();
let deps: Deps;
let place: string;

afterAll(async () => {
  for (const database of both) await database.stop();
});

const NAME = '欧阳震华';
const PHONE = '13912345678';
const SECRET = 'canary-SEALED-7731';
const CANARIES = [NAME, PHONE, SECRET];

const command = (type: 'take' | 'act', task: string, actor: string) =>
  type === 'take'
    ? ({ type, task, actor } as const)
    : ({ type, task, actor, action: 'submit', data: { text: 'done' } } as const);

async function step(complaint: string, actor: string): Promise<void> {
  const order = { organization: RICH, complaint };
  const tasks = deps.store
    .for(RICH)
    .selectFrom('tasks')
    .select(['id', 'stage'])
    .where('complaint', '=', complaint);
  const { id, stage } = await tasks.executeTakeFirstOrThrow();
  must(await perform(deps, { ...order, command: command('take', id, actor) }));
  const { data: _, ...plain } = { data: undefined, ...command('act', id, actor) };
  must(await perform(deps, { ...order, command: stage === 'accept' ? plain : command('act', id, actor) }));
}

async function file(giver: Record<string, string>, batch: string): Promise<string> {
  const submit = { type: 'submit', submission: 'letter', id: deps.ids.next(), actor: 'ann' } as const;
  const data = { letter: { about: `about ${batch}`, batch, amount: 1 }, giver };
  const complaint = must(await performSubmit(deps, RICH, { ...submit, data })).outcome!.opened[0]!.id;
  await step(complaint, 'ann');
  await step(complaint, 'bob');
  return complaint;
}

async function dataOf(complaint: string, by = deps): Promise<Record<string, Data>> {
  const { state } = await loadComplaint(by, await readerOf(by, 'cat'), complaint);
  return Object.fromEntries(Object.entries(state.sections).map(([id, { data }]) => [id, data]));
}

/** Every byte of the files of an SQLite database, or every column of every row of PostgreSQL. */
async function bytes(): Promise<string> {
  if (deps.store.kind === 'sqlite') {
    const folder = dirname(place);
    return readdirSync(folder)
      .map((name) => readFileSync(join(folder, name)).toString('utf8'))
      .join('\n');
  }
  const tables = await deps.store.db.introspection.getTables();
  const all: string[] = [];
  for (const { name, schema } of tables)
    all.push(JSON.stringify((await sql`select * from ${sql.id(schema!, name)}`.execute(deps.store.db)).rows));
  return all.join('\n');
}

const seen = async (q: string, person: string): Promise<number> =>
  (await listFor(deps, await readerOf(deps, person), { q })).rows.length;

const dump = async (): Promise<string> => {
  const all: unknown[] = [];
  for (const table of PROJECTIONS) {
    const found = await deps.store.for(RICH).selectFrom(table).selectAll().execute();
    all.push(found.map((row) => JSON.stringify(row)).toSorted());
  }
  // Ciphertext differs each time: its nonce is drawn anew.
  return JSON.stringify(all).replaceAll(/(\$sealed[^.]*\.)[\w-]+/g, '$1');
};

describe.each(both)('$name', (database) => {
  if (database.missing) return test.skip(database.name, () => {});

  beforeEach(async () => {
    place = await database.place();
    deps = depsOver(must(await openStore(place, KEY)), handClock(MONDAY));
    await settleRich(deps);
  });

  afterEach(async () => {
    await deps.printer.close();
    await deps.store.close();
  });

  const giver = { name: NAME, phone: PHONE, secret: SECRET };

  test('stands nowhere in clear, and is read as it was written', async () => {
    const complaint = await file(giver, 'B1');
    const all = await bytes();
    expect(all).toContain('about B1');
    for (const canary of CANARIES) expect(all).not.toContain(canary);
    expect((await dataOf(complaint)).giver).toEqual(giver);
    const page = await pageOf(deps, await readerOf(deps, 'cat'), 'book', {});
    expect(page.groups[0]!.rows[0]!.cells).toEqual(expect.arrayContaining([NAME]));
    // The slip repeats the name: read with its key, and nowhere else.
    expect(
      JSON.stringify((await loadComplaint(deps, await readerOf(deps, 'cat'), complaint)).state.slips),
    ).toContain(NAME);
    must(await verify(deps.store.for(RICH)));
  });

  test.each([
    [NAME, 1],
    ['震华', 1],
    ['oyzh', 1],
    ['139 1234 5678', 1],
    ['5678', 1],
    [SECRET, 0],
    ['7731', 0],
  ])('is found by those who see the section, by nobody else: %s', async (q, count) => {
    await file(giver, 'B1');
    expect(await seen(q, 'cat')).toBe(count);
    expect(await seen(q, 'ann')).toBe(0);
  });

  test('made anew the rows are what they were', async () => {
    for (const batch of ['B1', 'B2']) await file(giver, batch);
    const live = await dump();
    must(await rebuild(deps, RICH));
    expect(await dump()).toBe(live);
    expect(await seen(NAME, 'cat')).toBe(2);
  });

  test('erased it is gone, its neighbour stays, the log verifies', async () => {
    const [gone, stays] = [await file(giver, 'B1'), await file({ name: '诸葛亮' }, 'B2')];
    expect(must(await erase(deps, RICH, gone))).toBe(1);
    const after = await dataOf(gone);
    expect(after.giver).toEqual({});
    expect(after.letter).toMatchObject({ batch: 'B1' });
    expect((await dataOf(stays)).giver).toEqual({ name: '诸葛亮' });
    expect([await seen(NAME, 'cat'), await seen('诸葛', 'cat'), await seen('B1', 'cat')]).toEqual([0, 1, 1]);
    must(await verify(deps.store.for(RICH)));
    for (const canary of CANARIES) expect(await bytes()).not.toContain(canary);
    const book = async () => {
      const { groups } = await pageOf(deps, await readerOf(deps, 'cat'), 'book', {});
      return groups.flatMap(({ rows }) => rows.filter(({ complaint }) => complaint === gone));
    };
    const [row] = await book();
    expect(row!.cells).toContain('destroyed when due');
    expect(row!.cells[0]).toMatch(/\d/);
    must(await rebuild(deps, RICH));
    expect(await book()).toEqual([row]);
    expect(await seen(NAME, 'cat')).toBe(0);
  });

  test('an erased key is in no file any more', async () => {
    const complaint = await file(giver, 'B1');
    const { key } = await deps.store
      .for(RICH)
      .selectFrom('complaints')
      .select('key')
      .where('id', '=', complaint)
      .executeTakeFirstOrThrow();
    expect(key).toMatch(/^[\w-]{16}$/);
    const wrapped = await wrappedOf(key!);
    expect(await bytes()).toContain(wrapped);
    must(await erase(deps, RICH, complaint));
    expect(await bytes()).not.toContain(wrapped);
  });

  test('what is still handled is not erased', async () => {
    const submit = { type: 'submit', submission: 'letter', id: deps.ids.next(), actor: 'ann' } as const;
    const sent = await performSubmit(deps, RICH, { ...submit, data: { letter: { about: 'x' }, giver } });
    const refused = await erase(deps, RICH, must(sent).outcome!.opened[0]!.id);
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'erase.open' }] });
    expect(await erase(deps, RICH, 'none')).toMatchObject({ problems: [{ code: 'complaint.unknown' }] });
  });

  test('the key of keys is changed under it; another one opens nothing', async () => {
    const complaint = await file(giver, 'B1');
    const before = readFileSync(KEY, 'utf8');
    expect(await deps.store.keys.changeMaster()).toBe(1);
    expect(readFileSync(KEY, 'utf8')).not.toBe(before);
    const open = async (master: string) => {
      const store = must(await openStore(place, master));
      try {
        return (await dataOf(complaint, depsOver(store, deps.clock))).giver;
      } finally {
        await store.close();
      }
    };
    expect(await open(KEY)).toEqual(giver);
    const shut = Object.fromEntries(Object.keys(giver).map((field) => [field, '███']));
    expect(await open(`${KEY}.none`)).toEqual(shut);
  });
});

/** As it lies in its table. */
async function wrappedOf(id: string): Promise<string> {
  const { db, kind } = deps.store;
  if (kind === 'postgres') {
    const { rows } = await sql<{
      wrapped: string;
    }>`select wrapped from docket_keys.keys where id = ${id}`.execute(db);
    return rows[0]!.wrapped;
  }
  const file = new Sqlite(place.replace('.db', '.keys.db'), { readonly: true });
  const row = file.prepare('select wrapped from keys where id = ?').get(id) as { wrapped: string };
  file.close();
  return row.wrapped;
}
