/** A year's announcement whose counting was cut off half way: the next server counts to the end. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ok } from '../../engine/problem.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { oweRecount, payRecount } from '../../server/recount.ts';
import { saveYear } from '../../server/store/calendar-years.ts';
import { isOwed, jobsOf } from '../../server/store/jobs.ts';
import { publish } from '../../server/store/rule-sets.ts';
import { letter, must, OFFICE, type Office, openOffice, signIn } from './office.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const dues = async () =>
  (await office.deps.store.for(office.organization).selectFrom('clocks').select('due').execute()).map(
    ({ due }) => due,
  );

test('what is owed is paid once', async () => {
  const { deps, organization } = office;
  const files = readFolder(OFFICE);
  const working = {
    ...files,
    'ruleset.json': files['ruleset.json']!.replace('1.0.0', '1.1.0'),
    'deadlines.json': files['deadlines.json']!.replace('"calendarDays": 3', '"workingDays": 3'),
  };
  must(await publish(deps.store, organization, working, deps.clock.now()));
  const ann = await signIn(office, 'ann');
  for (let n = 0; n < 3; n += 1) await ann.post('/api/submissions/letter', letter());
  const before = await dues();
  expect(before).toHaveLength(3);
  await oweRecount(deps, organization);
  const announcement = { title: 'x', number: 'x', date: '2023-11-01' };
  const days = ['2024-03-05', '2024-03-06', '2024-03-07', '2024-03-08'];
  const year = { year: 2024, announcement, holidays: [{ id: 'long', title: 'Long', days }], workdays: [] };
  must(
    await deps.store.write(organization, async (scope) => {
      await saveYear(scope, 'cn', year, { person: 'ann', at: deps.clock.now() });
      return ok(null);
    }),
  );
  // Here the server was killed.
  expect(await dues()).toEqual(before);
  await payRecount(deps, organization);
  const after = await dues();
  for (const [at, due] of after.entries()) expect(due! > before[at]!).toBe(true);
  expect(await isOwed(deps.store, `recount ${organization}`)).toBe(false);
  expect(await jobsOf(deps.store)).toEqual([]);
});
