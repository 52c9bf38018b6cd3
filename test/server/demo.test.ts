/** The demo: stories through the same door as people, moved to the recent past. */

import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replay } from '../../engine/complaint/evolve.ts';
import { createApp } from '../../server/app.ts';
import { seedOnce } from '../../server/cli/demo.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { handClock } from '../../server/clock.ts';
import { seed } from '../../server/demo/seed.ts';
import { readStories, schedule } from '../../server/demo/stories.ts';
import type { Deps } from '../../server/deps.ts';
import { closeDeps, databaseOf, openDeps } from '../../server/main.ts';
import type { DemoOrganization } from '../../server/routes/demo.ts';
import { readSettings } from '../../server/settings.ts';
import { eventsOf } from '../../server/store/events.ts';
import { openStore } from '../../server/store/open.ts';
import { verify } from '../../server/store/verify.ts';
import { emptyDeps, folder, json, must, OFFICE } from './office.ts';

const SHOP = fileURLToPath(new URL('../../schemas/organizations/retail-store', import.meta.url));
const NOW = '2026-11-22T08:00:00Z';

let place: ReturnType<typeof folder>;
let deps: Deps;

beforeEach(async () => {
  place = folder();
  deps = await emptyDeps(must(await openStore(place.file)), handClock(NOW));
});

afterEach(async () => {
  await deps.printer.close();
  await deps.store.close();
  place.remove();
});

test('stories are moved by whole weeks, dates in them too', () => {
  const stories = must(readStories(readFolder(OFFICE)));
  const data = {
    letter: { seen: ['2024-03-01', '2024-03-01T09:40:00+08:00'], about: 'since 2024-03-01' },
  };
  stories[0]!.steps[0]!.data = data;
  const moves = schedule(stories, 'Asia/Shanghai', NOW);
  expect(moves.map(({ at }) => at)).toEqual([
    '2026-11-13T01:00:00Z',
    '2026-11-13T01:30:00Z',
    '2026-11-16T01:00:00Z',
    '2026-11-16T02:00:00Z',
    '2026-11-17T02:00:00Z',
  ]);
  expect(moves[2]!.step.data).toEqual({
    letter: { seen: ['2026-11-13', '2026-11-13T09:40:00+08:00'], about: 'since 2024-03-01' },
  });
});

test('an organization is made with people, complaints, numbers and missed limits', async () => {
  must(await seed(deps, OFFICE));
  const scope = deps.store.for('small-office');
  const complaints = await scope.selectFrom('complaints').select(['status']).orderBy('opened_at').execute();
  expect(complaints).toEqual([{ status: 'open' }, { status: 'closed' }]);
  expect(await scope.selectFrom('clocks').select('state').orderBy('due').execute()).toEqual([
    { state: 'missed' },
    { state: 'ended' },
  ]);
  expect(await scope.selectFrom('numbers').select('text').orderBy('n').execute()).toEqual([
    { text: '2026-0001' },
    { text: '2026-0002' },
  ]);
  must(await verify(scope));
});

test('events are written down when they happened, missed limits at their own hour', async () => {
  must(await seed(deps, OFFICE));
  const rows = await deps.store
    .for('small-office')
    .selectFrom('events')
    .select(['type', 'recorded_at', 'occurred_at'])
    .orderBy('position')
    .execute();
  expect(rows.map((row) => row.recorded_at)).toEqual(rows.map((row) => row.recorded_at).toSorted());
  const missed = rows.find(({ type }) => type === 'clock.missed');
  expect(missed).toMatchObject({ recorded_at: '2026-11-16T16:00:00Z', occurred_at: '2026-11-16T16:00:00Z' });
});

test('a story fills the section of a standing action', async () => {
  must(await seed(deps, 'schemas/organizations/property-company-regulation'));
  const events = deps.store.for('property-company-regulation').selectFrom('events').select('body');
  const bodies = (await events.execute()).map(({ body }) => JSON.parse(body));
  expect(bodies.filter(({ section }) => section === 'progress')).toMatchObject([
    { data: { told: '配件明日到。' } },
  ]);
});

test('a story fills the record of a duty that fell last', async () => {
  must(await seed(deps, 'schemas/organizations/hospital-two-week'));
  const { rows } = await deps.store
    .for('hospital-two-week')
    .selectFrom('register_rows')
    .select('cells')
    .where('register', '=', 'analysisBook')
    .execute()
    .then((rows) => ({ rows: rows.map(({ cells }) => JSON.parse(cells)) }));
  expect(rows).toMatchObject([{ similar: '停診未及時告知兩起。' }]);
});

test('a folder without a demo is refused', async () => {
  const empty = { ...readFolder(OFFICE) };
  expect(readdirSync(OFFICE)).toContain('demo');
  delete empty['demo/cast.json'];
  expect(must(readStories(empty))).toHaveLength(2);
  expect(await seed(deps, place.path)).toMatchObject({
    ok: false,
    problems: [{ code: 'file.missing' }, {}, {}, {}, {}, {}],
  });
});

test('an organization of the library is made when it is asked for, once, beside the one that is there', async () => {
  must(await seed(deps, OFFICE));
  const { request } = createApp(deps);
  const shown = async () => (await (await request('/api/demo')).json()) as DemoOrganization[];
  const before = await shown();
  expect(before[0]).toMatchObject({ id: 'small-office', people: [{ username: 'ann' }, {}, {}] });
  expect(before.find(({ id }) => id === 'procedure-norm')).toMatchObject({ people: null });
  const asked = () => request('/api/demo/procedure-norm', json({}));
  const answers = await Promise.all([asked(), asked()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(deps.telling.size).toBe(0);
  const people = (await shown()).find(({ id }) => id === 'procedure-norm')!.people!;
  expect(people.map(({ username }) => username)).toEqual(people.map(({ id }) => `procedure_norm.${id}`));
  const { username, password } = people[0]!;
  const entered = await request('/api/auth/sign-in/username', json({ username, password }));
  expect(entered.status).toBe(200);
  const rows = await deps.store.for('procedure-norm').selectFrom('complaints').select('id').execute();
  expect(rows.length).toBeGreaterThan(4);
  must(await verify(deps.store.for('procedure-norm')));
  expect((await request('/api/demo/nobody', json({}))).status).toBe(404);
});

test('what is personal in the stories can be read when the demo is opened', async () => {
  const data = join(place.path, 'demo');
  mkdirSync(data);
  const at = must(readSettings({ DOCKET_DATA: data, DOCKET_SECRET: 'a secret for tests only, of no use' }));
  must(await seedOnce(at, SHOP));
  const opened = must(await openDeps(at, databaseOf(at), true));
  const scope = opened.store.for('retail-store');
  const { id } = await scope.selectFrom('complaints').select('id').limit(1).executeTakeFirstOrThrow();
  const { record } = replay(await eventsOf(scope, id)).sections;
  expect(record?.data.phone).toMatch(/^1380000/);
  await closeDeps(opened);
});
