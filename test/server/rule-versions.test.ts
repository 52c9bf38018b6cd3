/** A later version of the rules beside open complaints, a version with other content, and a server's clock that is set. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Files } from '../../engine/ruleset/load.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { firstDue, tick } from '../../server/schedule/tick.ts';
import { currentFiles, publish, versionsOf } from '../../server/store/rule-sets.ts';
import { letter, MONDAY, must, OFFICE, type Office, openOffice, signIn } from './office.ts';

let office: Office;
const files = readFolder(OFFICE);

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const publishNow = (changed: Files) =>
  publish(office.deps.store, office.organization, changed, office.deps.clock.now(), true);

/** Every file with one text for another. */
const renamed = (from: string, to: string): Files =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [file, text.replaceAll(from, to)]));

async function hand(who: string, complaint: string, more: object = {}) {
  const person = await signIn(office, who);
  const { version, tasks } = await (await person.get(`/api/complaints/${complaint}`)).json();
  const path = `/api/complaints/${complaint}/tasks/${tasks[0]?.id}/act`;
  return person.post(path, { action: 'submit', version, ...more });
}

async function sendLetter(): Promise<string> {
  const ann = await signIn(office, 'ann');
  return (await (await ann.post('/api/submissions/letter', letter())).json()).complaints[0].id;
}

test('a version that is published already is published again only as it is', async () => {
  must(await publishNow(files));
  const other = await publishNow(renamed('"Small office"', '"Another office"'));
  expect(other.ok ? [] : other.problems).toEqual([
    { code: 'ruleset.versionTaken', path: '/version', params: { id: 'small-office', version: '1.0.0' } },
  ]);
  expect(await currentFiles(office.deps.store, office.organization)).toEqual(files);
  expect(await versionsOf(office.deps.store.for(office.organization), 'small-office')).toEqual(['1.0.0']);
});

test('the clock goes back an hour and a year forward: nothing is missed twice, nothing stands before what it follows', async () => {
  const { clock, deps, organization } = office;
  const id = await sendLetter();
  const due = async () => {
    for (let one = await firstDue(deps, organization, clock.now()); one; ) {
      await tick(deps, one);
      one = await firstDue(deps, organization, clock.now());
    }
  };
  clock.set('2024-03-08T01:00:00Z');
  await due();
  clock.set('2024-03-08T00:00:00Z');
  expect((await hand('ann', id)).status).toBe(200);
  await due();
  clock.set('2025-03-08T00:00:00Z');
  await due();
  const events = await deps.store
    .for(organization)
    .selectFrom('events')
    .select(['type', 'recorded_at'])
    .where('complaint', '=', id)
    .orderBy('seq')
    .execute();
  const times = events.map(({ recorded_at }) => recorded_at);
  expect(times).toEqual(times.toSorted());
  expect(events.filter(({ type }) => type === 'clock.missed')).toHaveLength(1);
  expect(events.filter(({ type }) => type === 'clock.reminded')).toHaveLength(1);
  clock.set(MONDAY);
});

test('a department gone from the next version is still there for the complaints that are open', async () => {
  const id = await sendLetter();
  expect((await hand('ann', id)).status).toBe(200);
  const later = renamed('"workshop"', '"plant"');
  later['ruleset.json'] = later['ruleset.json']!.replace('"1.0.0"', '"1.1.0"');
  must(await publishNow(later));
  expect((await hand('bob', id, { data: { text: 'mended' } })).status).toBe(200);
  const page = await (await (await signIn(office, 'ann')).get(`/api/complaints/${id}`)).json();
  expect(page.tasks).toEqual([]);
  expect(page.outcome).toBeTruthy();
});
