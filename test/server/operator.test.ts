/** Who runs the installation: makes organizations and backups, and opens no complaint. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMembers } from '../../server/access/members.ts';
import { addOperator, dropOperator, unlockOperator } from '../../server/access/operators.ts';
import { backUpApart } from '../../server/backup/apart.ts';
import { DEMO_PASSWORD } from '../../server/demo/people.ts';
import type { Settings } from '../../server/settings.ts';
import { auditOf } from '../../server/store/audit.ts';
import { run } from '../support/command.ts';
import { digitsOf } from '../support/totp.ts';
import { folder, freshKey, json, must, OFFICE, type Office, openOffice, signIn } from './office.ts';

let office: Office;
let ops: Awaited<ReturnType<typeof signIn>>;
let ann: typeof ops;

beforeAll(async () => {
  office = await openOffice();
  must(await addOperator(office.deps, { id: 'ops', name: 'Ops', password: DEMO_PASSWORD }));
  [ops, ann] = [await signIn(office, 'ops'), await signIn(office, 'ann')];
}, 60_000);

afterAll(() => office.close());

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');

/** By password, then by what `next` sends with the cookie of the first step. */
async function entered(next: (cookie: string) => Promise<Response>): Promise<typeof ops> {
  const half = await office.request(
    '/api/auth/sign-in/username',
    json({ username: 'ops', password: DEMO_PASSWORD }),
  );
  const whole = await next(cookieOf(half));
  expect(whole.status).toBe(200);
  const cookie = cookieOf(whole);
  const get = (path: string) => office.request(path, { headers: { cookie } });
  return { ...ops, get } as typeof ops;
}

const asked = (more: object = {}) => ({
  id: 'north-hospital',
  title: 'North hospital',
  ruleset: 'clinic-duty-office',
  administrator: { id: 'nora', name: 'Nora' },
  ...more,
});

const codes = async (answer: Response): Promise<unknown[]> => {
  const { problems = [] } = (await answer.json()) as { problems?: { code: string; path: string }[] };
  return [answer.status, ...problems.map(({ code, path }) => `${code} ${path}`)];
};

test('an operator is told so, reads no complaint and is of no organization', async () => {
  expect(await (await ops.get('/api/session')).json()).toEqual({ operator: { id: 'ops', name: 'Ops' } });
  for (const path of ['/tasks', '/complaints', '/registers', '/admin/people', '/admin/audit'])
    expect((await ops.get(`/api${path}`)).status, path).toBe(401);
});

test('nobody else runs the installation', async () => {
  expect(await codes(await ann.get('/api/operator/organizations'))).toEqual([403, 'access.forbidden ']);
  expect((await office.request('/api/operator/organizations')).status).toBe(401);
  const made = await ann.post('/api/operator/organizations', asked());
  expect(await codes(made)).toEqual([403, 'access.forbidden ']);
});

test('a log-in is an operator’s or a person’s', async () => {
  const person = { id: 'ops', name: 'Ops', departments: [], roles: [] };
  const member = { person, administrator: false, password: DEMO_PASSWORD };
  expect(await addMembers(office.deps, office.organization, [member])).toMatchObject({
    problems: [{ code: 'person.taken' }],
  });
  expect(await addOperator(office.deps, { id: 'ann', name: 'Ann', password: DEMO_PASSWORD })).toMatchObject({
    problems: [{ code: 'person.taken' }],
  });
});

test.each([
  ['an id that is none', { id: 'North' }, 'organization.id /id'],
  ['one that is there', { id: 'small-office' }, 'organization.known /id'],
  ['a rule set that is none', { ruleset: '../x' }, 'reference.unknown /ruleset'],
  [
    'an administrator of elsewhere',
    { administrator: { id: 'ann', name: 'A' } },
    'person.taken /administrator/id',
  ],
  ['a name nobody types', { administrator: { id: 'n o', name: 'N' } }, 'person.name /administrator/id'],
])('%s makes no organization', async (_, more, problem) => {
  expect(await codes(await ops.post('/api/operator/organizations', asked(more)))).toEqual([
    /\.known|taken/.test(problem) ? 409 : 422,
    problem,
  ]);
  const rows = (await (await ops.get('/api/operator/organizations')).json()) as { id: string }[];
  expect(rows.map(({ id }) => id)).toEqual(['small-office']);
});

