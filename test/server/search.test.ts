/** Lists and searches: what is found, by whom, page by page, and that the database goes by its index. */

import { type CompiledQuery, sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handClock } from '../../server/clock.ts';
import type { Deps } from '../../server/deps.ts';
import { perform, performSubmit } from '../../server/perform.ts';
import { listFor } from '../../server/routes/complaint-list.ts';
import { findOf } from '../../server/routes/list-ask.ts';
import { columnsFor } from '../../server/routes/list-columns.ts';
import { pageFor } from '../../server/routes/page-for.ts';
import { loadComplaint } from '../../server/routes/reading.ts';
import { taskRows } from '../../server/routes/task-rows.ts';
import { type Find, idsOf, ledQuestion, questionOf, rowsOf } from '../../server/store/find.ts';
import { finding } from '../../server/store/finding.ts';
import { refresh } from '../../server/store/rebuild.ts';
import { databases, fresh } from '../torture/support/databases.ts';
import { depsOver } from '../torture/support/office.ts';
import { MONDAY, must } from './office.ts';
import { RICH, readerOf, settleRich } from './rich-office.ts';

const both = await databases();
let deps: Deps;

afterAll(async () => {
  for (const database of both) await database.stop();
});

interface Letter {
  about: string;
  amount?: number;
  batch?: string;
}

async function open(letter: Letter, giver: Record<string, string> = {}): Promise<string> {
  const command = { type: 'submit', submission: 'letter', id: deps.ids.next(), actor: 'ann' } as const;
  const done = must(await performSubmit(deps, RICH, { ...command, data: { letter: { ...letter }, giver } }));
  return done.outcome!.opened[0]!.id;
}

async function accept(complaint: string): Promise<Record<string, unknown>> {
  const order = { organization: RICH, complaint };
  const scope = deps.store.for(RICH);
  const { id: task } = await scope
    .selectFrom('tasks')
    .select('id')
    .where('complaint', '=', complaint)
    .executeTakeFirstOrThrow();
  must(await perform(deps, { ...order, command: { type: 'take', task, actor: 'ann' } }));
  must(await perform(deps, { ...order, command: { type: 'act', task, action: 'submit', actor: 'ann' } }));
  return (await loadComplaint(deps, await readerOf(deps, 'ann'), complaint)).state.sections.letter!.data;
}

type Ask = Parameters<typeof listFor>[2];

const found = async (ask: Ask, person = 'ann'): Promise<string[]> => {
  const { rows } = await listFor(deps, await readerOf(deps, person), ask);
  return rows.map(({ subject }) => subject);
};

