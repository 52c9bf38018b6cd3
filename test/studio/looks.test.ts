/** A draft looked at over the API: slips, registers, charts, drawn complaints, complaints of the past; and a table of a thousand rows in one edit. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import type { Simulation } from '../../engine/proof/simulate.ts';
import type { Edit } from '../../engine/studio/edit.ts';
import { added } from '../../engine/studio/look/sum.ts';
import { setAdministrator } from '../../server/store/people.ts';
import type { PastRun } from '../../ui/studio/api.ts';
import { letter, type Office, openOffice, signIn } from '../server/office.ts';

let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  office = await openOffice();
  await setAdministrator(office.deps.store.for(office.organization), 'ann', true);
  ann = await signIn(office, 'ann');
});
afterAll(() => office.close());

async function begin(from: object): Promise<string> {
  const answer = await ann.post('/api/studio/drafts', from);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { id: string }).id;
}

const get = async (path: string) => {
  const answer = await ann.get(`/api/studio/${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer;
};
const json = async (path: string) => (await get(path)).json() as Promise<Record<string, never>>;

describe('looks', { timeout: 90_000 }, () => {
  test('slip, register and chart of a draft of the library, on screen and as PDF', async () => {
    const id = await begin({ from: 'library', ruleset: 'infusion-products' });
    const { slip } = await json(`drafts/${id}/slips/qaWrittenReport`);
    expect(slip).toMatchObject({ scenario: expect.any(String), paper: { sheets: [expect.anything()] } });
    const { register } = await json(`drafts/${id}/registers/leakBook`);
    expect(register).toMatchObject({ played: true, page: { count: expect.any(Number) } });
    for (const path of ['slips/qaWrittenReport', 'procedures/complaint']) {
      const pdf = Buffer.from(await (await get(`drafts/${id}/${path}/print`)).arrayBuffer());
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    }
    expect((await ann.get(`/api/studio/drafts/${id}/slips/none`)).status).toBe(422);
    expect((await ann.get(`/api/studio/drafts/${id}/procedures/none/print`)).status).toBe(422);
  });

  test('drawn complaints add up, complaints of the past are counted, a calendar is told by its id', async () => {
    const id = await begin({ from: 'current' });
    const first = (await json(`drafts/${id}/simulation?seed=1`)).simulation as unknown as Simulation;
    const more = added(
      first,
      (await json(`drafts/${id}/simulation?seed=101`)).simulation as unknown as Simulation,
    );
    expect(more).toMatchObject({ cases: 200, failures: [] });
    expect(await json(`drafts/${id}/dry-run`)).toMatchObject({ total: expect.any(Number), problems: [] });
    expect(await json('calendar?id=cn')).toMatchObject({ id: 'cn' });
    expect((await ann.get('/api/studio/calendar?id=nowhere')).status).toBeGreaterThanOrEqual(400);
    expect((await ann.get(`/api/studio/drafts/${id}/simulation?seed=-1`)).status).toBe(422);
  });

  test('a complaint of the past parts from what was where the draft gives less time and other hands', async () => {
    const bob = await signIn(office, 'bob');
    const sent = await ann.post('/api/submissions/letter', letter());
    const complaint = ((await sent.json()) as { complaints: { id: string }[] }).complaints[0]!.id;
    const act = async (who: typeof ann, data?: object) => {
      const page = (await (await who.get(`/api/complaints/${complaint}`)).json()) as ComplaintPage;
      const path = `/api/complaints/${complaint}/tasks/${page.tasks[0]!.id}/act`;
      const answer = await who.post(path, {
        action: 'submit',
        version: page.version,
        ...(data ? { data } : {}),
      });
      expect(answer.status).toBe(200);
    };
    await act(ann);
    office.clock.set('2024-03-06T03:00:00Z');
    await act(bob, { text: 'Mended' });
    const id = await begin({ from: 'current' });
    const partings = async () => {
      const { complaints } = (await json(`drafts/${id}/dry-run`)) as unknown as { complaints: PastRun[] };
      return complaints.find((one) => one.complaint === complaint)!.partings!;
    };
    expect(await partings()).toEqual([]);
    const edits: Edit[] = [
      { put: { file: 'deadlines.json', path: '/deadlines/0/within/calendarDays', value: 1 } },
      {
        put: {
          file: 'procedures/complaint.json',
          path: '/tracks/0/stages/1/tasks/0/by/department',
          value: 'desk',
        },
      },
    ];
    expect((await ann.post(`/api/studio/drafts/${id}/edits`, { version: 1, edits })).status).toBe(200);
    expect((await partings()).map(({ kind }) => kind).sort()).toEqual(['approver', 'late']);
  });

  test('a draft that cannot be read says why', async () => {
    const id = await begin({ from: 'current' });
    const edits = [{ put: { file: 'ruleset.json', path: '/calendar', value: 'nowhere' } }];
    await ann.post(`/api/studio/drafts/${id}/edits`, { version: 1, edits });
    const { problems } = await json(`drafts/${id}/simulation`);
    expect(problems).toMatchObject([{ code: 'calendar.unknown', text: expect.any(String) }]);
  });

  test('a table of a thousand rows is one edit', async () => {
    const id = await begin({ from: 'current' });
    const results = 'then' as const;
    const rows = Array.from({ length: 1000 }, (_, i) => ({
      id: `row${i}`,
      when: [`"kind${i} ${'x'.repeat(300)}"`],
      [results]: [i],
    }));
    const value = {
      id: 'large',
      title: 'Large',
      hitPolicy: 'UNIQUE',
      inputs: [{ id: 'kind', type: 'text' }],
      outputs: [{ id: 'n', type: 'number' }],
      rows,
    };
    const edits = [{ insert: { file: 'tables/large.json', path: '', value } }];
    expect(JSON.stringify(edits).length).toBeGreaterThan(256 * 1024);
    const answer = await ann.post(`/api/studio/drafts/${id}/edits`, { version: 1, edits });
    expect(answer.status).toBe(200);
  });
});
