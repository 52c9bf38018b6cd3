/** After ANALYZE, as each database goes about it by itself: every declared filter, order and search of two thousand complaints is answered by the index. */

import { type CompiledQuery, sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { handClock } from '../../server/clock.ts';
import { performSubmit } from '../../server/perform.ts';
import { type Find, ledQuestion, questionOf } from '../../server/store/find.ts';
import { finding } from '../../server/store/finding.ts';
import type { Store } from '../../server/store/open.ts';
import type { Standing } from '../../server/store/standing.ts';
import { multiply } from '../support/multiply.ts';
import { databases, fresh } from '../torture/support/databases.ts';
import { depsOver } from '../torture/support/office.ts';
import { MONDAY, must } from './office.ts';
import { RICH, settleRich } from './rich-office.ts';

const both = await databases();

afterAll(async () => {
  for (const database of both) await database.stop();
});

/** SQLite: the primary key of a table without row ids; PostgreSQL: the index behind it. */
const FACTS =
  /SEARCH (facts|sorted)( EXISTS)? USING (PRIMARY KEY|COVERING INDEX facts\w+|INDEX \w+) \(organization=\? AND (complaint=\? AND )?field=\?|using facts_\w+|on facts_\w+/i;

async function planOf({ db, kind }: Store, query: CompiledQuery): Promise<string> {
  const explain = kind === 'sqlite' ? 'explain query plan ' : 'explain ';
  const { rows } = await db.executeQuery<Record<string, unknown>>({ ...query, sql: explain + query.sql });
  return rows.map((row) => String(row.detail ?? Object.values(row)[0])).join('\n');
}

const sort = { by: 'changed_at', descending: true } as const;
const reach = { person: 'ann', keys: ['p:ann', 'd:desk'] };
const usual: Find = { reach, wanted: [], sought: [], words: ['words'], sort, limit: 10 };
const fields = ['about', 'amount', 'batch', 'openedOn'].map((column) => `book/${column}`);

const asks: [string, Find][] = [
  ...fields.map((field): [string, Find] => [
    `filter ${field}`,
    { ...usual, wanted: [{ field, spans: [['x', 'x']] }] },
  ]),
  ...fields.map((field): [string, Find] => [
    `order ${field}`,
    { ...usual, sort: { by: { field }, descending: false } },
  ]),
  ['search', { ...usual, sought: [{ token: '路灯', begins: false, hash: '~' }] }],
];

describe.each(both)('$name', (database) => {
  test.skipIf(database.missing)('goes by its index', { timeout: 120_000 }, async () => {
    const deps = depsOver(await fresh(database), handClock(MONDAY));
    await settleRich(deps);
    for (let at = 0; at < 5; at += 1) {
      const command = { type: 'submit', submission: 'letter', id: deps.ids.next(), actor: 'ann' } as const;
      const data = { letter: { about: 'n', amount: at, batch: `B${at}` }, giver: {} };
      must(await performSubmit(deps, RICH, { ...command, data }));
    }
    await multiply(deps.store, 400);
    await sql`analyze`.execute(deps.store.db);
    const scope = deps.store.for(RICH);
    // As asked of many complaints, and of few, which are gathered.
    for (const way of [questionOf, (find: Find) => ledQuestion(scope, find)])
      for (const [name, find] of asks)
        expect(await planOf(deps.store, finding(scope, await way(find)).compile()), name).toMatch(FACTS);
    await deps.printer.close();
    await deps.prover.close();
    await deps.store.close();
  });

  test.skipIf(database.name !== 'SQLite')(
    'limits go by the index of those that run, or were missed',
    async () => {
      const store = await fresh(database);
      const due = { after: MONDAY, until: MONDAY };
      const cases: [Standing, RegExp][] = [
        [{ holders: [], due }, /clocks_due/],
        [{ holders: [], overdue: true }, /clocks_missed/],
      ];
      for (const [standing, index] of cases) {
        const asked = await ledQuestion(store.for(RICH), { ...usual, words: [], standing });
        expect(await planOf(store, finding(store.for(RICH), asked).compile())).toMatch(index);
      }
      await store.close();
    },
  );
});
