/** G7 over a whole rule set: a canary in each personal and sealed field of its demo, looked for in every channel of everybody of its cast who may not see it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { pino } from 'pino';
import { seesField, seesSection } from '../../engine/complaint/audience.ts';
import { replay } from '../../engine/complaint/evolve.ts';
import type { Complaint } from '../../engine/complaint/state.ts';
import { mayOpen } from '../../engine/permission/readers.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import { createApp } from '../../server/app.ts';
import { backup } from '../../server/backup/backup.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { systemClock } from '../../server/clock.ts';
import { seed } from '../../server/demo/seed.ts';
import type { Deps } from '../../server/deps.ts';
import { reader } from '../../server/errands/make.ts';
import { eventsOf } from '../../server/store/events.ts';
import { toText } from '../../server/store/json.ts';
import { openStore, type Store } from '../../server/store/open.ts';
import { patiently } from '../support/patiently.ts';
import { rulesOf } from '../support/rule-sets.ts';
import { must } from './support/must.ts';
import { depsOver } from './support/office.ts';
import { type Canary, planted } from './support/planted.ts';

export interface Looked {
  organization: string;
  canaries: number;
  /** Answers that were looked through, of so many people. */
  answers: number;
  people: number;
  /** Canaries that somebody who sees them was shown: a look that finds none proves nothing. */
  shown: number;
  leaks: string[];
}

interface Office {
  deps: Deps;
  rules: Rules;
  canaries: Canary[];
  states: Complaint[];
  log: string[];
  ask(person: string, path: string): Promise<Answer>;
}

interface Garden {
  original: string;
  folder: string;
  canaries: Canary[];
}

interface Answer {
  status: number;
  name: string;
  text: string;
  properties: string;
}

const tool = (name: string, input: Uint8Array): string =>
  spawnSync(name, name === 'pdftotext' ? ['-', '-'] : ['-'], { input }).stdout?.toString() ?? '';

/** What a file says, whatever it is packed in. */
async function said(answer: Response): Promise<Answer> {
  const name = decodeURIComponent(answer.headers.get('content-disposition') ?? '');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const plain = Buffer.from(bytes).toString('utf8');
  const { status } = answer;
  if (plain.startsWith('%PDF'))
    return { status, name, text: tool('pdftotext', bytes), properties: tool('pdfinfo', bytes) };
  const text = plain.startsWith('PK')
    ? Object.values(unzipSync(bytes))
        .map((part) => Buffer.from(part).toString('utf8'))
        .join('\n')
    : plain;
  return { status, name, text, properties: '' };
}

