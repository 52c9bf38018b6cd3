/** Lists over a hundred thousand complaints: what docket answers beside a hand-written query for the same rows, at the slow end. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { keysOf } from '../../engine/search/sort-key.ts';
import { LAST } from '../../engine/search/spans.ts';
import { handClock } from '../../server/clock.ts';
import { listFor } from '../../server/routes/complaint-list.ts';
import { pageFor } from '../../server/routes/page-for.ts';
import { loadComplaint } from '../../server/routes/reading.ts';
import { openStore } from '../../server/store/open.ts';
import { must } from '../server/office.ts';
import { RICH, readerOf, settleRich } from '../server/rich-office.ts';
import { depsOver } from '../torture/support/office.ts';
import type { Figure, Settings } from './harness.ts';
import { fillStore } from './lists-data.ts';
import { seeded } from './random.ts';

const COMPLAINTS = Number(process.env.COMPLAINTS ?? 100_000);
/** A folder in which the filled store is kept for the next run. */
const STORE = process.env.STORE;
const NOW = '2027-01-04T01:00:00Z';

/** One question, asked of docket and of the database by hand for the same rows; both answer ids. */
interface Case {
  name: string;
  docket: (n: number) => Promise<string[]>;
  raw: (n: number) => string[];
}

const p95 = (times: number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;

async function millis(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Turn by turn, so that a busy moment meets both, and by turns first, so that neither always finds the rows read; `, first` are those readings. */
async function measured({ name, docket, raw }: Case, rounds: number): Promise<Figure[]> {
  const times: Times = { docket: [], query: [] };
  const first: Times = { docket: [], query: [] };
  for (let n = 0; n < rounds; n += 1) {
    const found: Partial<Record<keyof Times, string[]>> = {};
    const ask = {
      docket: async () => (found.docket = await docket(n)),
      query: async () => (found.query = raw(n)),
    };
    const order: (keyof Times)[] = n % 2 ? ['docket', 'query'] : ['query', 'docket'];
    for (const who of order) first[who].push(await millis(ask[who]));
    if (found.docket!.join() !== found.query!.join())
      throw new Error(`${name} ${n}: docket ${found.docket!.length} rows, the query ${found.query!.length}`);
    for (const who of order) times[who].push(await millis(ask[who]));
  }
  return [...figuresOf(name, times), ...figuresOf(`${name}, first`, first)];
}

interface Times {
  docket: number[];
  query: number[];
}

function figuresOf(name: string, { docket, query }: Times): Figure[] {
  const [a, b] = [p95(docket), p95(query)];
  const figure = (what: string, n: number): Figure => ({
    ...{ area: 'lists', name, what },
    ...{ median: n, low: n, high: n },
  });
  return [figure('docket p95 ms', a), figure('query p95 ms', b), figure('docket / query p95', a / b)];
}

const amount = (n: number): string => keysOf(n)[0]!;

export async function lists({ rounds }: Settings): Promise<Figure[]> {
  const folder = STORE ?? mkdtempSync(join(tmpdir(), 'docket-bench-'));
  const file = join(folder, 'docket.db');
  const empty = !existsSync(file);
  const deps = depsOver(must(await openStore(file)), handClock('2024-03-04T01:00:00Z'));
  if (empty) await settleRich(deps);
  await fillStore(deps, COMPLAINTS, (done) => console.log(`${done} of ${COMPLAINTS} complaints`));
  (deps.clock as ReturnType<typeof handClock>).set(NOW);
  const reader = await readerOf(deps, 'cat');
  const db = new Database(file, { readonly: true });
  const random = seeded(11);
  const turns = Array.from({ length: 100 }, () => ({
    from: random.below(900_000) / 100,
    thing: random.below(9),
  }));
  const turn = (n: number) => turns[n % turns.length]!;
  const ids = (db.prepare(`select id from complaints order by id limit 1000`).all() as { id: string }[]).map(
    ({ id }) => id,
  );
  const filtered = db.prepare(`select c.id, c.status, c.opened_at, c.summary from facts s
    join complaints c on c.organization = s.organization and c.id = s.complaint
    join facts d on d.organization = s.organization and d.complaint = s.complaint and d.field = 'book/openedOn' and d.value between ? and ?
    where s.organization = ? and s.field = 'book/amount' and s.value between ? and ?
    order by s.value, s.complaint limit 51`);
  const searched = db.prepare(`select c.id, c.status, c.opened_at, c.summary from complaints c
    where c.organization = ? and c.id in (select complaint from facts where organization = ? and field = 'words' and value = ?)
    and c.id in (select complaint from facts where organization = ? and field = 'words' and value = ?)
    order by c.changed_at desc, c.id desc limit 51`);
  const of = (table: string, columns: string) =>
    db.prepare(`select ${columns} from ${table} where organization = ?`);
  const page = db.prepare('select body from events where organization = ? and complaint = ? order by seq');
  const [people, values] = [of('people', '*'), of('parameters', 'id, value')];
  const words = [
    ['路灯', '不亮'],
    ['水泵', '漏水'],
    ['电表', '不准'],
    ['发票', '不符'],
    ['轴承', '异响'],
    ['座椅', '破损'],
    ['线路', '短路'],
    ['检测', '未到'],
    ['输液', '堵塞'],
  ] as const;
  const idsOf = (rows: unknown[]) => (rows as { id: string }[]).map(({ id }) => id).slice(0, 50);
  const cases: Case[] = [
    {
      name: 'two filters and a sort',
      docket: async (n) => {
        const { from } = turn(n);
        const ask = {
          'f.book.amount': `${from}..${from + 200}`,
          'f.book.openedOn': '2024-06..2025-06',
          sort: 'book.amount',
        };
        return (await listFor(deps, reader, ask)).rows.map(({ id }) => id);
      },
      raw: (n) => {
        const { from } = turn(n);
        return idsOf(filtered.all('2024-06', `2025-06${LAST}`, RICH, amount(from), amount(from + 200)));
      },
    },
    {
      name: 'search',
      docket: async (n) => {
        const [a, b] = words[turn(n).thing]!;
        return (await listFor(deps, reader, { q: `${a} ${b}` })).rows.map(({ id }) => id);
      },
      raw: (n) => {
        const [a, b] = words[turn(n).thing]!;
        return idsOf(searched.all(RICH, RICH, a, RICH, b));
      },
    },
    {
      name: "a complaint's page",
      docket: async (n) => {
        const { id } = await pageFor(reader, await loadComplaint(deps, reader, ids[n * 7]!));
        return [id];
      },
      raw: (n) => {
        const rows = page.all(RICH, ids[n * 7]!) as { body: string }[];
        const names = (people.all(RICH) as { name: string }[]).map(({ name }) => JSON.parse(name));
        const set = (values.all(RICH) as { value: string }[]).map(({ value }) => JSON.parse(value));
        const told = rows.map(({ body }) => JSON.parse(body));
        return told.length > 0 && names.length + set.length > 0 ? [ids[n * 7]!] : [];
      },
    },
  ];
  const figures: Figure[] = [];
  for (const one of cases) figures.push(...(await measured(one, Math.max(20, rounds * 6))));
  db.close();
  await deps.printer.close();
  await deps.store.close();
  if (!STORE) rmSync(folder, { recursive: true, force: true });
  return figures;
}
