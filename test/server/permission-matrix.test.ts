/** Every route of the app × who asks × whose complaint: closed doors look alike, and canaries come through none of them. */

import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMembers } from '../../server/access/members.ts';
import { createApp } from '../../server/app.ts';
import { freshKey, json, must, type Office, openOffice, settle, signIn } from './office.ts';
import { publishRich } from './rich-office.ts';

type Person = Awaited<ReturnType<typeof signIn>>;

const NAME = 'Canary-Name-5512';
const PHONE = '13955125512';
const SECRET = 'canary-secret-5512';
const PROOF = 'canary-proof-5512';
const WITNESS = 'canary-witness-5512';
const FRIEND = 'canary-friend-5512';
const CANARIES = [NAME, PHONE, SECRET, PROOF, WITNESS, FRIEND];
const NOWHERE = '01900000-0000-7000-8000-000000000000';

let office: Office;
let people: Record<'ann' | 'bob' | 'cat' | 'stranger', Person>;
/** Accepted: the workshop has it too; and one that only the desk knows. */
let known: string;
let own: string;
let proof: string;

/** What each mutating route is sent: well formed, so that it is refused for whose it is and for nothing else. */
const BODIES: Record<string, object> = {
  '/api/auth/sign-in/username': { username: 'x', password: 'y' },
  '/api/auth/sign-out': {},
  '/api/auth/sign-in/code': { code: '000000' },
  '/api/auth/sign-in/provider': {},
  '/api/operator/organizations': {
    id: 'x',
    title: 'X',
    ruleset: 'clinic-duty-office',
    administrator: { id: 'x', name: 'X' },
  },
  '/api/operator/organizations/:id/suspend': { suspended: true },
  '/api/operator/backup': {},
  '/api/operator/factor': { password: 'x' },
  '/api/operator/factor/confirm': { code: '000000' },
  '/api/operator/factor/codes': { password: 'x' },
  '/api/operator/factor/remove': { password: 'x' },
  '/api/admin/people': { id: 'x', name: 'X', departments: [], roles: [], administrator: false },
  '/api/admin/people/import': { csv: 'id,name\nx,X\n', dryRun: false },
  '/api/admin/people/:id': { name: 'X', departments: [], roles: [], administrator: false },
  '/api/admin/people/:id/suspend': { suspended: true },
  '/api/admin/people/:id/password': {},
  '/api/admin/people/:id/factor/remove': {},
  '/api/admin/parameters/:id': { value: 1 },
  '/api/admin/calendar/preview': {
    year: 2030,
    announcement: { title: 'x', number: 'x', date: '2029-11-01' },
    holidays: [],
    workdays: [],
  },
  '/api/admin/calendar/years': {
    year: 2030,
    announcement: { title: 'x', number: 'x', date: '2029-11-01' },
    holidays: [],
    workdays: [],
  },
  '/api/admin/sessions/:id/end': {},
  '/api/admin/tokens/:id/revoke': {},
  '/api/admin/organization': { title: { 'zh-Hans': 'x', 'zh-Hant': 'x', en: 'x' } },
  '/api/admin/organization/pictures/:place': {},
  '/api/admin/organization/pictures/:place/remove': {},
  '/api/admin/public': { submissions: [] },
  '/api/at/:organization/submissions/:id': { data: { letter: { about: NAME } } },
  '/api/at/:organization/follow': { number: 'x', secret: 'y' },
  '/api/admin/bring/columns': { head: ['x'] },
  '/api/admin/bring/complaints': { columns: [null], rows: [['x']], dryRun: true },
  '/api/admin/bring/numbers': { last: {}, dryRun: true },
  '/api/admin/policy': { everyone: true, roles: [] },
  '/api/account/password': { password: 'x', next: 'y' },
  '/api/account/factor': { password: 'x' },
  '/api/account/factor/confirm': { code: '000000' },
  '/api/account/factor/codes': { password: 'x' },
  '/api/account/factor/remove': { password: 'x' },
  '/api/account/sessions/:id/end': {},
  '/api/account/tokens': { title: 'x', scopes: ['read'], days: 1 },
  '/api/account/tokens/:id/revoke': {},
  '/api/adopt/packages': {},
  '/api/adopt/library/:key/try': { answers: {} },
  '/api/adopt/library/:key/draft': { answers: {} },
  '/api/adopt/library/:key/publish': { answers: {} },
  '/api/adopt/library/:key/follow': { settled: {} },
  '/api/adopt/library/:key/follow/draft': { settled: {} },
  '/api/submissions/:id': { data: {} },
  '/api/submissions/:id/alike': { data: { giver: { name: NAME, phone: PHONE } } },
  '/api/complaints/:id/recusals': { person: 'bob', reason: 'x', version: 1 },
  '/api/complaints/:id/notes': { text: 'x', mentions: [] },
  '/api/complaints/:id/tasks/:task/opinions': { consult: '1', text: 'x' },
  '/api/absence': { person: 'nobody', away: null },
  '/api/hand-over': { person: 'nobody', to: 'x', reason: 'x' },
  '/api/complaints/:id/undo': { version: 1 },
  '/api/complaints/:id/tasks/:task/act': { action: 'submit', version: 1 },
  '/api/complaints/:id/tasks/:task/take': { version: 1 },
  '/api/complaints/:id/actions/:action': { version: 1 },
  '/api/complaints/:id/slips/:issue/prints': {},
  '/api/complaints/:id/slips/:issue/receipts': { copy: 'out', signer: 'x', version: 1 },
  '/api/registers/:id/periods/:period/close': {},
  '/api/demo/:id': {},
  '/api/drafts': { place: 'new/x', data: {} },
  '/api/drafts/forget': { place: 'new/x' },
  '/api/files': {},
  '/api/views': { title: 'x', query: '' },
  '/api/views/:id/drop': {},
  '/api/preferences/list': {},
  '/api/errands': { do: 'register', register: 'nothing' },
  '/api/errands/:id/cancel': {},
  '/api/complaints/bulk': { do: 'take', complaints: ['x'] },
  '/api/studio/drafts': { from: 'current' },
  '/api/studio/drafts/:id': {},
  '/api/studio/drafts/:id/refuse': { why: 'x' },
  '/api/studio/drafts/:id/try': { steps: [], person: 'x', at: '2024-03-04T09:00' },
  '/api/studio/settings': { twoPeople: false },
  '/api/studio/drafts/:id/publish': { version: 1 },
  '/api/studio/moves': { complaints: [{ complaint: 'x', version: 1 }] },
  '/api/studio/drafts/:id/edits': { version: 1, edits: [{ remove: { file: 'a.json', path: '' } }] },
};

