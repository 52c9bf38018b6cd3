/** Administration over HTTP: people, values, the calendar, sign-ins, and the audit of it all. */

import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readFolder } from '../../server/cli/folder.ts';
import { settleCast } from '../../server/demo/people.ts';
import { auditOf } from '../../server/store/audit.ts';
import { setAdministrator } from '../../server/store/people.ts';
import { publish } from '../../server/store/rule-sets.ts';
import { freshKey, json, letter, must, OFFICE, type Office, openOffice, signIn } from './office.ts';

let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  office = await openOffice();
  await setAdministrator(office.deps.store.for(office.organization), 'ann', true);
  ann = await signIn(office, 'ann');
});

beforeEach(async () => {
  await office.deps.store.db.deleteFrom('tries').execute();
});

afterAll(() => office.close());

const told = async (answer: Response): Promise<[number, ...string[]]> => {
  const body = (await answer.json()) as { problems?: { code: string; path: string }[] };
  return [answer.status, ...(body.problems ?? []).map(({ code, path }) => `${code} ${path}`.trim())];
};

interface Row {
  id: string;
  [key: string]: unknown;
}

const people = async (): Promise<Row[]> => (await (await ann.get('/api/admin/people')).json()).people;
const one = async (id: string) => (await people()).find((row) => row.id === id);
const PERSON = { name: 'New One', departments: ['desk'], roles: [], administrator: false };
const add = (id: string, more: object = {}, key = freshKey()) =>
  ann.post('/api/admin/people', { id, ...PERSON, ...more }, key);

async function enters(username: string, password: string): Promise<number> {
  return (await office.request('/api/auth/sign-in/username', json({ username, password }))).status;
}

describe('people', () => {
  test('are added with a password told once, and change it first', async () => {
    const key = freshKey();
    const made = await (await add('dina', { roles: ['head'], heads: ['desk'] }, key)).json();
    expect(await enters('dina', made.password)).toBe(200);
    expect(await one('dina')).toMatchObject({ mustChange: true, roles: ['head'], heads: ['desk'] });
    const again = await (await add('dina', { roles: ['head'], heads: ['desk'] }, key)).json();
    expect(again).toEqual({ id: 'dina' });
    expect((await people()).filter(({ id }) => id === 'dina')).toHaveLength(1);
  });

  test.each([
    ['a b', {}, [422, 'person.name /id']],
    ['ann', {}, [409, 'person.known /id']],
    ['erik', { departments: ['kitchen'] }, [422, 'reference.unknown /departments']],
    ['erik', { supervisor: 'nobody' }, [422, 'reference.unknown /supervisor']],
    ['erik', { status: 'king' }, [422, 'field.notAllowed /status']],
    ['', {}, [422, 'field.tooShort /id']],
  ] as const)('%j %j is refused', async (id, more, expected) => {
    expect(await told(await add(id, more))).toEqual(expected);
  });

  test('are changed; a name in two languages stays where it was not touched', async () => {
    const row = (await one('cat'))!;
    const { departments, roles } = row as { departments: string[]; roles: string[] } & Row;
    const change = { name: row.name, departments, roles, heads: ['desk'], administrator: false };
    expect(await told(await ann.post('/api/admin/people/cat', change))).toEqual([200]);
    const kept = await office.deps.store
      .for(office.organization)
      .selectFrom('people')
      .select('name')
      .where('id', '=', 'cat')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(kept.name)).toEqual({ 'zh-Hans': '凯', en: 'Cat' });
    expect(await told(await ann.post('/api/admin/people/nobody', change))).toEqual([404, 'person.unknown']);
  });

  test('are suspended and let in again, but not the last administrator', async () => {
    await add('finn');
    const set = (id: string, suspended: boolean) =>
      ann.post(`/api/admin/people/${id}/suspend`, { suspended });
    expect(await told(await set('finn', true))).toEqual([200]);
    expect((await one('finn'))?.suspendedAt).not.toBeNull();
    expect(await told(await set('finn', false))).toEqual([200]);
    expect(await told(await set('ann', true))).toEqual([409, 'person.lastAdministrator']);
    const demoted = await ann.post('/api/admin/people/ann', { ...PERSON, administrator: false });
    expect(await told(demoted)).toEqual([409, 'person.lastAdministrator']);
  });

  test('get a new password, which ends what was open', async () => {
    const { password } = await (await add('gina')).json();
    expect(await enters('gina', password)).toBe(200);
    const reset = await (await ann.post('/api/admin/people/gina/password', {})).json();
    expect(await enters('gina', password)).toBe(401);
    expect(await enters('gina', reset.password)).toBe(200);
    expect(await told(await ann.post('/api/admin/people/nobody/password', {}))).toEqual([
      404,
      'person.unknown',
    ]);
  });

  test('come from CSV: checked first, all or none', async () => {
    const send = (csv: string, dryRun: boolean) => ann.post('/api/admin/people/import', { csv, dryRun });
    const good = 'id,name,departments\nhans,Hans,desk\nida,Ida,workshop\n';
    expect((await (await send(good, true)).json()).people).toEqual([
      { id: 'hans', name: 'Hans' },
      { id: 'ida', name: 'Ida' },
    ]);
    expect(await one('hans')).toBeUndefined();
    expect(await told(await send(`${good}jo,Jo,kitchen\n`, false))).toEqual([
      422,
      'reference.unknown /4/departments',
    ]);
    expect(await one('hans')).toBeUndefined();
    const { people: made } = await (await send(good, false)).json();
    for (const { id, password } of made) expect(await enters(id, password)).toBe(200);
    expect(await told(await send('name\nX\n', true))).toEqual([422, 'csv.missing']);
  });
});

