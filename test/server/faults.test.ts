/** Faults 58 to 79 of the guarantees (submissions and what staff do), each by its number with the answer it gets; never a 500. */

import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { changeMember, suspendMember } from '../../server/access/members.ts';
import { publish } from '../../server/store/rule-sets.ts';
import { patiently } from '../support/patiently.ts';
import { refused } from '../support/refused.ts';
import { freshKey, letter, MONDAY, must, type Office, openOffice, signIn } from './office.ts';
import { publishRich, richFiles } from './rich-office.ts';

type Person = Awaited<ReturnType<typeof signIn>>;
type Page = { version: number; tasks: { id: string }[]; forms: unknown[]; timeline: { text: string }[] };

let office: Office;
let ann: Person;
let bob: Person;
let cat: Person;

beforeAll(async () => {
  office = await openOffice();
  must(await publishRich(office.deps, office.organization));
  [ann, bob, cat] = [await signIn(office, 'ann'), await signIn(office, 'bob'), await signIn(office, 'cat')];
});

afterAll(() => office.close());

const LETTER = '/api/submissions/letter';
const json = () => ({ 'content-type': 'application/json', 'idempotency-key': freshKey() });
const raw = (body: BodyInit, headers: Record<string, string> = json()) =>
  ann.raw(LETTER, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
const sent = (section: object) => ann.post(LETTER, { data: { letter: section } });
const nested = (depth: number) => `{"data":{"letter":{"about":${'['.repeat(depth)}${']'.repeat(depth)}}}}`;

async function file(section: object = { about: 'A lamp' }): Promise<string> {
  const answer = await sent(section);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()).complaints[0].id;
}

const at = (complaint: string) => `/api/complaints/${complaint}`;
const page = async (who: Person, complaint: string) => (await (await who.get(at(complaint))).json()) as Page;

async function act(who: Person, complaint: string, more: object = {}): Promise<Response> {
  const { version, tasks } = await page(who, complaint);
  return who.post(`${at(complaint)}/tasks/${tasks[0]?.id}/act`, { action: 'submit', version, ...more });
}

async function accepted(section?: object): Promise<string> {
  const complaint = await file(section);
  expect((await act(ann, complaint)).status).toBe(200);
  return complaint;
}

/** Every row of every table, but for where log-ins lie. */
async function dump(): Promise<string> {
  const tables = await office.deps.store.db.introspection.getTables();
  const own = tables.filter(({ name }) => !['user', 'account', 'session', 'twoFactor'].includes(name));
  const all: unknown[] = [];
  for (const { name } of own)
    all.push(
      await office.deps.store.db
        .selectFrom(name as 'events')
        .selectAll()
        .execute(),
    );
  return JSON.stringify(all);
}

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

async function upload(body: Uint8Array | string | ReadableStream, name: string): Promise<Response> {
  const init = { method: 'POST', body, duplex: 'half', headers: { 'idempotency-key': freshKey() } };
  return ann.raw(`/api/files?name=${encodeURIComponent(name)}`, init as RequestInit);
}

const endless = () =>
  new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(65_536)) }, { highWaterMark: 0 });

/** The head of a picture of 20,000 × 20,000; there is nothing behind it. */
const BOMB = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.from('00004e2000004e200806000000', 'hex'),
  Buffer.from('deadbeef', 'hex'),
]);

/** So many of the same question in turn; milliseconds in the middle. */
async function halfTime(who: Person, complaint: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 15; n += 1) {
    const began = performance.now();
    await who.get(at(complaint));
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[7]!;
}