/** Queries without which a route refuses to look at all. */
const QUERIES: Record<string, (complaint: string) => string> = {
  '/api/slips/print': (complaint) => `?of=${complaint}~reply.1~1`,
  '/api/registers/:id/export': () => '?format=csv',
  '/api/files': () => '?name=a',
  '/api/complaints/file': () => '?format=csv',
  '/api/complaints/forms': (complaint) => `?ids=${complaint}`,
  '/api/drafts': () => '?place=new/x',
};

/** Open to all by intent. */
const OPEN = ['/api/demo', '/api/openapi.json', '/api/session', '/api/auth/', '/api/at/'];

const PARAMS: Record<string, string> = {
  organization: 'small-office',
  task: 'accept.1',
  action: 'none',
  issue: 'reply.1',
  period: '2024-03',
  form: 'letter',
  hash: 'x'.repeat(64),
};

interface Route {
  method: string;
  path: string;
}

function routesOf(): Route[] {
  const all = createApp(office.deps).routes.filter(
    ({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && !path.endsWith('*'),
  );
  const keyed = new Map(all.map(({ method, path }) => [`${method} ${path}`, { method, path }]));
  return [...keyed.values()];
}

const idFor = (path: string, complaint: string): string =>
  path.startsWith('/api/registers') ? 'book' : path.startsWith('/api/submissions') ? 'letter' : complaint;

function addressOf({ path }: Route, complaint: string): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    name === 'id' ? idFor(path, complaint) : name === 'file' ? proof : (PARAMS[name] ?? `?${name}`),
  );
  return filled + (QUERIES[path]?.(complaint) ?? '');
}

