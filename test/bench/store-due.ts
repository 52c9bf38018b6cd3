/** What is due, of ten thousand, a hundred thousand and a million open clocks: one question whatever their number. */
import Sqlite from 'better-sqlite3';
import { handClock } from '../../server/clock.ts';
import { firstDue } from '../../server/schedule/tick.ts';
import { type Find, findRows } from '../../server/store/find.ts';
import { openStore } from '../../server/store/open.ts';
import { folder, must } from '../server/office.ts';
import { depsOver } from '../torture/support/office.ts';
import { compare, type Figure, type Settings, type Work } from './harness.ts';

const OPEN = [1_000_000, 100_000, 10_000];
/** One clock ends each minute from here on: a hundred by `NOW`. */
const BEGAN = '2024-03-04T01:00:00Z';
const NOW = '2024-03-04T02:40:00Z';

const instant = `strftime('%Y-%m-%dT%H:%M:%SZ', unixepoch('${BEGAN}') + 60 * i, 'unixepoch')`;

const ROWS: [table: string, columns: string, values: string][] = [
  [
    'complaints',
    'id, procedure, ruleset, status, version, opened_at, changed_at, summary, wake',
    `'c' || i, 'p', 'r', 'open', 1, '${BEGAN}', ${instant}, '{}', ${instant}`,
  ],
  [
    'clocks',
    'complaint, id, deadline, due, state, provisional',
    `'c' || i, 'k', 'd', ${instant}, 'running', 0`,
  ],
  ['readers', 'complaint, "key"', `'c' || i, 'd:desk'`],
];

function fill(file: string, count: number): void {
  const raw = new Sqlite(file);
  raw.pragma('synchronous = OFF');
  const numbers = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`;
  for (const [table, columns, values] of ROWS)
    raw.exec(`insert into ${table} (organization, ${columns}) ${numbers} select 'a', ${values} from n`);
  raw.exec('analyze');
  raw.close();
}

const find: Find = {
  reach: { person: 'ann', keys: ['p:ann', 'd:desk'] },
  standing: { holders: [], due: { after: BEGAN, until: NOW } },
  wanted: [],
  sought: [],
  words: [],
  sort: { by: 'changed_at', descending: false },
  limit: 101,
};

const asking = (ask: () => unknown): Work => ({ run: ask, results: ask, units: 1 });

const label = (count: number): string => `${count.toLocaleString('en')} open`;

async function opened(count: number) {
  const place = folder();
  const store = must(await openStore(place.file));
  fill(place.file, count);
  const deps = depsOver(store, handClock(NOW));
  const raw = new Sqlite(place.file, { readonly: true });
  const first = raw.prepare(`select 'a' as organization, id as complaint, wake from complaints
    where organization = ? and wake <= ? order by wake, id limit 1`);
  const among =
    raw.prepare(`select c.id from clocks k join complaints c on c.organization = k.organization and c.id = k.complaint
    where k.organization = ? and k.state = 'running' and k.due > ? and k.due <= ? order by c.changed_at, c.id limit 101`);
  return {
    first: asking(() => firstDue(deps, 'a', NOW)),
    list: asking(async () => (await findRows(store.for('a'), find)).map(({ id }) => id)),
    rawFirst: asking(() => first.get('a', NOW)),
    rawList: asking(() => among.all('a', BEGAN, NOW).map((row) => (row as { id: string }).id)),
    async close() {
      raw.close();
      await deps.printer.close();
      await deps.prover.close();
      await store.close();
      place.remove();
    },
  };
}

export async function due(settings: Settings): Promise<Figure[]> {
  const all: Awaited<ReturnType<typeof opened>>[] = [];
  for (const count of OPEN) all.push(await opened(count));
  const by = (which: 'first' | 'list') =>
    Object.fromEntries(all.map((one, at) => [label(OPEN[at]!), one[which]]));
  const measure = (name: string, competitors: Record<string, Work>) =>
    compare('store', name, competitors, settings);
  const figures = [
    ...(await measure('the first that is due', { ...by('first'), 'hand-written': all[0]!.rawFirst })),
    ...(await measure('a list of a hundred that are due', {
      ...by('list'),
      'hand-written': all[0]!.rawList,
    })),
  ];
  for (const one of all) await one.close();
  return figures;
}
