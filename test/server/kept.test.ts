/** What is kept in mind between requests is never other than what the tables say, whoever changed them and however it ended. */

import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fail, ok, problem } from '../../engine/problem.ts';
import { policyOf, savePolicy } from '../../server/access/policy.ts';
import { handClock } from '../../server/clock.ts';
import type { Deps } from '../../server/deps.ts';
import { suspendOrganization } from '../../server/organizations.ts';
import { perform, performSubmit } from '../../server/perform.ts';
import { pageFor } from '../../server/routes/page-for.ts';
import { loadComplaint } from '../../server/routes/reading.ts';
import { saveYear } from '../../server/store/calendar-years.ts';
import { append } from '../../server/store/events.ts';
import { groundOf } from '../../server/store/ground.ts';
import { openStore } from '../../server/store/open.ts';
import {
  memberOf,
  saveAway,
  saveName,
  saveParam,
  savePerson,
  setAdministrator,
  suspend,
} from '../../server/store/people.ts';
import { putPicture } from '../../server/store/pictures.ts';
import type { Scope } from '../../server/store/scope.ts';
import { ownerOf } from '../../server/store/scope.ts';
import { toldOf } from '../../server/store/told.ts';
import { loadWorld } from '../../server/world.ts';
import { databases, KEY } from '../torture/support/databases.ts';
import { event } from '../torture/support/events.ts';
import { depsOver } from '../torture/support/office.ts';
import { MONDAY, must } from './office.ts';
import { publishRich, RICH, readerOf, settleRich } from './rich-office.ts';

const both = await databases();
let deps: Deps;
let place: string;

afterAll(async () => {
  for (const database of both) await database.stop();
});

const change = async (work: (scope: Scope) => Promise<unknown>) =>
  must(
    await deps.store.write(RICH, async (scope) => {
      await work(scope);
      return ok(null);
    }),
  );

const stampOf = async (): Promise<string> => (await groundOf(deps.store.for(RICH)))!.stamp;
const namesNow = async (): Promise<unknown[]> =>
  (await readerOf(deps, 'cat')).world.directory.people.map(({ name }) => name);

const eve = { id: 'eve', name: 'Eve', departments: ['desk'], roles: [] };
const away = { from: '2024-03-05', until: '2024-03-06', substitute: 'cat' };
const year = { year: 2031, holidays: [], workdays: [], source: 'a notice' };
const picture = { id: 'p1', type: 'image/png', width: 1, height: 1, bytes: '', person: 'ann', at: MONDAY };

const CHANGES: [string, () => Promise<unknown>][] = [
  ['a person', () => change((scope) => savePerson(scope, eve, 'rich-eve'))],
  ['leave', () => change((scope) => saveAway(scope, 'bob', away))],
  ['a suspended person', () => change((scope) => suspend(scope, 'bob', MONDAY))],
  ['an administrator', () => change((scope) => setAdministrator(scope, 'bob', true))],
  ['a value', () => change((scope) => saveParam(scope, 'any', 1))],
  ['a year', () => change((scope) => saveYear(scope, 'cn', year as never, { person: 'ann', at: MONDAY }))],
  ['a picture', () => change((scope) => putPicture(scope, { place: 'seal', ...picture }))],
  ['a policy', () => change((scope) => savePolicy(scope, { everyone: true, roles: [] }))],
  ['the name', () => change((scope) => saveName(scope, RICH, 'Another'))],
  ['rules in force', () => publishRich(deps, RICH)],
  ['its own suspension', () => suspendOrganization(deps, RICH, true)],
  ['a row gone', () => deps.store.db.deleteFrom('people').where('id', '=', 'bob').execute()],
];

const submitted = async (): Promise<string> => {
  const letter = { type: 'submit', submission: 'letter', id: deps.ids.next(), actor: 'ann' } as const;
  const data = { letter: { about: 'A lamp' }, giver: { name: 'Somebody' } };
  return must(await performSubmit(deps, RICH, { ...letter, data })).outcome!.opened[0]!.id;
};

const page = async (complaint: string, person = 'cat') => {
  const reader = await readerOf(deps, person);
  return pageFor(reader, await loadComplaint(deps, reader, complaint));
};

