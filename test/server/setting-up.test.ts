/** An office from nothing: init, organizations, people, log-ins, all by commands, then a real sign-in. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { passwordProblems } from '../../server/access/password.ts';
import { createApp } from '../../server/app.ts';
import { closeDeps, databaseOf, openDeps } from '../../server/main.ts';
import type { Settings } from '../../server/settings.ts';
import { run } from '../support/command.ts';
import { folder, json, must, OFFICE } from './office.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let place: ReturnType<typeof folder>;

beforeEach(() => {
  place = folder();
});
afterEach(() => {
  place.remove();
  process.exitCode = undefined;
});

type Answer = {
  code: number;
  value: Record<string, unknown> & { problems?: { code: string; path: string }[] };
};

async function docket(...argv: string[]): Promise<Answer> {
  const { code, text } = await run(...argv, '--data', place.path, '--json');
  return { code, value: JSON.parse(text) };
}

const begin = () =>
  docket(
    'init',
    '--organization',
    'north',
    '--rules',
    OFFICE,
    '--title',
    'North Office',
    '--administrator',
    'first',
    '--name',
    'First One',
  );

/** Status of a sign-in over HTTP. */
async function signIn(username: string, password: unknown): Promise<number> {
  const settings: Settings = {
    port: 0,
    data: place.path,
    secret: readFileSync(join(place.path, 'secret'), 'utf8'),
    url: 'http://localhost',
  };
  const deps = must(await openDeps(settings, databaseOf(settings), false));
  const app = createApp({ ...deps, log: { ...deps.log, info: () => {} } as never });
  const answer = await app.request('/api/auth/sign-in/username', json({ username, password }));
  await closeDeps(deps);
  return answer.status;
}

test('init makes folder, secret, organization and an administrator who can sign in', async () => {
  const { code, value } = await begin();
  expect([code, value]).toMatchObject([0, { ok: true, organization: 'north', administrator: 'first' }]);
  expect(statSync(join(place.path, 'secret')).mode & 0o777).toBe(0o600);
  expect(await signIn('first', value.password)).toBe(200);
  expect(await signIn('first', 'docket-demo')).toBe(401);
  const { value: people } = await docket('user', 'list');
  expect(people).toMatchObject([{ id: 'first', name: 'First One', administrator: true, suspendedAt: null }]);
  const { value: organizations } = await docket('organization', 'list');
  expect(organizations).toMatchObject([{ id: 'north', title: 'North Office', demo: false }]);
});

test('an office that is to write its own rules begins with the least there is', async () => {
  const { value } = await docket(
    'init',
    '--organization',
    'north',
    '--administrator',
    'first',
    '--lang',
    'zh-Hant',
  );
  expect(value).toMatchObject({ ok: true, organization: 'north', unset: [] });
  const file = join(place.path, 'ours.zip');
  expect((await docket('export', 'north', '-o', file)).value).toMatchObject({
    id: 'north',
    version: '0.1.0',
  });
});

test('no demo people come along', async () => {
  await begin();
  expect(await signIn('rosa', 'docket-demo')).toBe(401);
});

test('a second init leaves the secret and what is there', async () => {
  await begin();
  const secret = readFileSync(join(place.path, 'secret'), 'utf8');
  expect((await docket('init')).code).toBe(0);
  expect(readFileSync(join(place.path, 'secret'), 'utf8')).toBe(secret);
  expect((await begin()).value.problems).toMatchObject([{ code: 'organization.known' }]);
});

test('its rules travel as those of the folder that it began with', async () => {
  await begin();
  const [ours, theirs] = [join(place.path, 'ours.zip'), join(place.path, 'theirs.zip')];
  expect(await docket('export', 'north', '-o', ours)).toMatchObject({ code: 0, value: { file: ours } });
  await docket('export', OFFICE, '-o', theirs);
  expect(readFileSync(ours).equals(readFileSync(theirs))).toBe(true);
  expect((await docket('export', 'south', '-o', ours)).value.problems).toMatchObject([
    { code: 'organization.which' },
  ]);
});

test.each([
  [['init', '--rules', OFFICE], 'init.half'],
  [['init', '--administrator', 'first'], 'init.half'],
  [['init', '--organization', 'North!', '--rules', OFFICE], 'organization.id'],
  [['init', '--organization', 'north', '--rules', '/nowhere'], 'folder.missing'],
])('%j is refused as %s', async (argv, code) => {
  expect(await docket(...argv)).toMatchObject({ code: 1, value: { problems: [{ code }] } });
});

