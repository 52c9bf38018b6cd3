/** From a draft to the rules in force, by one person or two; open complaints moved to them, and back while nothing followed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../engine/exchange/parts.ts';
import type { Edit } from '../../engine/studio/edit.ts';
import { nextVersion } from '../../engine/studio/version.ts';
import { setAdministrator } from '../../server/store/people.ts';
import { rebuild } from '../../server/store/rebuild.ts';
import { letter, must, type Office, openOffice, signIn } from '../server/office.ts';

let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;
let bob: typeof ann;

beforeAll(async () => {
  office = await openOffice();
  const scope = office.deps.store.for(office.organization);
  for (const id of ['ann', 'bob']) await setAdministrator(scope, id, true);
  ann = await signIn(office, 'ann');
  bob = await signIn(office, 'bob');
});
afterAll(() => office.close());

const cast: Json = {
  people: [
    { id: 'ann', name: 'Ann', departments: ['desk'], roles: [] },
    { id: 'bob', name: 'Bob', departments: ['workshop'], roles: ['head'] },
  ],
  params: {},
};
const steps: { [key: string]: Json }[] = [
  { at: '2024-03-04T09:00', by: 'ann', submit: 'letter', data: { letter: { about: 'A lamp' } } },
  { at: '2024-03-04T10:00', by: 'ann', task: 'accept' },
  {
    at: '2024-03-05T10:00',
    by: 'bob',
    task: 'answer',
    data: { text: 'Mended' },
    expect: { status: 'closed', outcome: 'answered' },
  },
];
const scenario = (played: Json[]): Edit => ({
  insert: {
    file: 'scenarios/answered.json',
    path: '',
    value: { id: 'answered', title: 'Answered', steps: played },
  },
});
const days = (value: number): Edit => ({
  put: { file: 'deadlines.json', path: '/deadlines/0/within/calendarDays', value },
});
const proofs: Edit[] = [{ insert: { file: 'scenarios/cast.json', path: '', value: cast } }, scenario(steps)];

// biome-ignore lint/suspicious/noExplicitAny: an answer of the API, looked into
type Answer = any;
const read = async (path: string) => (await (await ann.get(path)).json()) as Answer;

/** A draft of the rules in force with these edits, and its version. */
async function drafted(edits: Edit[]): Promise<{ id: string; version: number }> {
  const { id } = (await (await ann.post('/api/studio/drafts', { from: 'current' })).json()) as { id: string };
  if (edits.length === 0) return { id, version: 1 };
  const sent = await ann.post(`/api/studio/drafts/${id}/edits`, { version: 1, edits });
  return { id, version: ((await sent.json()) as { version: number }).version };
}

const publish = (by: typeof ann, { id, version }: { id: string; version: number }) =>
  by.post(`/api/studio/drafts/${id}/publish`, { version, why: 'Decided today' });

const two = async (by: typeof ann, twoPeople: boolean) =>
  (await (await by.post('/api/studio/settings', { twoPeople })).json()) as Answer;

const proposedBy = (draft: Answer): string | null => draft.proposedBy;
const act = (one: Answer): string[] => (one.act ? [`${one.person} ${one.act} ${one.why ?? ''}`] : []);

const file = async (): Promise<string> => {
  const sent = await ann.post('/api/submissions/letter', letter());
  return ((await sent.json()) as { complaints: { id: string }[] }).complaints[0]!.id;
};

describe('a draft is not put into force', { timeout: 120_000 }, () => {
  test.each([
    ['that changes nothing', [], 409, 'draft.same'],
    ['that has no scenario', [days(5)], 422, 'draft.unproved'],
    [
      'whose scenario goes otherwise',
      [
        days(5),
        proofs[0]!,
        scenario(steps.slice(0, 2).map((step) => ({ ...step, expect: { status: 'closed' } }))),
      ],
      422,
      'draft.unproved',
    ],
    [
      'that fails a check',
      [{ put: { file: 'deadlines.json', path: '/deadlines/0/starts/on', value: 'stage.entered:nowhere' } }],
      422,
      'reference.unknown',
    ],
  ] as [string, Edit[], number, string][])('%s', async (_, edits, status, code) => {
    const refused = await publish(ann, await drafted(edits));
    expect([
      refused.status,
      ((await refused.json()) as { problems: { code: string }[] }).problems[0]?.code,
    ]).toEqual([status, code]);
  });

  test('that was changed since', async () => {
    const { id } = await drafted([days(5)]);
    expect((await publish(ann, { id, version: 1 })).status).toBe(409);
  });
});

