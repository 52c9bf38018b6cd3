/** What is personal, sealed or shown to some only, in the channels beside the screen: papers and their properties, names of files, the log, notices, figures, backups. The routes themselves are crawled in permission-matrix.test.ts. */

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { backup } from '../../server/backup/backup.ts';
import { patiently } from '../support/patiently.ts';
import { folder, MONDAY, must, type Office, openOffice, signIn } from './office.ts';
import { publishRich } from './rich-office.ts';

type Person = Awaited<ReturnType<typeof signIn>>;

const NAME = 'Canary-Name-7301';
const GIVER = { name: NAME, phone: '13955127301', secret: 'Canary-Secret-7301' };
const SHOWN = { witness: 'Canary-Witness-7301', friend: 'Canary-Friend-7301' };
const ALL = [...Object.values(GIVER), ...Object.values(SHOWN)];

const target = folder();
const lines: string[] = [];
let office: Office;
let ann: Person;
let bob: Person;
let cat: Person;
let complaint: string;

const tools = ['pdftotext', 'pdfinfo'].every((tool) => !spawnSync(tool, ['-v']).error);

beforeAll(async () => {
  office = await openOffice();
  must(await publishRich(office.deps, office.organization));
  const log = pino({ base: null, level: 'trace' }, { write: (line: string) => void lines.push(line) });
  office.request = createApp({ ...office.deps, log }).request;
  [ann, bob, cat] = [await signIn(office, 'ann'), await signIn(office, 'bob'), await signIn(office, 'cat')];
  const data = { letter: { about: 'a lamp', ...SHOWN }, giver: GIVER };
  const { complaints } = await (await cat.post('/api/submissions/letter', { data })).json();
  complaint = complaints[0].id;
  await act(ann);
  await act(bob, { data: { text: 'done' } });
});

afterAll(async () => {
  await office.close();
  target.remove();
});

async function act(who: Person, more: object = {}): Promise<void> {
  const { version, tasks } = await (await who.get(`/api/complaints/${complaint}`)).json();
  const body = { action: 'submit', version, ...more };
  const answer = await who.post(`/api/complaints/${complaint}/tasks/${tasks[0].id}/act`, body);
  expect(answer.status, await answer.clone().text()).toBe(200);
}

const found = (text: string): string[] => ALL.filter((canary) => text.includes(canary));

interface Paper {
  name: string;
  text: string;
  properties: string;
}

async function paper(who: Person, path: string): Promise<Paper> {
  const answer = await patiently(async () => who.get(path));
  expect([path, answer.status]).toEqual([path, 200]);
  const input = new Uint8Array(await answer.arrayBuffer());
  const out = (tool: string, ...more: string[]) =>
    spawnSync(tool, [...more, '-', ...(tool === 'pdftotext' ? ['-'] : [])], { input }).stdout.toString();
  const name = decodeURIComponent(answer.headers.get('content-disposition') ?? '');
  return { name, text: out('pdftotext'), properties: out('pdfinfo') + out('pdfinfo', '-meta') };
}

const papers = () => [
  `/api/complaints/${complaint}/forms/letter/print`,
  `/api/complaints/${complaint}/forms/handling/print`,
  '/api/registers/book/print',
  `/api/complaints/file?format=pdf&columns=book.about`,
];

test.skipIf(!tools)(
  'papers (skipped: needs poppler-utils): not to who does not see it, never in their properties or names',
  async () => {
    for (const path of papers())
      for (const who of [ann, cat]) {
        const { name, text, properties } = await paper(who, path);
        expect(text.length).toBeGreaterThan(20);
        expect(properties).toMatch(/Pages: +[1-9]/);
        expect([path, found(name), found(properties)]).toEqual([path, [], []]);
        if (who === ann) expect([path, found(text)]).toEqual([path, []]);
      }
    const seen = await paper(cat, papers()[0]!);
    expect(found(seen.text)).toEqual(expect.arrayContaining([NAME, ...Object.values(SHOWN)]));
  },
);

test('names of exported files', async () => {
  for (const format of ['csv', 'xlsx'])
    for (const path of [
      `/api/registers/book/export?format=${format}`,
      `/api/complaints/file?format=${format}`,
    ]) {
      const answer = await cat.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(found(decodeURIComponent(answer.headers.get('content-disposition')!))).toEqual([]);
    }
});

test('refusals repeat nothing that others wrote, and the log nothing at all', async () => {
  const wrong = [
    `/api/complaints?q=${NAME}&sort=${NAME}`,
    `/api/complaints?f.book.name=${NAME}`,
    `/api/complaints/${NAME}`,
    `/api/registers/${NAME}`,
    `/api/submissions/${NAME}`,
  ];
  for (const path of wrong) expect((await ann.get(path)).status).toBeGreaterThanOrEqual(400);
  const data = { letter: { about: 5 }, giver: { ...GIVER, more: 1 } };
  expect((await cat.post('/api/submissions/letter', { data })).status).toBe(422);
  const guess = { username: NAME, password: GIVER.phone };
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(guess),
  };
  expect((await office.request('/api/auth/sign-in/username', init)).status).toBe(401);
  expect(lines.length).toBeGreaterThan(10);
  expect(found(lines.join(''))).toEqual([]);
});

test('notices, counts and figures', async () => {
  for (const who of [ann, bob, cat]) {
    const { notices, counts } = await (await who.get('/api/tasks')).json();
    expect(found(JSON.stringify([notices, counts]))).toEqual([]);
  }
  const noted = await office.deps.store.db.selectFrom('notifications').selectAll().execute();
  expect(found(JSON.stringify(noted))).toEqual([]);
  expect(found(await (await office.request('/metrics')).text())).toEqual([]);
});

test('a backup, and every file of the data', async () => {
  const file = office.deps.store.place.where;
  const settings = { port: 1, data: dirname(file), secret: 'x'.repeat(40), url: 'http://localhost' };
  const made = must(await backup(settings, target.path, MONDAY));
  const bytes = (path: string) =>
    readdirSync(path)
      .map((name) => readFileSync(join(path, name)).toString('utf8'))
      .join('\n');
  expect(bytes(made.folder)).toContain('a lamp');
  // What is shown to some only lies there as it is; what is personal or sealed does not.
  for (const all of [bytes(made.folder), bytes(dirname(file))])
    expect(found(all).filter((canary) => Object.values(GIVER).includes(canary))).toEqual([]);
});