describe.each(both)('$name', (database) => {
  if (database.missing) return test.skip(database.name, () => {});

  beforeEach(async () => {
    place = await database.place();
    deps = depsOver(must(await openStore(place, KEY)), handClock(MONDAY));
    await settleRich(deps);
  });

  afterEach(async () => {
    await deps.printer.close();
    await deps.prover.close();
    await deps.store.close();
  });

  test('each change of the ground has a stamp of its own; what happens in complaints has none', async () => {
    const stamps = [await stampOf()];
    expect(stamps[0]).not.toBe('');
    for (const [, make] of CHANGES) {
      await make();
      stamps.push(await stampOf());
    }
    const same = CHANGES.filter((_, at) => stamps[at] === stamps[at + 1]).map(([name]) => name);
    expect(same).toEqual([]);
    expect(new Set(stamps).size).toBe(stamps.length);
  });

  test('complaints change no stamp, and what is kept is handed out again', async () => {
    const before = await stampOf();
    await submitted();
    expect(await stampOf()).toBe(before);
    const [one, two] = [await readerOf(deps, 'cat'), await readerOf(deps, 'ann')];
    expect(one.world.directory).toBe(two.world.directory);
    expect(one.rules).toBe(two.rules);
  });

  test('what another server changed is seen at once', async () => {
    await namesNow();
    const other = must(await openStore(place, KEY));
    await other.for(RICH).updateTable('people').set({ name: '"Zoe"' }).where('id', '=', 'ann').execute();
    await other.close();
    expect(await namesNow()).toContain('Zoe');
  });

  test('what was undone with its transaction was never kept', async () => {
    const [before, rules] = [await namesNow(), await deps.rules.current(RICH)];
    const refused = await deps.store.write(RICH, async (scope) => {
      await savePerson(scope, { ...eve, id: 'ann' }, 'rich-ann');
      const { directory } = await loadWorld(deps, scope, rules, RICH);
      expect(directory.people.map(({ name }) => name)).toContain('Eve');
      return fail(problem('access.forbidden', ''));
    });
    expect(refused.ok).toBe(false);
    expect(await namesNow()).toEqual(before);
  });

  test('who is suspended, alone or with all, has no place any more; a policy holds at once', async () => {
    const seat = () => memberOf(deps.store, { userId: 'rich-bob' });
    expect(await seat()).toMatchObject({ organization: RICH, administrator: false });
    await change((scope) => setAdministrator(scope, 'bob', true));
    expect(await seat()).toMatchObject({ administrator: true });
    await suspendOrganization(deps, RICH, true);
    expect(await seat()).toBeNull();
    await suspendOrganization(deps, RICH, false);
    expect(await seat()).not.toBeNull();
    await change((scope) => suspend(scope, 'bob', MONDAY));
    expect(await seat()).toBeNull();
    expect((await policyOf(deps.store.for(RICH))).everyone).toBe(false);
    await change((scope) => savePolicy(scope, { everyone: true, roles: [] }));
    expect((await policyOf(deps.store.for(RICH))).everyone).toBe(true);
  });

  test('a complaint is told once for each last event; what was undone is not told', async () => {
    const complaint = await submitted();
    const scope = deps.store.for(RICH);
    const first = await toldOf(scope, complaint);
    expect(await toldOf(scope, complaint)).toBe(first);
    await deps.store.write(RICH, async (writing) => {
      const { state, events } = first;
      const more = event(state.version + 1, { type: 'stage.entered' });
      await append(writing, complaint, state.ruleset.hash, state.version, [more]);
      expect((await toldOf(writing, complaint)).events).toHaveLength(events.length + 1);
      return fail(problem('access.forbidden', ''));
    });
    expect((await toldOf(scope, complaint)).state).toEqual(first.state);
    const [task] = first.state.tasks;
    const take = { type: 'take', task: task!.id, actor: 'ann' } as const;
    must(await perform(deps, { organization: RICH, complaint, command: take }));
    expect((await toldOf(scope, complaint)).state.version).toBeGreaterThan(first.state.version);
  });

  test('what a key closed is not told once the key is gone, whoever destroyed it', async () => {
    const complaint = await submitted();
    const scope = deps.store.for(RICH);
    const told = async () => JSON.stringify((await toldOf(scope, complaint, 'what there is')).state);
    expect(await told()).toContain('Somebody');
    const other = must(await openStore(place, KEY));
    const { key } = (await scope.selectFrom('complaints').select('key').executeTakeFirst())!;
    await ownerOf(other.for(RICH)).ring.forget([key!]);
    await other.close();
    expect(await told()).not.toContain('Somebody');
  });

  test('a page is made once for a reader, and anew where anything it is made of changed', async () => {
    const complaint = await submitted();
    const first = await page(complaint);
    expect(await page(complaint)).toBe(first);
    expect(JSON.stringify(await page(complaint, 'ann'))).not.toContain('Somebody');
    await change((scope) => saveName(scope, RICH, 'Another'));
    expect(await page(complaint)).not.toBe(first);
    await sql`update people set name = '"Zoe"' where id = 'ann'`.execute(deps.store.db);
    expect(JSON.stringify(await page(complaint))).toContain('Zoe');
    const [task] = (await page(complaint, 'ann')).tasks;
    const take = { type: 'take', task: task!.id, actor: 'ann' } as const;
    must(await perform(deps, { organization: RICH, complaint, command: take }));
    expect((await page(complaint, 'ann')).version).toBeGreaterThan(first.version);
  });
});