async function ask(person: Person | null, route: Route, complaint: string): Promise<Response> {
  const address = addressOf(route, complaint);
  const init: RequestInit =
    route.method === 'GET'
      ? { method: 'GET' }
      : {
          method: route.method,
          body: JSON.stringify(BODIES[route.path]),
          headers: { 'content-type': 'application/json', 'idempotency-key': freshKey() },
        };
  return person ? person.raw(address, init) : office.request(address, init);
}

/** A slip says what its rules put on it, to all who may open the complaint: the name, by this one's rules. */
function slipsMayNameIt(text: string): string {
  if (!text.startsWith('{')) return text;
  const { slips = [], ...page } = JSON.parse(text);
  return JSON.stringify(page) + JSON.stringify(slips).replaceAll(NAME, '');
}

/** Spreadsheets are looked into; a PDF's own text is held against the page that it is made of elsewhere. */
async function textOf(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const headers = JSON.stringify([...answer.headers]);
  const parts = bytes[0] === 0x50 && bytes[1] === 0x4b ? Object.values(unzipSync(bytes)) : [bytes];
  return headers + parts.map((part) => slipsMayNameIt(Buffer.from(part).toString())).join('\n');
}

const plain = (text: string): object => {
  const { requestId: _, instance: __, ...rest } = JSON.parse(text);
  return rest;
};

beforeAll(async () => {
  office = await openOffice();
  must(await publishRich(office.deps, office.organization));
  await settle(office.deps, 'other-office', 'o_');
  people = {
    ann: await signIn(office, 'ann'),
    bob: await signIn(office, 'bob'),
    cat: await signIn(office, 'cat'),
    stranger: await signIn(office, 'o_ann'),
  };
  const { ann, cat } = people;
  const sent = await cat.raw(`/api/files?name=${PROOF}.txt`, {
    method: 'POST',
    body: PROOF,
    headers: { 'idempotency-key': freshKey() },
  });
  const { value } = await sent.json();
  proof = value.slice('file:'.length, 'file:'.length + 22);
  const giver = { name: NAME, phone: PHONE, secret: SECRET, proof: value };
  const file = async (): Promise<string> => {
    const answer = await cat.post('/api/submissions/letter', {
      data: { letter: { about: 'a lamp', witness: WITNESS, friend: FRIEND }, giver },
    });
    return (await answer.json()).complaints[0].id;
  };
  [known, own] = [await file(), await file()];
  const page = await (await ann.get(`/api/complaints/${known}`)).json();
  const take = await ann.post(`/api/complaints/${known}/tasks/${page.tasks[0].id}/take`, {
    version: page.version,
  });
  const { version } = await take.json();
  const act = { action: 'submit', version };
  expect((await ann.post(`/api/complaints/${known}/tasks/${page.tasks[0].id}/act`, act)).status).toBe(200);
}, 60_000);

afterAll(() => office.close());

test('every mutating route is known here', () => {
  const mutating = routesOf().filter(({ method }) => method !== 'GET');
  expect(mutating.map(({ path }) => path).filter((path) => !(path in BODIES))).toEqual([]);
  expect(routesOf().length).toBeGreaterThan(25);
});

test('nobody who is signed out comes through any door but the open ones', async () => {
  for (const route of routesOf()) {
    if (OPEN.some((open) => route.path.startsWith(open))) continue;
    expect([route, (await ask(null, route, known)).status]).toEqual([route, 401]);
  }
});

