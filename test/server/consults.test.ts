/** An opinion that is asked for is a row of the person's work until it is given; nobody else has it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import type { Procedure } from '../../engine/ruleset/types.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { rebuild } from '../../server/store/rebuild.ts';
import { publish } from '../../server/store/rule-sets.ts';
import { letter, must, OFFICE, type Office, openOffice, signIn } from './office.ts';

type Person = Awaited<ReturnType<typeof signIn>>;

let office: Office;
let people: Record<'ann' | 'bob' | 'cat', Person>;
let complaint: string;

/** The small office, whose desk may ask. */
function asking(): Record<string, string> {
  const files = readFolder(OFFICE);
  const name = 'procedures/complaint.json';
  const procedure = JSON.parse(files[name]!) as Procedure;
  procedure.tracks[0]!.stages[0]!.tasks[0]!.actions!.push({ id: 'ask', kind: 'consult', title: 'Ask' });
  const ruleset = { ...JSON.parse(files['ruleset.json']!), version: '1.0.1' };
  return { ...files, [name]: JSON.stringify(procedure), 'ruleset.json': JSON.stringify(ruleset) };
}

beforeAll(async () => {
  office = await openOffice();
  must(await publish(office.deps.store, office.organization, asking(), office.clock.now()));
  people = {
    ann: await signIn(office, 'ann'),
    bob: await signIn(office, 'bob'),
    cat: await signIn(office, 'cat'),
  };
  const sent = await (await people.ann.post('/api/submissions/letter', letter())).json();
  complaint = (sent as { complaints: { id: string }[] }).complaints[0]!.id;
}, 60_000);

afterAll(() => office.close());

const pageOf = async (who: Person) =>
  (await (await who.get(`/api/complaints/${complaint}`)).json()) as ComplaintPage;

const asked = async (who: Person): Promise<string[]> => {
  const { asked } = (await (await who.get('/api/tasks')).json()) as { asked: { complaint: string }[] };
  return asked.map((row) => row.complaint);
};

test('from the question to the answer, and after the projections are made anew', async () => {
  const { ann, bob, cat } = people;
  const { version, tasks } = await pageOf(ann);
  const at = `/api/complaints/${complaint}/tasks/${tasks[0]!.id}`;
  const took = await (await ann.post(`${at}/take`, { version })).json();
  const ask = { action: 'ask', to: 'bob', reason: 'May we?', version: (took as { version: number }).version };
  expect((await ann.post(`${at}/act`, ask)).status).toBe(200);
  expect([await asked(ann), await asked(bob), await asked(cat)]).toEqual([[], [complaint], []]);
  must(await rebuild(office.deps, office.organization));
  expect(await asked(bob)).toEqual([complaint]);
  const { id } = (await pageOf(bob)).tasks[0]!.consults[0]!;
  expect((await bob.post(`${at}/opinions`, { consult: id, text: 'Yes.' })).status).toBe(200);
  expect(await asked(bob)).toEqual([]);
});
