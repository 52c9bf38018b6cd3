/** `npm run torture [-- <promise> …]`: the long forms of the promises and of tests that the suite runs on a sample; prints a line for each and leaves with 1 when one is broken. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../server/store/open.ts';
import { organizations, ruleSetOf } from '../support/rule-sets.ts';
import { backups } from './backups.ts';
import { canaries } from './canaries.ts';
import { deadlines } from './deadlines.ts';
import { filing } from './filing.ts';
import { numbering } from './numbering.ts';
import { forms, printing } from './printing.ts';
import { sendings } from './sendings.ts';
import { databases, fresh, type TestDatabase } from './support/databases.ts';
import { httpOffice } from './support/http-office.ts';
import { must } from './support/must.ts';
import { tables } from './tables.ts';
import { tampering } from './tampering.ts';
import { torn } from './torn.ts';
import { updates } from './updates.ts';

type Run = (database: TestDatabase) => Promise<{ well: boolean; done: object }>;

const FOLDER = fileURLToPath(new URL('../../schemas/organizations', import.meta.url));

const NUMBERING = { processes: 8, numbers: 100_000, kills: 50 };
const FILING = { letters: 3_000, kills: 200 };

const G1: Run = async (database) => {
  const done = await numbering(await database.place(), NUMBERING);
  return { well: done.gaps + done.doubles + done.lost === 0, done };
};

async function overHttp<T extends object>(
  work: (office: Awaited<ReturnType<typeof httpOffice>>) => Promise<T>,
): Promise<T> {
  const office = await httpOffice();
  return work(office).finally(() => office.stop());
}

const G2: Run = async () => {
  const done = await overHttp((office) => filing(office, FILING.letters, FILING.kills));
  return { well: done.lost + done.doubled === 0, done };
};

const tornLogs: Run = async () => {
  const done = await torn(2000);
  return { well: done.bad.length === 0 && done.states > done.commits / 2, done };
};

const G3: Run = async () => {
  const done = await overHttp((office) => sendings(office, 1000));
  return { well: done.complaints === done.letters && done.differing === 0, done };
};

/** SQLite has one server process: two stores of this one would wait for each other. */
const G4: Run = async (database) => {
  const place = await database.place();
  const servers = [must(await openStore(place))];
  if (database.name !== 'SQLite') servers.push(must(await openStore(place)));
  const done = await updates(servers, 8, 10_000);
  for (const store of servers) await store.close();
  return { well: done.lost === 0, done };
};

const G5: Run = async (database) => {
  const store = await fresh(database);
  const done = await tampering(store, 10_000);
  await store.close();
  return { well: done.missed.length === 0, done };
};

const G6: Run = async (database) => {
  const done = await backups(database, 100);
  return { well: done.bad.length === 0 && done.made === 100 && done.writes > 0, done };
};

/** While a register prints, filing takes at most four times as long as idle, or 150 ms. */
const printingWhileFiling: Run = async () => {
  const done = await overHttp(async (office) => ({
    ...(await printing(office, 10_000, 200)),
    papers: await forms(office, 500),
  }));
  return { well: done.printing.p99 <= Math.max(4 * done.idle.p99, 150), done };
};

const G12: Run = async () => {
  const done = deadlines(100_000, 50_000);
  return { well: done.differing.length === 0, done };
};

/** A file of the suite, whole instead of a sample (test/support/amount.ts). */
const whole =
  (file: string): Run =>
  async () => {
    const command = ['vitest', 'run', '--config', 'test/vitest.config.ts', file];
    const env = { ...process.env, THOROUGH: 'true' };
    const { status } = spawnSync('npx', command, { env, stdio: ['ignore', 2, 2] });
    return { well: status === 0, done: { file } };
  };

/** Of each rule set with a demo one line. */
const gardens: Run = async () => {
  const bad: string[] = [];
  let answers = 0;
  for (const organization of organizations.filter((one) => ruleSetOf(one).demo)) {
    const done = await canaries(organization, join(FOLDER, organization));
    console.log(JSON.stringify(done));
    answers += done.answers;
    if (done.leaks.length > 0 || done.shown < done.canaries) bad.push(organization);
  }
  return { well: bad.length === 0, done: { answers, bad } };
};

const bitsets: Run = async () => {
  const done = tables(3000);
  return { well: done.differing.length === 0, done };
};

const promises: Record<string, { run: Run; both: boolean }> = {
  G1: { run: G1, both: true },
  G2: { run: G2, both: false },
  torn: { run: tornLogs, both: false },
  G3: { run: G3, both: false },
  G4: { run: G4, both: true },
  G5: { run: G5, both: true },
  G6: { run: G6, both: true },
  canaries: { run: gardens, both: false },
  printing: { run: printingWhileFiling, both: false },
  G12: { run: G12, both: false },
  tables: { run: bitsets, both: false },
  dmn: { run: whole('test/exchange/dmn-alike.test.ts'), both: false },
  packages: { run: whole('test/exchange/anywhere.test.ts'), both: false },
  strangers: { run: whole('test/hostile/hostile.test.ts'), both: false },
  papers: { run: whole('test/reports/random-pages.test.ts'), both: false },
  registers: { run: whole('test/reports/four-ways.test.ts'), both: false },
  demos: { run: whole('test/reports/demo-papers.test.ts'), both: false },
  screens: { run: whole('test/journey/crawl.test.ts'), both: false },
  studio: { run: whole('test/journey/studio-pages.test.ts'), both: false },
};

async function keep(name: string, database: TestDatabase, run: Run): Promise<void> {
  const begun = performance.now();
  const { well, done } = await run(database);
  const seconds = Math.round((performance.now() - begun) / 1000);
  if (!well) process.exitCode = 1;
  console.log(JSON.stringify({ promise: name, database: database.name, well, seconds, ...done }));
}

const asked = process.argv.slice(2);
const both = await databases(true);
for (const [name, { run, both: onBoth }] of Object.entries(promises)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const database of onBoth ? both : both.slice(0, 1))
    if (database.missing) console.log(JSON.stringify({ promise: name, skipped: database.name }));
    else await keep(name, database, run);
}
for (const database of both) await database.stop();
process.exit();
