/** The public page: what the administrator opened is handed in without signing in, and followed by number and secret; nothing internal leaves. */

import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Followed } from '../../engine/complaint/followed.ts';
import type { Cast } from '../../engine/ruleset/types.ts';
import { asGiven, freshNumber, grouped } from '../../server/access/receipts.ts';
import { createApp } from '../../server/app.ts';
import { handClock } from '../../server/clock.ts';
import { settleCast } from '../../server/demo/people.ts';
import type { PublicForm, PublicPage, PublicReceipt } from '../../server/routes/public.ts';
import { openStore } from '../../server/store/open.ts';
import { setAdministrator } from '../../server/store/people.ts';
import { publish } from '../../server/store/rule-sets.ts';
import { filesOf, rulesOf } from '../support/rule-sets.ts';
import { emptyDeps, folder, freshKey, json, must, type Office, signIn } from './office.ts';

const ORGANIZATION = 'hospital-outpatient-desk';
const NAME = 'Canary-Complainant-4417';
const NOTE = 'canary-note-4417';
const HANDLING = 'canary-handling-4417';
const ANSWER = 'The answer for you';
const cast = rulesOf(ORGANIZATION).set.cast as Cast;

const place = folder();
const lines: string[] = [];
const clock = handClock('2024-03-04T01:00:00Z');
let office: Office;
let staff: Record<'bai' | 'chu', Awaited<ReturnType<typeof signIn>>>;
let receipt: PublicReceipt;

