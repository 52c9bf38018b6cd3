/** Rows made anew from old events count with the values that were set when those happened. */

import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { SubmitCommand } from '../../engine/complaint/command.ts';
import { ok } from '../../engine/problem.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { handClock } from '../../server/clock.ts';
import type { Deps } from '../../server/deps.ts';
import { performSubmit } from '../../server/perform.ts';
import { paramsOf, saveParam, savePerson } from '../../server/store/people.ts';
import { rebuild } from '../../server/store/rebuild.ts';
import { publish } from '../../server/store/rule-sets.ts';
import { databases, fresh } from '../torture/support/databases.ts';
import { depsOver } from '../torture/support/office.ts';
import { MONDAY, must } from './office.ts';

const ORGANIZATION = 'wards';
/** Its book of wards has a column that counts the wards listed. */
const OFFICE = fileURLToPath(new URL('../language/office', import.meta.url));

const both = await databases();
afterAll(async () => {
  for (const database of both) await database.stop();
});

const list = async (deps: Deps, wards: string[]): Promise<void> => {
  const value = wards.map((id) => ({ id, title: `Ward ${id}` }));
  must(await deps.store.write(ORGANIZATION, async (scope) => ok(await saveParam(scope, 'openWards', value))));
};

async function settle(deps: Deps): Promise<void> {
  const { set } = must(await publish(deps.store, ORGANIZATION, readFolder(OFFICE), MONDAY));
  const { people, params } = set.cast!;
  must(
    await deps.store.write(ORGANIZATION, async (scope) => {
      for (const person of people) await savePerson(scope, person, person.id);
      for (const [id, value] of Object.entries(params)) await saveParam(scope, id, value);
      return ok(null);
    }),
  );
}

const letter = (deps: Deps, actor: string, ward: string): SubmitCommand => ({
  type: 'submit',
  submission: 'wardLetter',
  id: deps.ids.next(),
  actor,
  data: { ward: { ward, topic: 'noise' } },
});

/** What a rebuild makes: the register's cells, what lists say, what is searched. */
async function made(deps: Deps): Promise<{ wards: unknown[]; rows: string[] }> {
  const scope = deps.store.for(ORGANIZATION);
  const books = await scope
    .selectFrom('register_rows')
    .selectAll()
    .where('register', '=', 'wardBook')
    .execute();
  const others = [
    ...(await scope.selectFrom('complaints').selectAll().execute()),
    ...(await scope.selectFrom('facts').selectAll().execute()),
    ...(await scope.selectFrom('readers').selectAll().execute()),
  ];
  const wards = books.map(({ cells }) => (JSON.parse(cells) as { wards: number }).wards);
  return {
    wards: wards.toSorted(),
    rows: [...books, ...others].map((row) => JSON.stringify(row)).toSorted(),
  };
}

test.each(both)('on $name', { timeout: 120_000 }, async (database) => {
  if (database.missing) return;
  const deps = depsOver(await fresh(database), handClock(MONDAY));
  await settle(deps);
  const scope = deps.store.for(ORGANIZATION);
  const clerk = (await scope.selectFrom('people').selectAll().execute()).find(({ departments }) =>
    departments.includes('desk'),
  )!.id;
  await list(deps, ['east']);
  must(await performSubmit(deps, ORGANIZATION, letter(deps, clerk, 'east')));
  await list(deps, ['east', 'west', 'south']);
  must(await performSubmit(deps, ORGANIZATION, letter(deps, clerk, 'east')));
  await list(deps, []);
  const live = await made(deps);
  expect(live.wards).toEqual([1, 3]);
  expect(must(await rebuild(deps, ORGANIZATION))).toBe(2);
  expect(await made(deps)).toEqual(live);
  expect((await paramsOf(scope)).openWards).toEqual([]);
  await deps.printer.close();
  await deps.store.close();
});