describe('the calendar', () => {
  const year = (more: object = {}) => ({
    year: 2099,
    announcement: { title: 'Notice', number: '1', date: '2098-11-01' },
    holidays: [{ id: 'newYear', title: 'New Year', days: ['2099-01-01'] }],
    workdays: [],
    ...more,
  });

  test.each([
    [{ year: 0 }, [422, 'field.tooSmall /year']],
    [{ workdays: ['2099-02-30'] }, [422, 'date.invalid /workdays/0']],
    [{ workdays: ['2099-01-01'] }, [422, 'calendar.dayTwice /workdays/0']],
    [{ workdays: ['2050-01-01'] }, [422, 'calendar.strayDay /workdays/0']],
    [{ announcement: { title: 'x', number: 'x', date: 'x' } }, [422, 'date.invalid /announcement/date']],
    [{ holidays: [{ id: 'A', title: 'x', days: ['2099-01-01'] }] }, [422, 'field.pattern /holidays/0/id']],
  ] as const)('refuses %j', async (more, expected) => {
    for (const path of ['preview', 'years']) {
      const answer = await told(await ann.post(`/api/admin/calendar/${path}`, year(more)));
      expect(answer).toEqual(expected);
    }
  });

  test('shows what a year moves, changes nothing by that, then moves it and says so', async () => {
    const { deps, organization } = office;
    const files = Object.entries(readFolder(OFFICE)).map(([file, text]) => [
      file,
      text.replace('"calendarDays": 3', '"workingDays": 3').replace('"1.0.0"', '"1.0.1"'),
    ]);
    must(await publish(deps.store, organization, Object.fromEntries(files), deps.clock.now(), true));
    await ann.post('/api/submissions/letter', letter('The calendar will move this'));
    const dues = async () =>
      (
        await office.deps.store
          .for(office.organization)
          .selectFrom('clocks')
          .select(['complaint', 'due'])
          .where('state', '=', 'running')
          .orderBy('complaint')
          .execute()
      ).map(({ due }) => due);
    const before = await dues();
    expect(before.length).toBeGreaterThan(0);
    // Two weeks from the day the office's clock stands at are rest days now.
    const days = Array.from({ length: 14 }, (_, n) => `2024-03-${String(n + 5).padStart(2, '0')}`);
    const announced = year({
      year: 2024,
      announcement: { title: 'Amended', number: '2', date: '2024-03-01' },
      holidays: [{ id: 'rest', title: 'Rest', days }],
    });
    const shown = await (await ann.post('/api/admin/calendar/preview', announced)).json();
    expect(await dues()).toEqual(before);
    expect(shown.moved.length).toBeGreaterThan(0);
    const entered = await (await ann.post('/api/admin/calendar/years', announced)).json();
    expect(entered).toEqual({ moved: shown.moved, failed: 0 });
    const after = await dues();
    expect(after).not.toEqual(before);
    for (const moved of shown.moved) expect(after).toContain(moved.after);
    const view = await (await ann.get('/api/admin/calendar')).json();
    expect(view.years.find((row: Row) => row.year === 2024)).toMatchObject({
      entered: true,
      announcement: { title: 'Amended' },
    });
    const again = await (await ann.post('/api/admin/calendar/preview', announced)).json();
    expect(again.moved).toEqual([]);
  });
});