const faults: [n: number, what: string, run: () => Promise<unknown>][] = [
  [
    58,
    'a body of 10 MB, one without end, one that never comes',
    async () => {
      await refused(await raw(`"${'x'.repeat(10_000_000)}"`), 413, 'request.tooLarge');
      await refused(await raw(endless()), 413, 'request.tooLarge');
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const slow = raw(new ReadableStream({}));
      for (let second = 0; second < 40; second += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        await vi.advanceTimersByTimeAsync(1000);
      }
      vi.useRealTimers();
      await refused(await slow, 408, 'request.slow');
    },
  ],
  [
    59,
    'JSON that is none',
    async () => {
      const answer = await raw('{"data":{"letter":}}');
      expect((await answer.clone().json()).problems[0].params.position).toBe(18);
      await refused(answer, 400, 'json.syntax');
    },
  ],
  [
    60,
    'fields beyond those of the form',
    async () => {
      for (const name of ['role', 'status', 'number', 'assignee', '_id'])
        await refused(await sent({ about: 'x', [name]: 'y' }), 422, 'field.notAllowed', `/letter/${name}`);
    },
  ],
  [
    61,
    '__proto__',
    async () => {
      await refused(await raw('{"__proto__":{"admin":true}}'), 422, 'key.forbidden', '/__proto__');
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    },
  ],
  [
    62,
    'what every object inherits, for a field that is asked for',
    async () => {
      const files = richFiles();
      files['forms/letter.json'] = files['forms/letter.json']!.replace(
        '"required":["about"]',
        '"required":["about","valueOf"]',
      );
      const made = await publish(office.deps.store, 'inherits', files, MONDAY);
      expect(made.ok).toBe(false);
      await refused(await sent({ toString: 1 }), 422, 'field.required', '/letter/about');
    },
  ],
  [
    63,
    'too deep, too long, too many faults',
    async () => {
      await refused(await raw(nested(18)), 422, 'json.deep');
      const many = JSON.stringify({ data: { letter: { about: Array(100_000).fill(1) } } });
      await refused(await raw(many), 422, 'list.tooLong', '/data/letter/about');
      const extra = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`x${n}`, 1]));
      expect((await (await sent(extra)).json()).problems).toHaveLength(20);
    },
  ],
  [
    64,
    'half a character, NUL, a control',
    async () => {
      for (const [text, character] of [
        ['ab\\ud842', 'U+D842'],
        ['ab\\u0000', 'U+0000'],
        ['ab\\u001b', 'U+001B'],
      ]) {
        const answer = await raw(`{"data":{"letter":{"about":"${text}"}}}`);
        const [first] = (await answer.clone().json()).problems;
        expect(first.params).toEqual({ position: 3, character });
        await refused(answer, 422, 'text.illFormed', '/data/letter/about');
      }
    },
  ],
  [
    65,
    'characters of two halves are counted as one, and never cut in two',
    async () => {
      await refused(await sent({ about: '𠮷'.repeat(101) }), 422, 'field.tooLong', '/letter/about');
      const id = await file({ about: '𠮷'.repeat(100) });
      const { rows } = await (await ann.get(`/api/complaints?ids=${id}`)).json();
      expect(rows[0].subject).toBe('𠮷'.repeat(60));
    },
  ],
  [
    66,
    'a compatibility ideograph is kept, and found by the usual one',
    async () => {
      const id = await file({ about: '\uf900鳴' });
      expect(JSON.stringify((await page(ann, id)).forms)).toContain('\uf900鳴');
      const { rows } = await (await ann.get(`/api/complaints?q=${encodeURIComponent('\u8c48')}`)).json();
      expect(rows.map((row: { id: string }) => row.id)).toEqual([id]);
    },
  ],
  [
    67,
    'marks that turn the reading round are kept, and shown as marks',
    async () => {
      const id = await accepted({ about: 'Wang\u202egnaF' });
      const events = await office.deps.store.db
        .selectFrom('events')
        .select('body')
        .where('complaint', '=', id)
        .execute();
      expect(JSON.stringify(events)).toContain('Wang\u202egnaF');
      const shown = [
        JSON.stringify((await page(ann, id)).forms),
        await (await ann.get(`/api/complaints?ids=${id}`)).text(),
        await (await ann.get('/api/registers/book')).text(),
      ];
      for (const text of shown) expect(text).toContain('Wang‹U+202E›gnaF');
    },
  ],
  [
    68,
    'what looks like a template is text',
    async () => {
      const id = await accepted({ about: '{{constructor}} {{name}}' });
      expect(JSON.stringify((await page(ann, id)).forms)).toContain('{{constructor}} {{name}}');
      const print = await patiently(async () => ann.get(`${at(id)}/forms/letter/print`));
      expect(print.status).toBe(200);
      const text = spawnSync('pdftotext', ['-', '-'], { input: await bytesOf(print) });
      if (!text.error) expect(text.stdout.toString()).toContain('{{constructor}} {{name}}');
    },
  ],
  [
    69,
    'the same at once, and after twenty days; another content under the same key',
    async () => {
      const key = freshKey();
      const bodies = async (answers: Response[]) =>
        new Set(await Promise.all(answers.map((one) => one.text())));
      const once = () => ann.post(LETTER, letter('eight times'), key);
      const first = await bodies(await Promise.all(Array.from({ length: 8 }, once)));
      office.clock.set('2024-03-24T01:00:00Z');
      const later = await bodies([await once()]);
      await refused(await ann.post(LETTER, letter('other'), key), 422, 'idempotency.mismatch');
      office.clock.set(MONDAY);
      expect([first.size, [...later]]).toEqual([1, [...first]]);
    },
  ],
  [
    70,
    'two at the same complaint: the second is told and sees what the first did',
    async () => {
      const id = await file();
      const { version } = await page(ann, id);
      expect((await act(ann, id)).status).toBe(200);
      const second = await act(ann, id, { version });
      expect(second.status).toBe(409);
      const told = await second.clone().json();
      await refused(second, 409, told.problems[0].code);
      expect(told.version).toBe((await page(ann, id)).version);
    },
  ],
  [
    71,
    'beyond one’s limit, not one’s own, twice, when it is over',
    async () => {
      // A limit of approval is a condition of the action: who reads the complaint is told of it.
      const files = richFiles();
      const procedure = JSON.parse(files['procedures/complaint.json']!);
      procedure.tracks[0].stages[0].tasks[0].actions[0].when =
        'letter.amount = null or letter.amount <= 1000';
      files['procedures/complaint.json'] = JSON.stringify(procedure);
      files['ruleset.json'] = files['ruleset.json']!.replace('"1.0.0"', '"1.1.0"');
      must(await publish(office.deps.store, office.organization, files, MONDAY));
      const dear = await file({ about: 'dear', amount: 1000.01 });
      await refused(await act(ann, dear), 409, 'action.notNow');
      expect((await act(ann, await file({ about: 'at the limit', amount: 1000 }))).status).toBe(200);
      const id = await accepted();
      const { tasks, version } = await page(ann, id);
      const path = `${at(id)}/tasks/${tasks[0]!.id}/act`;
      await refused(await ann.post(path, { action: 'submit', version }), 403, 'task.notYours');
      expect((await bob.post(path, { action: 'submit', version, data: { text: 'done' } })).status).toBe(200);
      const after = (await page(bob, id)).version;
      const again = await bob.post(path, { action: 'submit', version: after, data: { text: 'more' } });
      expect(again.status).toBe(409);
      await refused(
        await bob.post(path, { action: 'submit', version, data: { text: 'x' } }),
        409,
        'version.clash',
      );
    },
  ],
  [
    72,
    'a complaint goes on under the rules it began with',
    async () => {
      const id = await file();
      const rulesetOf = async () =>
        (
          await office.deps.store.db
            .selectFrom('complaints')
            .select('ruleset')
            .where('id', '=', id)
            .executeTakeFirstOrThrow()
        ).ruleset;
      const before = await rulesetOf();
      const files = richFiles();
      files['ruleset.json'] = files['ruleset.json']!.replace('"1.0.0"', '"2.0.0"');
      must(await publish(office.deps.store, office.organization, files, MONDAY));
      expect((await act(ann, id)).status).toBe(200);
      expect(await rulesetOf()).toBe(before);
      expect((await office.deps.rules.current(office.organization)).hash).not.toBe(before);
    },
  ],
  [
    73,
    'who leaves with tasks in hand: they stay listed, and are handed over',
    async () => {
      const id = await file();
      const { version, tasks } = await page(cat, id);
      expect((await cat.post(`${at(id)}/tasks/${tasks[0]!.id}/take`, { version })).status).toBe(200);
      must(await changeMember(office.deps, office.organization, 'cat', { supervisor: 'ann' }));
      must(await suspendMember(office.deps, office.organization, 'cat', true));
      const { people } = await (await ann.get('/api/absence')).json();
      expect(people.at(-1)).toMatchObject({ id: 'cat', left: true, tasks: 1 });
      expect(JSON.stringify((await page(ann, id)).tasks)).toContain('Cat');
      const asked = { person: 'cat', to: 'ann', reason: 'left the office' };
      expect(await (await ann.post('/api/hand-over', asked)).json()).toMatchObject([{ problem: '' }]);
      expect((await act(ann, id)).status).toBe(200);
      must(await suspendMember(office.deps, office.organization, 'cat', false));
      cat = await signIn(office, 'cat');
    },
  ],
  [
    74,
    'another’s complaint is as if it were not there, in the same time',
    async () => {
      const id = await file();
      const none = '01900000-0000-7000-8000-000000000000';
      const told = async (complaint: string) => {
        const { requestId: _, instance: __, ...rest } = await (await bob.get(at(complaint))).json();
        return rest;
      };
      expect(await told(id)).toEqual(await told(none));
      await refused(await bob.get(at(id)), 404, 'complaint.unknown');
      const [closed, nothing] = [await halfTime(bob, id), await halfTime(bob, none)];
      expect(closed).toBeLessThan(3 * nothing + 10);
    },
  ],
  [
    75,
    'a question by what is personal or sealed, also through a shared view',
    async () => {
      // 404, not 403: a column that the reader does not see is the same as none, so that nobody learns what is kept from them.
      // 403 is for what one may read and not do (rows 71 and 79).
      for (const column of ['name', 'secret']) {
        for (const query of [`f.book.${column}=x`, `sort=book.${column}`])
          await refused(await ann.get(`/api/complaints?${query}`), 404, 'list.field');
      }
      const view = { title: 'By name', query: 'f.book.name=x', shared: 'r:head' };
      expect((await cat.post('/api/views', view)).status).toBeLessThan(300);
      await refused(await ann.get(`/api/complaints?${view.query}`), 404, 'list.field');
    },
  ],
  [
    76,
    'who asked not to be named leaves no address, no browser and no session',
    async () => {
      const headers = { ...json(), 'user-agent': 'Canary-Browser', 'x-forwarded-for': '203.0.113.76' };
      const body = JSON.stringify({ data: { letter: { about: 'a lamp', friend: 'Canary-Friend-76' } } });
      expect((await ann.raw(LETTER, { method: 'POST', headers, body })).status).toBe(201);
      const sessions = await office.deps.store.db
        .selectFrom('session' as never)
        .select('id' as never)
        .execute();
      const all = await dump();
      for (const one of ['Canary-Browser', '203.0.113.76', ...sessions.map(({ id }) => String(id))])
        expect(all).not.toContain(one);
    },
  ],
  [
    77,
    'files that would act, are empty, have no end, or names that are none',
    async () => {
      await refused(await upload(new Uint8Array(0), 'empty.txt'), 422, 'file.empty');
      await refused(await upload(endless(), 'two-gigabytes.bin'), 413, 'file.tooLarge');
      const names = ['x.html', 'x.svg', 'x.docm', '../../a', 'two\nlines', '照'.repeat(300)];
      for (const name of names) {
        const answer = await upload('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', name);
        const { value, type } = await answer.json();
        expect([answer.status, type]).toEqual([201, expect.stringMatching(/octet-stream|xml/)]);
        const got = await ann.get(`/api/files/${value.slice(5, 27)}`);
        expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="docket"/);
        expect(got.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
        expect(got.headers.get('x-content-type-options')).toBe('nosniff');
      }
    },
  ],
  [
    78,
    'pictures too large or broken are never opened: kept, and printed by their name',
    async () => {
      const values: string[] = [];
      for (const bytes of [BOMB, BOMB.subarray(0, 12)]) {
        const answer = await upload(new Uint8Array(bytes), 'picture.png');
        values.push((await answer.json()).value);
      }
      const id = await file({ about: 'a picture', photos: values });
      const print = await patiently(async () => ann.get(`${at(id)}/forms/letter/print`));
      expect([print.status, print.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    },
  ],
  [
    79,
    'a session of who was suspended',
    async () => {
      expect((await cat.get('/api/tasks')).status).toBe(200);
      must(await suspendMember(office.deps, office.organization, 'cat', true));
      await refused(await cat.get('/api/tasks'), 401, 'access.signedOut');
    },
  ],
];

test('each of them is here', () => {
  const asked = Array.from({ length: 22 }, (_, at) => 58 + at);
  expect(faults.map(([n]) => n)).toEqual(asked);
});

test.each(faults)('%d: %s', { timeout: 60_000 }, async (_, __, run) => void (await run()));