test('administration is closed to everyone but the administrator, whom it opens no complaint', {
  timeout: 90_000,
}, async () => {
  const doors = routesOf().filter(({ path }) => path.startsWith('/api/admin'));
  expect(doors.length).toBeGreaterThan(15);
  for (const who of ['ann', 'bob', 'cat', 'stranger'] as const)
    for (const route of doors)
      expect([who, route, (await ask(people[who], route, known)).status]).toEqual([who, route, 403]);
  const { organization, deps } = office;
  const password = 'a calm green lamp';
  const person = { id: 'adam', name: 'Adam', departments: [], roles: [] };
  must(await addMembers(deps, organization, [{ person, password, administrator: true }]));
  const entered = await office.request('/api/auth/sign-in/username', json({ username: 'adam', password }));
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  for (const route of routesOf().filter(({ method }) => method === 'GET'))
    for (const complaint of [known, own]) {
      const answer = await office.request(addressOf(route, complaint), { headers: { cookie } });
      expect([route.path, answer.status < 500]).toEqual([route.path, true]);
      if (/complaints\/:id/.test(route.path)) expect([route.path, answer.status]).toEqual([route.path, 404]);
      const text = await textOf(answer);
      for (const canary of CANARIES) expect([route.path, text.includes(canary)]).toEqual([route.path, false]);
    }
});

describe('a complaint one may not open, another organization’s, and none at all answer alike', () => {
  test.each([
    ['bob', () => own],
    ['stranger', () => known],
    ['stranger', () => own],
  ] as const)('%s', async (who, complaint) => {
    const doors = routesOf().filter(({ path }) => /complaints\/:id|slips\/print/.test(path));
    expect(doors.length).toBeGreaterThan(8);
    for (const route of doors) {
      const [closed, none] = [
        await ask(people[who], route, complaint()),
        await ask(people[who], route, NOWHERE),
      ];
      expect([route.path, closed.status]).toEqual([route.path, 404]);
      expect(plain(await closed.text())).toEqual(plain(await none.text()));
    }
  });
});

describe('no canary comes through any door to who does not see the section or the field', {
  timeout: 120_000,
}, () => {
  test.each(['ann', 'bob', 'stranger'] as const)('%s', async (who) => {
    for (const route of routesOf()) {
      if (route.path.startsWith('/api/auth/')) continue;
      for (const complaint of [known, own]) {
        const answer = await ask(people[who], route, complaint);
        expect([route.path, answer.status < 500]).toEqual([route.path, true]);
        const text = await textOf(answer);
        for (const canary of CANARIES)
          expect([route.path, text.includes(canary)]).toEqual([route.path, false]);
      }
    }
  });

  test.each([
    ['search', `?q=${NAME}`, 200],
    ['part of it', `?q=${PHONE.slice(-4)}`, 200],
    ['search of a field', `?q=${WITNESS}`, 200],
    ['search of one who asked not to be named', `?q=${FRIEND}`, 200],
    ['filter by a field', `?f.book.witness=${WITNESS}`, 404],
    ['sort by a field', '?sort=book.friend', 404],
    ['filter', `?f.book.name=${NAME}`, 404],
    ['sort', '?sort=book.name', 404],
    ['sort by what is sealed', '?sort=-book.secret', 404],
  ])('nor by %s', async (_, query, status) => {
    for (const who of ['ann', 'bob'] as const) {
      const answer = await people[who].get(`/api/complaints${query}`);
      expect(answer.status).toBe(status);
      if (status === 200) expect((await answer.json()).rows).toEqual([]);
    }
  });

  test('who sees the section sees them: the canaries are there to be found', async () => {
    const text = await (await people.cat.get(`/api/complaints/${known}`)).text();
    for (const canary of CANARIES) expect(slipsMayNameIt(text)).toContain(canary);
    expect(await (await people.cat.get(`/api/complaints/${known}/files/${proof}`)).text()).toBe(PROOF);
    expect(await textOf(await people.cat.get('/api/registers/book/export?format=xlsx'))).toContain(NAME);
  });
});