test('makes an organization once, whose administrator signs in and sees to the rest; suspends it', async () => {
  const key = freshKey();
  const made = await ops.post('/api/operator/organizations', asked(), key);
  expect(made.status).toBe(201);
  const { password } = (await made.json()) as { password: string };
  const again = (await (await ops.post('/api/operator/organizations', asked(), key)).json()) as object;
  expect(again).toEqual({ id: 'north-hospital', administrator: 'nora' });
  const enter = () => office.request('/api/auth/sign-in/username', json({ username: 'nora', password }));
  const cookie = (await enter()).headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const session = () => office.request('/api/session', { headers: { cookie } });
  expect(await (await session()).json()).toMatchObject({
    administrator: true,
    first: 'password',
    organization: { id: 'north-hospital', title: 'North hospital' },
  });
  const row = async () =>
    ((await (await ops.get('/api/operator/organizations')).json()) as { id: string }[]).find(
      ({ id }) => id === 'north-hospital',
    );
  expect(await row()).toMatchObject({
    people: 1,
    complaints: 0,
    suspendedAt: null,
    ruleset: 'clinic-duty-office',
  });
  await ops.post('/api/operator/organizations/north-hospital/suspend', { suspended: true });
  expect(await (await session()).json()).toBeNull();
  expect(await row()).toMatchObject({ suspendedAt: office.clock.now() });
  await ops.post('/api/operator/organizations/north-hospital/suspend', { suspended: false });
  expect(await (await session()).json()).toMatchObject({ administrator: true });
  const noted = await auditOf(office.deps.store.for('north-hospital'), {});
  expect(noted.map(({ act, person }) => [act, person])).toEqual([
    ['organization.resumed', 'operator:ops'],
    ['organization.suspended', 'operator:ops'],
    ['organization.made', 'operator:ops'],
  ]);
});

test('a backup is made now, and told of', { timeout: 120_000 }, async () => {
  expect(await codes(await ops.post('/api/operator/backup', {}))).toEqual([422, 'settings.missing ']);
  const [data, backups] = [folder(), folder()];
  await run('init', '--data', data.path, '--organization', 'north', '--rules', OFFICE);
  const settings = { data: data.path, backups: backups.path } as Settings;
  Object.assign(office.deps, { backups: backups.path, backUp: backUpApart(settings) });
  const [one, two] = await Promise.all([
    ops.post('/api/operator/backup', {}),
    ops.post('/api/operator/backup', {}),
  ]);
  const { at } = (await one!.json()) as { at: string };
  expect(await two!.json()).toEqual({ at });
  expect(readdirSync(backups.path)).toHaveLength(1);
  expect(await (await ops.get('/api/operator/health')).json()).toMatchObject({
    backup: { at },
    jobs: [{ job: 'backup', good_at: office.clock.now() }],
  });
  data.remove();
  expect(await codes(await ops.post('/api/operator/backup', {}))).toEqual([422, 'store.missing ']);
  backups.remove();
});

test('a second factor is asked for from its first digits on, and taken away at the machine', async () => {
  const password = DEMO_PASSWORD;
  const begun = (await (await ops.post('/api/operator/factor', { password })).json()) as { uri: string };
  expect(await codes(await ops.post('/api/operator/factor', { password: 'no' }))).toEqual([
    403,
    'password.wrong /password',
  ]);
  const digits = { code: digitsOf(begun.uri) };
  expect((await ops.post('/api/operator/factor/confirm', digits)).status).toBe(200);
  ops = await entered(async (cookie) => {
    expect(await (await office.request('/api/session', { headers: { cookie } })).json()).toBeNull();
    return office.request('/api/auth/sign-in/code', json({ code: digitsOf(begun.uri) }, { cookie }));
  });
  expect(await (await ops.get('/api/operator/account')).json()).toEqual({ twoFactors: true });
  must(await unlockOperator(office.deps, 'ops'));
  expect((await ops.get('/api/operator/account')).status).toBe(401);
  ops = await signIn(office, 'ops');
  expect(await (await ops.get('/api/operator/account')).json()).toEqual({ twoFactors: false });
});

test('who is no operator any more is nobody', async () => {
  must(await dropOperator(office.deps, 'ops'));
  expect(await (await ops.get('/api/session')).json()).toBeNull();
  expect((await ops.get('/api/operator/organizations')).status).toBe(401);
});