describe.each(both)('$name', (database) => {
  if (database.missing) return test.skip(database.name, () => {});

  beforeEach(async () => {
    deps = depsOver(await fresh(database), handClock(MONDAY));
    await settleRich(deps);
  });

  afterEach(async () => {
    await deps.printer.close();
    await deps.store.close();
  });

  test.each([
    ['灯', ['路灯不亮了']],
    ['路灯', ['路灯不亮了']],
    ['灯路', []],
    ['不亮 路灯', ['路灯不亮了']],
    ['BROKEN', ['A lamp is broken']],
    ['brok', ['A lamp is broken']],
    ['ａ型', ['坏了A型水泵']],
    ['roken', []],
    ['，', []],
  ])('finds by words: %s', async (q, wanted) => {
    for (const about of ['路灯不亮了', 'A lamp is broken', '坏了A型水泵']) await open({ about });
    expect(await found({ q })).toEqual(wanted);
  });

  test('finds by a number that was given', async () => {
    await accept(await open({ about: 'one' }));
    await accept(await open({ about: 'two' }));
    expect(await found({ q: '2024-0002' })).toEqual(['two']);
  });

  test('filters and sorts by a declared column, and by no other', async () => {
    const letters = [
      { about: 'c', amount: 9.5, batch: 'B1' },
      { about: 'a', amount: 100, batch: 'B2' },
      { about: 'b', amount: 0.5 },
    ];
    for (const letter of letters) await accept(await open(letter));
    expect(await found({ 'f.book.batch': 'b1' })).toEqual(['c']);
    expect(await found({ 'f.book.amount': '100' })).toEqual(['a']);
    expect(await found({ 'f.book.amount': '5..50' })).toEqual(['c']);
    expect(await found({ 'f.book.amount': '..9.5', sort: 'book.amount' })).toEqual(['b', 'c']);
    expect(await found({ 'f.book.amount': '50..' })).toEqual(['a']);
    expect(await found({ 'f.book.amount': 'much' })).toEqual([]);
    expect(await found({ 'f.book.openedOn': '2024-03-01..2024-03-04', 'f.book.batch': 'B2' })).toEqual(['a']);
    expect(await found({ 'f.book.openedOn': '2024-03-05..' })).toEqual([]);
    expect(await found({ opened: '2024-03-04..2024-03-04', sort: 'book.batch' })).toEqual(['c', 'a', 'b']);
    expect(await found({ opened: '..2024-02' })).toEqual([]);
    await expect(found({ opened: 'soon' })).rejects.toThrow('list.days');
    expect(await found({ 'f.book.openedOn': '2024-03', sort: 'book.amount' })).toEqual(['b', 'c', 'a']);
    expect(await found({ sort: '-book.amount', status: 'open' })).toEqual(['a', 'c', 'b']);
    for (const ask of [
      { 'f.book.about2': 'x' },
      { sort: 'book.secret' },
      { sort: 'book.name' },
      { 'f.giver.name': 'x' },
    ])
      await expect(found(ask as Ask)).rejects.toThrow('list.field');
    await expect(found({ 'f.book.batch': 'B1' }, 'bob')).rejects.toThrow('list.field');
    await expect(found({ after: 'eA' })).rejects.toThrow('list.after');
  });

  test('says what columns say, and names no column that is kept from the reader', async () => {
    await accept(await open({ about: 'c', amount: 9.5, batch: 'B1' }, { name: '张三' }));
    const ann = await readerOf(deps, 'ann');
    const { rows } = await listFor(deps, ann, { columns: 'book.amount,book.batch' });
    expect(rows.map(({ cells }) => cells)).toEqual([{ 'book.amount': '9.50', 'book.batch': 'B1' }]);
    const ids = columnsFor(ann).map(({ id }) => id);
    expect(ids).toContain('book.amount');
    expect(ids.filter((id) => /name|secret/.test(id))).toEqual([]);
    for (const columns of ['book.name', 'book.secret', 'book.none'])
      await expect(listFor(deps, ann, { columns })).rejects.toThrow('list.field');
  });

  test('says whose turn it is', async () => {
    const [taken, free] = [await open({ about: 'taken' }), await open({ about: 'free' })];
    const scope = deps.store.for(RICH);
    const { id: task } = await scope
      .selectFrom('tasks')
      .select('id')
      .where('complaint', '=', taken)
      .executeTakeFirstOrThrow();
    expect((await found({ held: 'open' })).sort()).toEqual(['free', 'taken']);
    must(
      await perform(deps, {
        organization: RICH,
        complaint: taken,
        command: { type: 'take', task, actor: 'ann' },
      }),
    );
    expect(await found({ held: 'mine' })).toEqual(['taken']);
    expect(await found({ held: 'open' })).toEqual(['free']);
    expect(await found({ held: 'others' })).toEqual([]);
    expect(await found({ ids: free })).toEqual(['free']);
    expect(await found({ due: 'overdue' })).toEqual([]);
  });

  test('goes on page by page to the last, each complaint once', async () => {
    const all: string[] = [];
    for (let at = 0; at < 23; at += 1) await accept(await open({ about: `n${at}`, amount: at % 4 }));
    for (const sort of ['-changed', 'opened', 'book.amount', '-book.amount']) {
      const seen: string[] = [];
      for (let after: string | undefined, more = true; more; ) {
        const page = await listFor(deps, await readerOf(deps, 'ann'), {
          sort,
          limit: '5',
          ...(after ? { after } : {}),
        });
        seen.push(...page.rows.map(({ subject }) => subject));
        after = page.next ?? undefined;
        more = page.next !== null;
      }
      expect(new Set(seen).size).toBe(23);
      expect(seen).toHaveLength(23);
      all.push(...seen);
    }
    expect(all).toHaveLength(92);
  });

  test('walked in its order or gathered first, a question is answered alike', async () => {
    for (let at = 0; at < 12; at += 1) {
      const id = await open({ about: `路灯 ${at % 3}`, amount: at % 5, ...(at % 2 ? { batch: 'B1' } : {}) });
      if (at % 4) await accept(id);
    }
    const reader = await readerOf(deps, 'ann');
    const asks: Ask[] = [
      {},
      { q: '路灯' },
      { q: '路灯 2', sort: 'book.amount' },
      { 'f.book.amount': '1..3', sort: '-book.amount' },
      { 'f.book.batch': 'B1', 'f.book.amount': '2..', sort: 'opened' },
      { held: 'open' },
      { held: 'others', q: '1' },
      { due: 'week' },
    ];
    for (const ask of asks) {
      const find = await findOf(reader, ask);
      const [walk, gather] = [questionOf(find), await ledQuestion(reader.scope, find)];
      expect(gather.way.lead, JSON.stringify(ask)).toBeDefined();
      const rows = await rowsOf(reader.scope, walk);
      expect(await rowsOf(reader.scope, gather), JSON.stringify(ask)).toEqual(rows);
      const ids = rows.map(({ id }) => id).sort();
      expect((await idsOf(reader.scope, walk, 100)).sort()).toEqual(ids);
      expect((await idsOf(reader.scope, gather, 100)).sort()).toEqual(ids);
    }
  });

  test('of very many tasks the nearest are shown, and that there are more', async () => {
    if (database.name !== 'SQLite') return;
    for (let at = 0; at < 201; at += 1) await open({ about: `n${at}` });
    const { mine, open: free, more } = await taskRows(deps, await readerOf(deps, 'ann'));
    expect([mine.length, free.length, more]).toEqual([0, 200, { mine: false, open: true }]);
    expect(free.map(({ subject }) => subject)).not.toContain('n200');
  });

  test('earlier complaints are counted by the index, and rightly', async () => {
    for (const letter of [
      { about: 'x', amount: 1, batch: 'B1' },
      { about: 'y', batch: 'B1' },
      { about: 'z', amount: 1, batch: 'B2' },
    ])
      await open(letter, { phone: '13800138000' });
    const own = await open({ about: 'own', batch: 'B1' }, { phone: '13900139000' });
    expect(await accept(own)).toMatchObject({ again: 1, calls: 0 });
    const same = await open({ about: 'same', batch: 'none' }, { phone: '13800138000' });
    expect(await accept(same)).toMatchObject({ again: 0, calls: 3 });
    const reader = await readerOf(deps, 'ann');
    expect((await pageFor(reader, await loadComplaint(deps, reader, same))).title).toBe('same');
  });

  test('an index made by an earlier docket is made anew', async () => {
    await accept(await open({ about: '路灯', batch: 'B7' }));
    const scope = deps.store.for(RICH);
    await scope.deleteFrom('facts').execute();
    await scope.deleteFrom('projected').execute();
    expect(await found({ q: '路灯' })).toEqual([]);
    must(await refresh(deps, RICH));
    expect(await found({ q: '路灯' })).toEqual(['路灯']);
    must(await refresh(deps, RICH));
  });

  test('the plan of every declared filter, order and search names the index', async () => {
    for (let at = 0; at < 5; at += 1) await accept(await open({ about: 'n', amount: at, batch: `B${at}` }));
    const scope = deps.store.for(RICH);
    const reach = { person: 'ann', keys: ['p:ann', 'd:desk'] };
    const usual = { reach, wanted: [], sought: [], words: ['words'], limit: 10 };
    const sort = { by: 'changed_at', descending: true } as const;
    const fields = ['about', 'amount', 'batch', 'number', 'openedOn'].map((column) => `book/${column}`);
    // As asked of many complaints, and of few, which are gathered.
    for (const way of [questionOf, (find: Find) => ledQuestion(scope, find)]) {
      const asked = async (find: Find) => planOf(finding(scope, await way(find)).compile());
      for (const field of fields) {
        expect(await asked({ ...usual, sort, wanted: [{ field, spans: [['x', 'x']] }] })).toMatch(FACTS);
        expect(await asked({ ...usual, sort: { by: { field }, descending: false } })).toMatch(FACTS);
      }
      const sought = [{ token: '路灯', begins: false, hash: '~' }];
      expect(await asked({ ...usual, sort, sought })).toMatch(FACTS);
    }
    const plain = finding(scope, questionOf({ ...usual, sort })).compile();
    expect(await planOf(plain)).toMatch(/complaints_changed/);
  });
});

/** SQLite: the primary key of a table without row ids; PostgreSQL: the index behind it. */
const FACTS =
  /SEARCH (facts|sorted)( EXISTS)? USING (PRIMARY KEY|COVERING INDEX facts\w+|INDEX \w+) \(organization=\? AND (complaint=\? AND )?field=\?|using facts_\w+|on facts_\w+/i;

/** Small tables are read whole: PostgreSQL is asked what it would do otherwise. */
async function planOf(query: CompiledQuery): Promise<string> {
  const { db, kind } = deps.store;
  const explain = kind === 'sqlite' ? 'explain query plan ' : 'explain ';
  return db.connection().execute(async (connection) => {
    if (kind === 'postgres') await sql`set enable_seqscan = off`.execute(connection);
    const { rows } = await connection.executeQuery<Record<string, unknown>>({
      ...query,
      sql: explain + query.sql,
    });
    return rows.map((row) => String(row.detail ?? Object.values(row)[0])).join('\n');
  });
}