/** A published rule set is kept with its demo: the stories as they were, so that what was planted stands in complaints only. */
async function withoutStories({ db }: Store, original: string): Promise<void> {
  await db
    .updateTable('rule_sets')
    .set({ files: toText(readFolder(original)) })
    .execute();
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

/** Who asks stands in a header: nobody signs in here. */
const ASKING = 'x-asking';

async function settled(
  organization: string,
  { original, folder, canaries }: Garden,
  data: string,
): Promise<Office> {
  const store = must(await openStore(join(data, 'docket.db')));
  const log: string[] = [];
  const over = depsOver(store, systemClock);
  const userOf = (headers: Headers) => headers.get(ASKING) ?? '';
  const deps: Deps = {
    ...over,
    log: pino({ base: null, level: 'trace' }, { write: (line: string) => void log.push(line) }),
    access: {
      ...over.access,
      hashPassword: async () => '',
      addUser: async ({ username }) => username,
      sessionOf: async (headers) => ({
        id: userOf(headers),
        userId: userOf(headers),
        twoFactor: true,
        byProvider: true,
      }),
    },
  };
  must(await seed(deps, folder));
  await withoutStories(store, original);
  const app = createApp(deps);
  const scope = store.for(organization);
  const rows = await scope.selectFrom('complaints').select('id').orderBy('id').execute();
  const states = await Promise.all(rows.map(async ({ id }) => replay(await eventsOf(scope, id))));
  const ask = async (person: string, path: string): Promise<Answer> =>
    said(await patiently(async () => app.request(path, { headers: { [ASKING]: person } })));
  return { deps, rules: await deps.rules.current(organization), canaries, states, log, ask };
}

/** Canaries that the person sees: the complaint is open to them, and so are its section and field, by everything a holder can say of this complaint. */
async function seenBy({ deps, rules, canaries, states }: Office, person: string): Promise<Set<string>> {
  const { organization } = { organization: rules.set.ruleset.id };
  const { world } = await reader(deps, { organization, person, language: 'en' });
  const open = states.filter((state) => mayOpen(rules, state, world, person));
  const shown = ({ text, section, field }: Canary) => {
    const found = rules.sections.get(section)!.section;
    return open
      .filter((state) => JSON.stringify(state).includes(text))
      .map((state) => ({ ...world, rules, state, person }))
      .some((looking) => seesSection(looking, found) && seesField(looking, found, field));
  };
  return new Set(canaries.filter(shown).map(({ text }) => text));
}

/** Of many complaints so many are looked at on paper by each: a print takes a second. */
const PAPERS = 3;

function pathsFor({ rules, states }: Office): string[] {
  const columns = [...rules.registers.values()].flatMap(({ id, columns: all }) =>
    all.map((one) => `${id}.${one.id}`),
  );
  const books = [...rules.registers.keys()];
  return [
    '/api/tasks',
    '/api/complaints?limit=200',
    ...columns.flatMap((one) => [
      `/api/complaints?limit=200&columns=${one}`,
      `/api/complaints?limit=200&sort=${one}`,
    ]),
    ...['csv', 'xlsx', 'pdf'].map((format) => `/api/complaints/file?format=${format}`),
    ...books.flatMap((id) => [
      `/api/registers/${id}`,
      `/api/registers/${id}/export?format=csv`,
      `/api/registers/${id}/export?format=xlsx`,
    ]),
    ...states.map(({ id }) => `/api/complaints/${id}`),
    ...books.slice(0, PAPERS).map((id) => `/api/registers/${id}/print`),
    ...states.slice(0, PAPERS).flatMap(({ id, procedure }) => {
      const { form } = rules.procedures.get(procedure)?.procedure ?? {};
      return form ? [`/api/complaints/${id}/forms/${form}/print`] : [];
    }),
  ];
}

/** Asked for by its text: found by nobody who does not see it; what is refused does not say it again. */
async function sought(
  office: Office,
  person: string,
  { text }: Canary,
  seen: Set<string>,
): Promise<string[]> {
  const answer = await office.ask(person, `/api/complaints?q=${text}`);
  const { rows } = JSON.parse(answer.text) as { rows: unknown[] };
  const counted = JSON.parse((await office.ask(person, `/api/complaints/count?q=${text}`)).text);
  const wrong = await office.ask(person, `/api/complaints?sort=${text}`);
  return [
    ...(rows.length > 0 && !seen.has(text) ? [`${person} finds ${text}`] : []),
    ...(JSON.stringify(counted).match(/[1-9]/) && !seen.has(text) ? [`${person} counts ${text}`] : []),
    ...(wrong.status < 500 && !wrong.text.includes(text) ? [] : [`${person} is told ${text} by a refusal`]),
  ];
}

async function person(
  office: Office,
  id: string,
): Promise<{ answers: number; shown: string[]; leaks: string[] }> {
  const { canaries } = office;
  const seen = await seenBy(office, id);
  const leaks: string[] = [];
  const shown: string[] = [];
  const paths = pathsFor(office);
  for (const path of paths) {
    const { status, name, text, properties } = await office.ask(id, path);
    if (status >= 500) leaks.push(`${id} ${path}: ${status}`);
    for (const one of canaries) {
      if (text.includes(one.text))
        (seen.has(one.text) ? shown : leaks).push(
          seen.has(one.text) ? one.text : `${id} ${path}: ${one.section}.${one.field} ${one.text}`,
        );
      if (name.includes(one.text) || properties.includes(one.text))
        leaks.push(`${id} ${path}: name or properties ${one.text}`);
    }
  }
  for (const one of canaries) leaks.push(...(await sought(office, id, one, seen)));
  return { answers: paths.length + 3 * canaries.length, shown, leaks };
}

const bytesIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name)).toString('utf8'))
    .join('\n');

/** Where nobody is meant to read one. */
async function aside({ deps, canaries, log, ask }: Office, data: string): Promise<string[]> {
  const settings = { port: 1, data, secret: 'x'.repeat(40), url: 'http://localhost' };
  const made = must(await backup(settings, join(data, 'backups'), deps.clock.now()));
  const notices = JSON.stringify(await deps.store.db.selectFrom('notifications').selectAll().execute());
  const figures = (await ask('', '/metrics')).text;
  const places = {
    log: log.join(''),
    notices,
    figures,
    data: bytesIn(dirname(deps.store.place.where)),
    backup: bytesIn(made.folder),
  };
  return Object.entries(places).flatMap(([place, text]) =>
    canaries
      .filter((one) => text.includes(one.text))
      .map((one) => `${place}: ${one.section}.${one.field} ${one.text}`),
  );
}

export async function canaries(organization: string, folder: string): Promise<Looked> {
  const data = mkdtempSync(join(tmpdir(), 'docket-canaries-'));
  const garden: Garden = { original: folder, ...planted(rulesOf(organization), folder) };
  const office = await settled(organization, garden, data);
  const people = office.rules.set.demo!.people.map(({ id }) => id);
  const looks: Awaited<ReturnType<typeof person>>[] = [];
  for (const id of people) looks.push(await person(office, id));
  const leaks = [...looks.flatMap((one) => one.leaks), ...(await aside(office, data))];
  await office.deps.printer.close();
  await office.deps.prover.close();
  await office.deps.store.close();
  rmSync(data, { recursive: true, force: true });
  rmSync(dirname(garden.folder), { recursive: true, force: true });
  const shown = new Set(looks.flatMap((one) => one.shown)).size;
  const answers = looks.reduce((sum, one) => sum + one.answers, 0);
  return { organization, canaries: garden.canaries.length, answers, people: people.length, shown, leaks };
}