const adding = (id: string, ...more: string[]) => docket('user', 'add', id, '--name', 'Someone', ...more);

test.each([
  ['no user name', ['a b'], 'person.name', '/id'],
  ['one that is there, in other letters', ['FIRST'], 'person.known', '/id'],
  ['a department that is not there', ['x', '--department', 'kitchen'], 'reference.unknown', '/departments'],
  ['a role that is not there', ['x', '--role', 'cook'], 'reference.unknown', '/roles'],
  ['a head of nothing', ['x', '--head', 'kitchen'], 'reference.unknown', '/heads'],
  ['a supervisor who is not there', ['x', '--supervisor', 'nobody'], 'reference.unknown', '/supervisor'],
])('adding %s is refused with its place', async (_, argv, code, path) => {
  await begin();
  const { code: left, value } = await adding(argv[0]!, ...argv.slice(1));
  expect([left, value.problems]).toMatchObject([1, [{ code, path }]]);
  expect((await docket('user', 'list')).value).toHaveLength(1);
});

test('a person is added, moved, suspended, and let in again', async () => {
  await begin();
  const { departments, roles } = JSON.parse(readFileSync(join(OFFICE, 'ruleset.json'), 'utf8')) as {
    departments: { id: string }[];
    roles: { id: string }[];
  };
  const [department, role] = [departments[0]!.id, roles[0]!.id];
  const added = await adding('second', '--department', department, '--head', department);
  expect(added.code).toBe(0);
  const password = added.value.password;
  const moved = await docket('user', 'role', 'second', role);
  expect(moved.value).toMatchObject({ departments: [department], roles: [role], heads: [department] });
  expect((await docket('user', 'department', 'second')).value).toMatchObject({ departments: [] });
  expect(await signIn('second', password)).toBe(200);
  expect((await docket('user', 'suspend', 'second')).code).toBe(0);
  expect((await docket('user', 'suspend', 'second', '--undo')).value).toMatchObject({ suspendedAt: null });
  const changed = await docket('user', 'password', 'second');
  expect(await signIn('second', password)).toBe(401);
  expect(await signIn('second', changed.value.password)).toBe(200);
  expect((await docket('user', 'suspend', 'nobody')).value.problems).toMatchObject([
    { code: 'person.unknown' },
  ]);
});

test('a user name belongs to one organization', async () => {
  await begin();
  await docket('organization', 'add', 'south', OFFICE);
  const twice = await docket('user', 'add', 'first', '--name', 'Other', '--organization', 'south');
  expect(twice.value.problems).toMatchObject([{ code: 'person.taken', path: '/id' }]);
  expect((await docket('user', 'list')).value.problems).toMatchObject([{ code: 'organization.which' }]);
});

test.each([
  ['short', 'password.short'],
  ['1234567890', 'password.easy'],
  ['aaaaaaaaaaaa', 'password.easy'],
  ['first2024!!', 'password.easy'],
  ['x'.repeat(129), 'password.long'],
  ['a calm green lamp', undefined],
  ['一盏安静的绿色台灯', 'password.short'],
  ['一盏安静的绿色小台灯', undefined],
])('the password %s: %s', (password, code) => {
  expect(passwordProblems(password, ['first', 'First One'])[0]?.code).toBe(code);
});

test('a password comes from standard input, never from the arguments', { timeout: 90_000 }, async () => {
  await begin();
  const argv = ['server/cli/main.ts', 'user', 'password', 'first', '--password-stdin', '--json'];
  const options = { input: 'a calm green lamp\n', encoding: 'utf8', cwd: ROOT } as const;
  const left = spawnSync(process.execPath, ['--import', 'tsx', ...argv, '--data', place.path], options);
  expect(JSON.parse(left.stdout)).toEqual({ ok: true, id: 'first' });
  expect(await signIn('first', 'a calm green lamp')).toBe(200);
});

function csv(text: string | Uint8Array): string {
  const file = join(place.path, 'people.csv');
  writeFileSync(file, text);
  return file;
}