describe('a draft put into force', { timeout: 120_000 }, () => {
  test('says in words what it changes, leaves open complaints as they are, moves them when asked, and back', async () => {
    const open = await file();
    const draft = await drafted([days(5), ...proofs]);
    const difference = await read(`/api/studio/drafts/${draft.id}/difference`);
    expect(difference).toMatchObject({ current: { version: '1.0.0' }, next: '1.1.0', behind: false });
    expect((difference.changes as { text: string }[]).map(({ text }) => text).join()).toContain('3');
    const proof = await read(`/api/studio/drafts/${draft.id}/proof`);
    expect(proof).toMatchObject({
      mayPublish: true,
      problems: [],
      scenarios: [{ title: 'Answered', differences: [] }],
    });
    expect(await (await publish(ann, draft)).json()).toMatchObject({
      proposed: false,
      ruleset: { version: '1.1.0' },
      unset: [],
    });
    // What was proved before lets nothing through afterwards.
    const { version } = await read(`/api/studio/drafts/${draft.id}`);
    const again = await publish(ann, { id: draft.id, version });
    expect([again.status, await again.json()]).toMatchObject([409, { problems: [{ code: 'draft.same' }] }]);
    const history = (await read(`/api/studio/drafts/${draft.id}/history`)) as object[];
    expect(history.at(-1)).toMatchObject({ act: 'rules.published', person: 'Ann', why: 'Decided today' });
    expect(history.at(-2)).toMatchObject({
      why: 'Decided today',
      edits: [{ put: { path: '/version', value: '1.1.0' } }],
    });

    const dueOf = async (id: string) =>
      ((await read(`/api/complaints/${id}`)) as { clocks: { due: string }[] }).clocks[0]!.due;
    const before = await dueOf(open);
    const fresh = await file();
    expect(await dueOf(fresh)).not.toBe(before);

    const [move] = (await read('/api/studio/moves')) as unknown as Record<string, unknown>[];
    expect(move).toMatchObject({ complaint: open, from: '1.0.0', to: '1.1.0', back: false, problems: [] });
    expect(move!.clocks).toMatchObject([{ title: 'Time to answer' }]);
    const go = async (version: unknown) =>
      (await ann.post('/api/studio/moves', { complaints: [{ complaint: open, version }] })).json();
    expect(await go(move!.version)).toEqual([{ complaint: open, problems: [] }]);
    expect(await dueOf(open)).toBe(await dueOf(fresh));
    must(await rebuild(office.deps, office.organization));
    expect(await dueOf(open)).toBe(await dueOf(fresh));

    const [back] = (await read('/api/studio/moves')) as unknown as Record<string, unknown>[];
    expect(back).toMatchObject({ complaint: open, back: true, from: '1.1.0', to: '1.0.0' });
    expect(await go(back!.version)).toEqual([{ complaint: open, problems: [] }]);
    expect(await dueOf(open)).toBe(before);
    expect((await go(back!.version)) as object[]).toMatchObject([
      { problems: [expect.stringContaining('')] },
    ]);
  });

  test('needs a second person where the organization says so', async () => {
    expect(await two(ann, true)).toEqual({ twoPeople: true, ending: null });
    const draft = await drafted([days(7)]);
    const waits = async () => (await read(`/api/studio/drafts/${draft.id}/difference`)).proposal;
    const refuse = (by: typeof ann, why?: string) =>
      by.post(`/api/studio/drafts/${draft.id}/refuse`, why ? { why } : {});
    expect([await waits(), (await refuse(bob, 'Too soon')).status]).toEqual([null, 409]);
    expect(await (await publish(ann, draft)).json()).toEqual({ proposed: true });
    expect(await waits()).toMatchObject({ person: 'ann', by: 'Ann', why: 'Decided today' });
    expect((await publish(ann, draft)).status).toBe(403);
    expect((await refuse(bob)).status).toBe(422);
    expect((await refuse(bob, 'Too soon')).status).toBe(200);
    expect(await read(`/api/studio/drafts/${draft.id}/difference`)).toMatchObject({
      proposal: null,
      refusal: { by: 'Bob', why: 'Too soon' },
    });
    expect(await (await publish(bob, draft)).json()).toEqual({ proposed: true });
    expect((await refuse(bob)).status).toBe(200);
    expect(await (await publish(ann, draft)).json()).toEqual({ proposed: true });
    expect(await (await publish(bob, draft)).json()).toMatchObject({
      proposed: false,
      ruleset: { version: '1.2.0' },
    });
    expect((await read(`/api/studio/drafts/${draft.id}/history`)).flatMap(act)).toEqual([
      'Ann rules.proposed Decided today',
      'Bob rules.refused Too soon',
      'Bob rules.proposed Decided today',
      'Bob rules.withdrawn ',
      'Ann rules.proposed Decided today',
      'Bob rules.published Decided today',
    ]);
  });

  test('is proposed as it is: what is changed since waits for nobody', async () => {
    const draft = await drafted([days(9)]);
    await publish(ann, draft);
    const proposals = async () => (await read('/api/studio/drafts')).map(proposedBy);
    expect(await proposals()).toContain('Ann');
    await bob.post(`/api/studio/drafts/${draft.id}/edits`, { version: draft.version, edits: [days(90)] });
    expect(await proposals()).not.toContain('Ann');
    const later = { id: draft.id, version: draft.version + 1 };
    expect(await (await publish(bob, later)).json()).toEqual({ proposed: true });
  });

  test('takes two people until two want it otherwise', async () => {
    expect(await two(ann, false)).toMatchObject({ twoPeople: true, ending: { by: 'Ann' } });
    expect(await two(ann, false)).toMatchObject({ twoPeople: true });
    expect(await two(bob, true)).toEqual({ twoPeople: true, ending: null });
    await two(bob, false);
    expect(await two(ann, false)).toEqual({ twoPeople: false, ending: null });
    await setAdministrator(office.deps.store.for(office.organization), 'bob', false);
    expect((await ann.post('/api/studio/settings', { twoPeople: true })).status).toBe(422);
    await setAdministrator(office.deps.store.for(office.organization), 'bob', true);
  });

  test('cannot take back what something followed on', async () => {
    const moves = (await read('/api/studio/moves')) as unknown as { complaint: string; version: number }[];
    const [one] = moves;
    await ann.post('/api/studio/moves', {
      complaints: [{ complaint: one!.complaint, version: one!.version }],
    });
    const { version, tasks } = await read(`/api/complaints/${one!.complaint}`);
    expect(
      (
        await ann.post(`/api/complaints/${one!.complaint}/tasks/${tasks[0].id}/act`, {
          action: 'submit',
          version,
        })
      ).status,
    ).toBe(200);
    const after = (await read('/api/studio/moves')) as unknown as { complaint: string }[];
    expect(after.map(({ complaint }) => complaint)).not.toContain(one!.complaint);
    const again = await ann.post('/api/studio/moves', {
      complaints: [{ complaint: one!.complaint, version: version + 1 }],
    });
    expect(((await again.json()) as { problems: string[] }[])[0]?.problems.length).toBe(1);
  });
});

test.each([
  ['0.1.0', [], '0.1.0'],
  ['1.0.0', ['1.0.0'], '1.1.0'],
  ['2.0.0', ['1.9.0', '1.10.0'], '2.0.0'],
  ['1.2.0', ['1.9.3', '1.10.2'], '1.11.0'],
] as const)('%s after %o becomes %s', (own, published, next) =>
  expect(nextVersion(own, published)).toBe(next),
);