describe('sign-ins', () => {
  test('of anyone are listed and ended', async () => {
    const bob = await signIn(office, 'bob');
    const rows = (await (await ann.get('/api/admin/sessions')).json()) as Row[];
    const his = rows.find(({ person }) => person === 'bob')!;
    expect(JSON.stringify(rows)).not.toMatch(/token|cookie/);
    expect(await told(await ann.post(`/api/admin/sessions/${his.id}/end`, {}))).toEqual([200]);
    expect((await bob.get('/api/tasks')).status).toBe(401);
    expect(await told(await ann.post('/api/admin/sessions/none/end', {}))).toEqual([404, 'session.unknown']);
  });

  test('tokens of all people are listed and revoked', async () => {
    const bob = await signIn(office, 'bob');
    const asked = { title: 'His', scopes: ['read'], days: 5 };
    const { id, token } = await (await bob.post('/api/account/tokens', asked)).json();
    const rows = (await (await ann.get('/api/admin/tokens')).json()) as Row[];
    expect(rows.find((row) => row.id === id)).toMatchObject({ person: 'bob', title: 'His' });
    expect(await told(await ann.post(`/api/admin/tokens/${id}/revoke`, {}))).toEqual([200]);
    const answer = await office.request('/api/tasks', { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(401);
  });

  test('a token for administration opens it only to an administrator', async () => {
    const make = async (who: typeof ann) =>
      (await (await who.post('/api/account/tokens', { title: 'x', scopes: ['admin'], days: 1 })).json())
        .token;
    const ask = (token: string) =>
      office.request('/api/admin/people', { headers: { authorization: `Bearer ${token}` } });
    expect((await ask(await make(ann))).status).toBe(200);
    expect((await ask(await make(await signIn(office, 'bob')))).status).toBe(403);
  });

  test('rules for second factors name roles that are there', async () => {
    const set = (body: object) => ann.post('/api/admin/policy', body);
    expect(await told(await set({ everyone: false, roles: ['cook'] }))).toEqual([
      422,
      'reference.unknown /roles',
    ]);
    expect(await told(await set({ everyone: false, roles: ['head'] }))).toEqual([200]);
    expect(await (await ann.get('/api/admin/policy')).json()).toEqual({ everyone: false, roles: ['head'] });
    await set({ everyone: false, roles: [] });
  });
});

describe('the audit', () => {
  test('says who looked and printed, once an hour, and who changed what', async () => {
    const sent = await (await ann.post('/api/submissions/letter', letter('Look at this'))).json();
    const id = sent.complaints[0].id;
    for (let n = 0; n < 3; n += 1) await ann.get(`/api/complaints/${id}`);
    await ann.get('/api/complaints/00000000-0000-7000-8000-000000000000');
    await ann.get(`/api/registers/book/export?format=csv`);
    const rows = await auditOf(office.deps.store.for(office.organization), { person: 'ann' });
    const acts = rows.map(({ act, subject }) => `${act} ${subject}`);
    expect(acts.filter((act) => act === `complaint.opened ${id}`)).toHaveLength(1);
    expect(acts).toContain('register.exported book');
    expect(acts).toContain('person.added dina');
    expect(acts).toContain('calendar.entered cn 2024');
    expect(acts.some((act) => act.includes('00000000'))).toBe(false);
    const shown = await (await ann.get('/api/admin/audit?act=person.added')).json();
    expect(shown.rows.every((row: Row) => row.act === 'person.added')).toBe(true);
    expect(shown.rows.length).toBeGreaterThan(2);
    expect(JSON.stringify(rows)).not.toMatch(/Look at this|Test browser|127\.0/);
  });

  test('health counts and never fails', async () => {
    const health = await (await ann.get('/api/admin/health')).json();
    expect(health).toMatchObject({ backup: null, backups: false, jumps: [] });
    expect(health.events).toBeGreaterThan(0);
    expect(health.open).toBeGreaterThan(0);
  });
});

test('values: each with clause, kind and suggestion; a wrong one is refused at its place', async () => {
  const folder = fileURLToPath(new URL('../../schemas/organizations/pcb-manufacturer', import.meta.url));
  const { deps } = office;
  const rules = must(await publish(deps.store, 'boards', readFolder(folder), deps.clock.now(), true));
  const cast = rules.set.cast!;
  must(await settleCast(deps, 'boards', { ...cast, params: {} }, 'b.'));
  await setAdministrator(deps.store.for('boards'), cast.people[0]!.id, true);
  const chief = await signIn(office, `b.${cast.people[0]!.id}`);
  const rows = async () => (await (await chief.get('/api/admin/parameters')).json()) as Row[];
  const before = await rows();
  expect(before.length).toBeGreaterThan(5);
  expect(before.every(({ value }) => value === null)).toBe(true);
  for (const { clause, title } of before)
    expect([(clause as string[]).length > 0, title !== '']).toEqual([true, true]);
  for (const [id, value] of Object.entries(cast.params))
    expect(await told(await chief.post(`/api/admin/parameters/${id}`, { value }))).toEqual([200]);
  expect((await rows()).every(({ value }) => value !== null)).toBe(true);
  const ofKind = (kind: string) => before.find(({ type }) => type === kind)!.id;
  for (const kind of ['length', 'table', 'department'])
    for (const value of ['no such thing', { length: 1 }, [], null]) {
      const answer = await chief.post(`/api/admin/parameters/${ofKind(kind)}`, { value });
      expect([kind, value, answer.status]).toEqual([kind, value, 422]);
    }
  expect(await told(await chief.post('/api/admin/parameters/none', { value: 1 }))).toEqual([
    404,
    'param.none',
  ]);
});
