/** Acts with more to them over HTTP: standing sections, confirmation, countersignature, delegation, complaints that join. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { createApp } from '../../server/app.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { handClock } from '../../server/clock.ts';
import { settleCast } from '../../server/demo/people.ts';
import { openStore } from '../../server/store/open.ts';
import { publish } from '../../server/store/rule-sets.ts';
import { emptyDeps, folder, MONDAY, must, type Office, signIn } from './office.ts';

const RULES = fileURLToPath(new URL('../language/office', import.meta.url));

type Person = Awaited<ReturnType<typeof signIn>>;

const place = folder();
let office: Office;
const people: Record<string, Person> = {};

beforeAll(async () => {
  const clock = handClock(MONDAY);
  const deps = await emptyDeps(must(await openStore(place.file)), clock);
  const rules = must(await publish(deps.store, 'made-up', readFolder(RULES), clock.now(), true));
  must(await settleCast(deps, 'made-up', rules.set.cast!));
  const { request } = createApp(deps);
  office = { deps, clock, organization: 'made-up', request, close: async () => deps.printer.close() };
  for (const id of ['dora', 'dan', 'lea', 'liv', 'nora', 'sam', 'ned', 'vera'])
    people[id] = await signIn(office, id);
}, 60_000);

afterAll(async () => {
  await office.close();
  await office.deps.store.close();
  place.remove();
});

const who = (id: string) => people[id]!;

async function letter(about: string): Promise<string> {
  const sent = await who('dora').post('/api/submissions/letter', { data: { letter: { about } } });
  return ((await sent.json()) as { complaints: { id: string }[] }).complaints[0]!.id;
}

const page = async (person: string, id: string) =>
  (await (await who(person).get(`/api/complaints/${id}`)).json()) as ComplaintPage;

/** Status and codes of the answer; on the person's own task of the rule. */
async function act(person: string, id: string, rule: string, body: Record<string, unknown>) {
  const { version, tasks } = await page(person, id);
  const task = tasks.find((one) => one.rule === rule && one.mine) ?? tasks.find((one) => one.rule === rule);
  const answer = await who(person).post(`/api/complaints/${id}/tasks/${task?.id}/act`, { version, ...body });
  const told = (await answer.json()) as { problems?: { code: string }[] };
  return [answer.status, ...(told.problems ?? []).map(({ code }) => code)];
}

async function standing(person: string, id: string, action: string, data: unknown) {
  const { version } = await page(person, id);
  const answer = await who(person).post(`/api/complaints/${id}/actions/${action}`, { version, data });
  const told = (await answer.json()) as { problems?: { code: string; path: string }[] };
  return [answer.status, ...(told.problems ?? []).map(({ code, path }) => `${code} ${path}`)];
}

const DONE = [200];

test('a standing section is checked and signed; an outsider confirms; another countersigns what was lent', async () => {
  const id = await letter('structure');
  const setup = { panel: ['north', 'south', 'lab'], interested: [], agencies: ['Bureau A'] };
  expect(await act('dora', id, 'panelSetup', { action: 'submit', data: setup })).toEqual(DONE);
  for (const person of ['lea', 'liv']) {
    const data = { startedAt: '2024-03-04T08:00:00+08:00' };
    expect(await act(person, id, 'measure', { action: 'submit', data })).toEqual(DONE);
  }
  expect(await standing('nora', id, 'remark', {})).toEqual([
    422,
    'field.required /text',
    'field.required /tell',
  ]);
  expect(await standing('dan', id, 'remark', { text: 'x', tell: 'vera' })).toEqual([403, 'action.notYours ']);
  expect(await standing('nora', id, 'remark', { text: 'once more', tell: 'vera' })).toEqual(DONE);
  for (const person of ['nora', 'sam'])
    expect(await act(person, id, 'vote', { action: 'submit', data: { yes: true } })).toEqual(DONE);
  const upheld = { action: 'conclude', data: { upheld: true } };
  expect(await act('dan', id, 'conclude', upheld)).toEqual([422, 'confirm.missing']);
  expect(await act('dan', id, 'conclude', { ...upheld, confirmed: { how: 'seal' } })).toEqual([
    422,
    'confirm.how',
  ]);
  expect(await act('dan', id, 'conclude', { ...upheld, confirmed: { how: 'shouted' } })).toEqual([
    422,
    'field.notInList',
  ]);
  expect(await act('dan', id, 'conclude', { action: 'lend', to: 'nobody' })).toEqual([
    422,
    'action.noDelegate',
  ]);
  expect(await act('dan', id, 'conclude', { action: 'lend', to: 'ned' })).toEqual(DONE);
  const confirmed = { how: 'oral', name: 'Mr Wang' };
  expect(await act('ned', id, 'conclude', { ...upheld, confirmed })).toEqual(DONE);
  expect(
    (await page('vera', id)).tasks.find(({ rule }) => rule === 'conclude')!.actions.map(({ kind }) => kind),
  ).toEqual(['countersign', 'giveBack']);
  expect(await act('vera', id, 'conclude', { action: 'giveBack' })).toEqual([422, 'action.reasonNeeded']);
  expect(await act('vera', id, 'conclude', { action: 'countersign' })).toEqual(DONE);
  expect((await page('dora', id)).status).toBe('closed');
});

test('what joins and what it joins are written together, and closed together', async () => {
  const [first, second, third] = [await letter('joining'), await letter('joining'), await letter('joining')];
  for (const id of [first, second, third])
    expect(await act('dora', id, 'numbering', { action: 'give' })).toEqual(DONE);
  const number = (await page('dora', first)).numbers[0]!.text;
  const join = (into: string) => ({ action: 'join', data: { into } });
  expect(await act('dora', second, 'sorting', join('2024-999'))).toEqual([422, 'merge.unknown']);
  expect(await act('dora', second, 'sorting', join(number))).toEqual(DONE);
  expect(await act('dora', third, 'sorting', { action: 'follow', data: { into: number } })).toEqual(DONE);
  const { links } = await page('dora', first);
  expect(links.map(({ complaint }) => complaint)).toEqual([second, third]);
  const numberOf = async (id: string) => (await page('dora', id)).numbers[0]!.text;
  expect(links.map(({ other }) => other?.number)).toEqual([await numberOf(second), await numberOf(third)]);
  expect((await page('dora', second)).status).toBe('closed');
  expect(await standing('dora', first, 'divide', { rows: [{ name: 'a' }, { name: 'b' }] })).toEqual(DONE);
  expect((await page('dora', first)).links).toHaveLength(4);
  expect(await act('dora', first, 'sorting', { action: 'announce', data: {} })).toEqual(DONE);
  expect((await page('dora', third)).outcome?.id).toBe('announced');
});