test('people come from a CSV file, with titles as the rules write them; each can sign in', async () => {
  await begin();
  const { departments } = JSON.parse(readFileSync(join(OFFICE, 'ruleset.json'), 'utf8')) as {
    departments: { id: string; title: string | Record<string, string> }[];
  };
  const { id, title } = departments[0]!;
  const named = typeof title === 'string' ? title : Object.values(title)[0]!;
  const file = csv(`\uFEFF用户名,姓名,部门,上级\r\nzhang,"张,三",${named},li\r\nli,李四,${id};${id},\r\n`);
  const dry = await docket('user', 'import', file, '--dry-run');
  expect(dry.value).toMatchObject({ dryRun: true, people: [{ id: 'zhang' }, { id: 'li' }] });
  expect((await docket('user', 'list')).value).toHaveLength(1);
  const { value } = await docket('user', 'import', file);
  const people = value.people as { id: string; password: string }[];
  expect(people).toMatchObject([
    { id: 'zhang', name: '张,三', departments: [id], supervisor: 'li' },
    { id: 'li', departments: [id] },
  ]);
  for (const person of people) expect(await signIn(person.id, person.password)).toBe(200);
});

test('a file of a Chinese spreadsheet (GB 18030) is read', async () => {
  await begin();
  // id,name / wu,吴
  const bytes = Uint8Array.from([...Buffer.from('id,name\nwu,'), 0xce, 0xe2, 0x0a]);
  expect((await docket('user', 'import', csv(bytes))).value).toMatchObject({ people: [{ name: '吴' }] });
});

test.each([
  ['id,name\n', 'csv.empty', ''],
  ['name\nA\n', 'csv.missing', ''],
  ['id,name,shoe\na,A,42\n', 'csv.unknown', ''],
  ['id,name\na,"A\n', 'csv.syntax', ''],
  ['id,name\na,A\nA,B\n', 'person.known', '/3/id'],
  ['id,name,roles\na,A,cook\n', 'reference.unknown', '/2/roles'],
  [`id,name\n${'x'.repeat(2_000_001)}`, 'csv.tooLarge', ''],
])('a CSV file is refused whole: %#', async (text, code, path) => {
  await begin();
  const { code: left, value } = await docket('user', 'import', csv(text));
  expect([left, value.problems]).toMatchObject([1, [{ code, path }]]);
  expect((await docket('user', 'list')).value).toHaveLength(1);
});

test('values of parameters are set, checked and listed', async () => {
  const rules = fileURLToPath(new URL('../../schemas/organizations/pcb-manufacturer', import.meta.url));
  const made = await docket('init', '--organization', 'board', '--rules', rules);
  const unset = made.value.unset as string[];
  expect(unset.length).toBeGreaterThan(0);
  const file = join(rules, 'scenarios/cast.json');
  const { code, value } = await docket('organization', 'params', '--from', file);
  expect(code).toBe(0);
  expect((value as unknown as { id: string; value: unknown }[]).every((row) => row.value !== null)).toBe(
    true,
  );
  expect((await docket('organization', 'params', '--set', 'nothing=1')).value.problems).toMatchObject([
    { code: 'param.unknown', path: '/nothing' },
  ]);
  expect((await docket('organization', 'list')).value).toMatchObject([{ id: 'board', unset: [] }]);
  expect((await docket('organization', 'publish', 'board', OFFICE)).value).toMatchObject({ ok: true });
  expect((await docket('organization', 'publish', 'nobody', OFFICE)).value.problems).toMatchObject([
    { code: 'organization.which' },
  ]);
});

test('a suspended organization lets nobody in until it is taken back', async () => {
  const { value } = await begin();
  const inside = async () => {
    const settings: Settings = {
      port: 0,
      data: place.path,
      secret: readFileSync(join(place.path, 'secret'), 'utf8'),
      url: 'http://localhost',
    };
    const deps = must(await openDeps(settings, databaseOf(settings), false));
    const app = createApp({ ...deps, log: { ...deps.log, info: () => {} } as never });
    const entered = await app.request(
      '/api/auth/sign-in/username',
      json({ username: 'first', password: value.password }),
    );
    const cookie = entered.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const session = await (await app.request('/api/session', { headers: { cookie } })).json();
    await closeDeps(deps);
    return session;
  };
  expect(await inside()).toMatchObject({ person: { id: 'first' }, first: 'password' });
  expect((await docket('organization', 'suspend', 'north')).value).toMatchObject({ organization: 'north' });
  expect(await inside()).toBeNull();
  expect((await docket('organization', 'suspend', 'nowhere')).value.problems).toMatchObject([
    { code: 'organization.which' },
  ]);
  await docket('organization', 'suspend', 'north', '--undo');
  expect(await inside()).toMatchObject({ person: { id: 'first' } });
});

test('commands over an installation that is not there make none', async () => {
  expect((await docket('user', 'list')).value.problems).toMatchObject([{ code: 'store.missing' }]);
  expect(existsSync(join(place.path, 'docket.db'))).toBe(false);
});
