/** While a submission is typed: earlier complaints of the same person, for who may open them and sees the field. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must, type Office, openOffice, settle, signIn } from './office.ts';
import { publishRich } from './rich-office.ts';

type Person = Awaited<ReturnType<typeof signIn>>;

let office: Office;
let people: Record<'ann' | 'bob' | 'cat' | 'stranger', Person>;

const LETTERS = [
  [{ about: 'a lamp' }, { name: '王小芳', phone: '139 1234 5678', secret: 'A-17' }],
  [{ about: 'a pump' }, { name: '王小芳', phone: '13900000000' }],
  [{ about: 'a door, says 王小芳' }, { name: 'Li Fang', phone: '13700000000' }],
] as const;

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
  for (const [letter, giver] of LETTERS) {
    const sent = await people.cat.post('/api/submissions/letter', { data: { letter, giver } });
    expect(sent.status).toBe(201);
  }
}, 60_000);

afterAll(() => office.close());

const alike = async (who: keyof typeof people, giver: object): Promise<[string, string[]][]> => {
  const answer = await people[who].post('/api/submissions/letter/alike', { data: { giver, letter: {} } });
  expect(answer.status).toBe(200);
  const rows: { subject: string; same: string[] }[] = await answer.json();
  return rows.map(({ subject, same }) => [subject, same]);
};

test.each([
  ['a number however it is written', { phone: '13912345678' }, [['a lamp', ['Phone']]]],
  ['the same number, as +digits', { phone: '139-1234-5678' }, [['a lamp', ['Phone']]]],
  [
    'the most in common first',
    { name: '王小芳', phone: '13912345678' },
    [
      ['a lamp', ['Name', 'Phone']],
      ['a pump', ['Name']],
    ],
  ],
  [
    'the latest first',
    { name: '王小芳' },
    [
      ['a pump', ['Name']],
      ['a lamp', ['Name']],
    ],
  ],
  ['words of a name in any order', { name: 'fang li' }, [['a door, says 王小芳', ['Name']]]],
  ['a name not yet typed to its end', { name: '王' }, []],
  ['the end of a number', { phone: '5678' }, []],
  ['initials', { name: 'wxf' }, []],
  ['nobody', { name: '张三' }, []],
  ['what is sealed', { secret: 'A-17' }, []],
  ['what is no text', { name: 7, phone: { a: true } }, []],
])('%s', async (_, giver, wanted) => {
  expect(await alike('cat', giver)).toEqual(wanted);
});

test('nothing for who may not see the field, or the complaints', async () => {
  expect(await alike('ann', { phone: '13912345678' })).toEqual([]);
  expect(await alike('stranger', { phone: '13912345678' })).toEqual([]);
});

test('a form tells by which of its fields it asks, and what is none is refused', async () => {
  const form = await (await people.cat.get('/api/submissions/letter')).json();
  expect(form.alike).toEqual(['giver.name', 'giver.phone']);
  expect((await people.cat.post('/api/submissions/none/alike', { data: {} })).status).toBe(404);
  expect((await people.cat.post('/api/submissions/letter/alike', { data: [1] })).status).toBe(422);
});