beforeAll(async () => {
  const deps = await emptyDeps(must(await openStore(place.file)), clock);
  must(await publish(deps.store, ORGANIZATION, filesOf(ORGANIZATION), clock.now(), true));
  must(await settleCast(deps, ORGANIZATION, cast));
  await setAdministrator(deps.store.for(ORGANIZATION), 'chu', true);
  const log = pino({ base: null, level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const close = async () => {
    await deps.printer.close();
    await deps.prover.close();
    await deps.store.close();
    place.remove();
  };
  const { request } = createApp({ ...deps, log });
  office = { deps, clock, organization: ORGANIZATION, request, close };
  staff = { bai: await signIn(office, 'bai'), chu: await signIn(office, 'chu') };
}, 60_000);
afterAll(() => office.close());

/** Limits are of a minute and of ten. */
let minutes = 0;
beforeEach(() => {
  minutes += 11;
  clock.set(new Date(Date.parse('2024-03-04T01:00:00Z') + minutes * 60_000).toISOString());
});

const AT = `/api/at/${ORGANIZATION}`;
const look = (path: string) => office.request(path, { headers: { 'accept-language': 'en' } });
const send = (path: string, body: object, key = freshKey(), more: Record<string, string> = {}) =>
  office.request(path, json(body, { 'accept-language': 'en', 'idempotency-key': key, ...more }));
const follow = (number: string, secret: string, more = {}) =>
  send(`${AT}/follow`, { number, secret }, freshKey(), more);
const record = { channel: 'phoneWork', complainant: NAME, content: 'Nobody came to the window' };
const handIn = (key = freshKey(), data: object = { record }) =>
  send(`${AT}/submissions/record`, { data }, key);
const codeOf = async (answer: Response) => [answer.status, (await answer.json()).problems[0].code];

async function act(who: keyof typeof staff, rule: string, data: object) {
  const { rows } = await (await staff.chu.get('/api/complaints')).json();
  const { version, tasks } = await (await staff[who].get(`/api/complaints/${rows[0].id}`)).json();
  const task = tasks.find((one: { rule?: string; id: string }) => one.id.startsWith(`${rule}.`));
  const body = { action: 'submit', version, data };
  const answer = await staff[who].post(`/api/complaints/${rows[0].id}/tasks/${task.id}/act`, body);
  expect(answer.status, await answer.clone().text()).toBe(200);
}

test('nothing is open before the administrator opens it, and an office without a public page is like none', async () => {
  const [shut, none] = [await look(AT), await look('/api/at/nobody')];
  expect([await codeOf(shut), await codeOf(none)]).toEqual([
    [404, 'public.none'],
    [404, 'public.none'],
  ]);
  expect((await handIn()).status).toBe(403);
  expect((await staff.bai.post('/api/admin/public', { submissions: ['record'] })).status).toBe(403);
  expect(await codeOf(await staff.chu.post('/api/admin/public', { submissions: ['none'] }))).toEqual([
    404,
    'submission.unknown',
  ]);
  expect((await staff.chu.post('/api/admin/public', { submissions: ['record'] })).status).toBe(200);
  const { rows } = await (await staff.chu.get('/api/admin/audit')).json();
  expect(rows[0]).toMatchObject({
    act: 'organization.opened',
    person: 'chu',
    facts: { submissions: 'record' },
  });
  const page = (await (await look(AT)).json()) as PublicPage;
  expect(page.submissions.map(({ id }) => id)).toEqual(['record']);
});

test('the form, its validator, and nothing beyond what is open', async () => {
  const form = (await (await look(`${AT}/submissions/record`)).json()) as PublicForm;
  expect(form.sections.map(({ id }) => id)).toEqual(['record']);
  const validator = await look(`${AT}/validators/${form.sections[0]!.validator}`);
  expect([validator.status, validator.headers.get('content-type')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
  ]);
  expect((await look(`${AT}/submissions/survey`)).status).toBe(404);
  expect((await look(`${AT}/validators/${'0'.repeat(64)}`)).status).toBe(404);
  expect((await look(`/api/submissions/record`)).status).toBe(401);
});

test('handed in once however often it is sent; the secret is told to the sender alone and kept nowhere', async () => {
  const key = freshKey();
  const answers = await Promise.all([handIn(key), handIn(key), handIn(key)]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  const told = (await Promise.all(answers.map((one) => one.json()))) as PublicReceipt[];
  receipt = told[0]!;
  expect(told).toEqual([receipt, receipt, receipt]);
  for (const code of [receipt.number, receipt.secret])
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  expect(await codeOf(await handIn(key, { record: { ...record, content: 'x' } }))).toEqual([
    422,
    'idempotency.mismatch',
  ]);
  const { rows } = await (await staff.chu.get('/api/complaints')).json();
  expect(rows).toHaveLength(1);
  const page = await (await staff.chu.get(`/api/complaints/${rows[0].id}`)).json();
  expect(JSON.stringify(page.timeline)).toContain('the complainant');
  expect(JSON.stringify(page.forms)).not.toContain('outsider:complainant');
  for (const file of [place.file, `${place.file}-wal`]) {
    const bytes = readFileSync(file, 'latin1');
    for (const secret of [receipt.secret, asGiven(receipt.secret)])
      expect(bytes.includes(secret)).toBe(false);
  }
});

test('what is wrong is said at its field; another site may not send', async () => {
  expect(await codeOf(await handIn(freshKey(), { record: { channel: 'phoneWork' } }))).toEqual([
    422,
    'field.required',
  ]);
  const foreign = { origin: 'https://elsewhere.example' };
  expect((await send(`${AT}/submissions/record`, { data: { record } }, freshKey(), foreign)).status).toBe(
    403,
  );
  expect((await office.request(`${AT}/submissions/record`, json({ data: { record } }))).status).toBe(400);
});

test('stage, limit and answer in words; no name of the staff, no note, nothing of how it was handled', async () => {
  const { rows } = await (await staff.chu.get('/api/complaints')).json();
  await staff.bai.post(`/api/complaints/${rows[0].id}/notes`, { text: NOTE, mentions: [] });
  const typed = [
    receipt.number.toLowerCase().replaceAll('-', ' '),
    receipt.secret.replaceAll('0', 'o'),
  ] as const;
  const [first] = (await (await follow(...typed)).json()) as [Followed];
  expect(first).toMatchObject({ closed: false, slips: [], next: '' });
  expect(first.standing?.title).toBe('Kind decided');
  await act('bai', 'classification', { kind: 'generalService', complex: false });
  await act('chu', 'handle', { handling: HANDLING, result: HANDLING, discipline: false });
  const [second] = (await (await follow(...typed)).json()) as [Followed];
  expect(second.limits.map(({ yours, state }) => [yours, state])).toEqual([[false, 'running']]);
  await act('chu', 'feedback', { content: ANSWER, fedBackAt: '2024-03-04T09:00:00+08:00' });
  const answer = await (await follow(...typed)).text();
  const [third] = JSON.parse(answer) as [Followed];
  expect(third.slips.map(({ title }) => title)).toEqual(['Answer']);
  expect(third.slips[0]!.paper.sheets.flatMap(({ copies }) => copies.map(({ id }) => id))).toEqual([
    'complainant',
  ]);
  expect(answer).toContain(ANSWER);
  const names = cast.people.flatMap(({ name }) => Object.values(name as Record<string, string>));
  for (const secret of [...names, NOTE, HANDLING, rows[0].id])
    expect([secret, answer.includes(secret)]).toEqual([secret, false]);
});

test('a wrong secret and a number that is not there are answered alike, five times a minute', async () => {
  const mine = { 'x-forwarded-for': '192.0.2.7' };
  const plain = async (answer: Response) => {
    const { requestId: _, ...rest } = await answer.json();
    return [answer.status, rest];
  };
  const wrong = await plain(await follow(receipt.number, grouped(freshNumber()), mine));
  const none = await plain(await follow(grouped(freshNumber()), receipt.secret, mine));
  expect(wrong).toEqual(none);
  expect(wrong[0]).toBe(404);
  for (let tried = 2; tried < 5; tried += 1) await follow('x', 'y', mine);
  const refused = await follow(receipt.number, receipt.secret, mine);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  expect((await follow(receipt.number, receipt.secret, { 'x-forwarded-for': '192.0.2.8' })).status).toBe(200);
});

test('shut again, nothing more is handed in; who holds a receipt still follows', async () => {
  expect((await staff.chu.post('/api/admin/public', { submissions: [] })).status).toBe(200);
  expect((await handIn()).status).toBe(403);
  expect((await (await look(AT)).json()).submissions).toEqual([]);
  expect((await follow(receipt.number, receipt.secret)).status).toBe(200);
});

test('the log names nobody and no receipt', () => {
  expect(lines.length).toBeGreaterThan(20);
  const log = lines.join('');
  for (const secret of [NAME, receipt.number, receipt.secret, '192.0.2.7']) expect(log).not.toContain(secret);
});

test('why the rules do not let a submission be opened', async () => {
  const why = async (organization: string) => {
    const { notPublic } = await import('../../engine/permission/outside.ts');
    const rules = rulesOf(organization);
    return Object.fromEntries(
      [...rules.submissions.values()].map((one) => [one.id, notPublic(rules, one).map(({ code }) => code)]),
    );
  };
  expect(await why('pcb-manufacturer')).toEqual({ report: ['public.by'] });
  expect(await why('first-responsible-company')).toEqual({ report: ['public.opener'] });
  expect(await why(ORGANIZATION)).toEqual({ record: [], survey: [] });
});
