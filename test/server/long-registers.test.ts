/** A long register on SQLite and on PostgreSQL: by parts on the screen, in volumes and as a sheet by errands, all of it as of one moment. */

import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { handClock } from '../../server/clock.ts';
import { settleCast } from '../../server/demo/people.ts';
import { doNext } from '../../server/errands/run.ts';
import type { ErrandView } from '../../server/routes/errands.ts';
import type { RegisterView } from '../../server/routes/registers.ts';
import { openStore } from '../../server/store/open.ts';
import { inkOf, skipped } from '../reports/support/poppler.ts';
import { fillBook, ORGANIZATION } from '../support/long-book.ts';
import { databases, KEY } from '../torture/support/databases.ts';
import { emptyDeps, MONDAY, must, type Office, signIn } from './office.ts';

const ROWS = 12;
const LENGTHS = { volume: 5, part: 2 };
const NUMBERS = Array.from({ length: ROWS }, (_, at) => `2024-${String(at + 1).padStart(6, '0')}`);

const both = await databases();
afterAll(async () => {
  for (const database of both) await database.stop();
});

describe.each(both)('$name', ({ missing, place }) => {
  let office: Office;
  let ann: Awaited<ReturnType<typeof signIn>>;
  let where = '';

  beforeAll(async () => {
    if (missing) return;
    where = await place();
    const clock = handClock(MONDAY);
    const deps = { ...(await emptyDeps(must(await openStore(where, KEY)), clock)), lengths: LENGTHS };
    const rules = await fillBook(deps.store, ROWS);
    must(await settleCast(deps, ORGANIZATION, rules.set.demo!));
    const close = async () => {
      await deps.printer.close();
      await deps.prover.close();
      await deps.store.close();
    };
    office = { deps, clock, organization: ORGANIZATION, request: createApp(deps).request, close };
    ann = await signIn(office, 'ann');
  }, 60_000);
  afterAll(() => office?.close());

  const view = async (query: string) =>
    (await (await ann.get(`/api/registers/book${query}`)).json()) as RegisterView;
  const numbersOf = ({ groups }: RegisterView) =>
    groups.flatMap(({ rows }) => rows.map(({ cells }) => cells[0]!));

  async function errand(format: 'pdf' | 'xlsx'): Promise<Uint8Array> {
    const asked = await ann.post('/api/errands', { do: 'register', register: 'book', format });
    const { id } = (await asked.json()) as { id: string };
    await doNext(office.deps, 'this server');
    const mine = (await (await ann.get('/api/errands')).json()) as ErrandView[];
    expect(mine.find((one) => one.id === id)).toMatchObject({ state: 'done', problems: [] });
    return new Uint8Array(await (await ann.get(`/api/errands/${id}/file`)).arrayBuffer());
  }

  test.skipIf(missing)('by parts: every row once and in order, what is counted counts them all', async () => {
    const parts: RegisterView[] = [];
    for (let at = 1; at <= ROWS / LENGTHS.part; at += 1) parts.push(await view(`?part=${at}`));
    for (const one of parts) expect(one).toMatchObject({ long: true, parts: parts.length, count: ROWS });
    expect(parts.flatMap(numbersOf)).toEqual(NUMBERS);
    expect((await view('?part=99')).part).toBe(parts.length);
    for (const { totals, summaries } of parts)
      expect([totals, summaries]).toEqual([parts[0]!.totals, parts[0]!.summaries]);
  });

  test.skipIf(missing)('drilled down: as many rows as the figure said', async () => {
    const { rows, wanted } = (await view('')).summaries[0]!;
    expect(rows.length).toBeGreaterThan(1);
    for (const [at, [, count]] of rows.entries()) {
      const below = await view(`?f.kind=${encodeURIComponent(wanted![at]!)}`);
      expect(String(below.count)).toBe(count);
    }
  });

  test.skipIf(missing)('is not printed while somebody waits', async () => {
    for (const path of ['print', 'export?format=xlsx']) {
      const answer = await ann.get(`/api/registers/book/${path}`);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect((await answer.json()).problems[0].code).toBe('print.large');
    }
  });

  test.skipIf(missing || skipped !== '')(
    `in volumes: each number once${skipped}`,
    { timeout: 60_000 },
    async () => {
      const volumes = Object.values(unzipSync(await errand('pdf'))).map(inkOf);
      expect(volumes.length).toBe(Math.ceil(ROWS / LENGTHS.volume));
      const printed = volumes.flatMap((ink) => ink.match(/2024-\d{6}/g) ?? []);
      expect(printed).toEqual(NUMBERS);
    },
  );

  test.skipIf(missing)('as a sheet', { timeout: 60_000 }, async () => {
    const sheet = unzipSync(await errand('xlsx'))['xl/worksheets/sheet1.xml']!;
    expect(new TextDecoder().decode(sheet).match(/2024-\d{6}/g)).toEqual(NUMBERS);
  });

  test.skipIf(missing)('as of one moment: who writes meanwhile neither waits nor is seen', async () => {
    const beside = must(await openStore(where, KEY));
    const { store } = office.deps;
    const count = async (scope: ReturnType<typeof store.for>) =>
      (await scope.selectFrom('register_rows').select('complaint').execute()).length;
    const seen = await beside.snapshot(ORGANIZATION, async (scope) => {
      const before = await count(scope);
      must(
        await store.write(ORGANIZATION, async (own) => {
          const row = { register: 'book', complaint: 'written meanwhile', key: '', cells: '{}' };
          await own.insertInto('register_rows').values(row).execute();
          return { ok: true, value: null };
        }),
      );
      return [before, await count(scope), await count(store.for(ORGANIZATION))];
    });
    await beside.close();
    expect(seen).toEqual([ROWS, ROWS, ROWS + 1]);
  });
});
