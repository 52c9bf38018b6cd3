/** Projections: made anew from the events they are what they were; a second sending does nothing anew. */

import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handClock, shifted } from '../../server/clock.ts';
import type { Deps } from '../../server/deps.ts';
import { type Once, perform, performSubmit } from '../../server/perform.ts';
import { firstDue, tick } from '../../server/schedule/tick.ts';
import { PROJECTIONS } from '../../server/store/projections.ts';
import { rebuild } from '../../server/store/rebuild.ts';
import { databases, fresh } from '../torture/support/databases.ts';
import { depsOver, letterOf, ORGANIZATION, settleOffice } from '../torture/support/office.ts';
import { MONDAY, must } from './office.ts';

const both = await databases();
let deps: Deps;
let clock: ReturnType<typeof handClock>;

afterAll(async () => {
  for (const database of both) await database.stop();
});

const rows = async (): Promise<Record<string, unknown[]>> => {
  const all: Record<string, unknown[]> = {};
  for (const table of [...PROJECTIONS, 'counters', 'numbers', 'heads'] as const) {
    const found = await deps.store.for(ORGANIZATION).selectFrom(table).selectAll().execute();
    all[table] = found.map((row) => JSON.stringify(row)).toSorted();
  }
  return all;
};

const open = async (about: string): Promise<string> =>
  must(await performSubmit(deps, ORGANIZATION, letterOf(deps, about))).outcome!.opened[0]!.id;

async function act(complaint: string, task: string, actor = 'ann', data?: Record<string, string>) {
  const order = { organization: ORGANIZATION, complaint };
  const taken = await perform(deps, { ...order, command: { type: 'take', task, actor } });
  if (!taken.ok) return taken;
  return perform(deps, { ...order, command: { type: 'act', task, action: 'submit', actor, data } });
}

async function taskOf(complaint: string): Promise<string> {
  const scope = deps.store.for(ORGANIZATION);
  const row = await scope
    .selectFrom('tasks')
    .select('id')
    .where('complaint', '=', complaint)
    .executeTakeFirst();
  return row!.id;
}

describe.each(both)('$name', (database) => {
  if (database.missing) return test.skip(database.name, () => {});

  beforeEach(async () => {
    clock = handClock(MONDAY);
    deps = depsOver(await fresh(database), clock);
    await settleOffice(deps);
  });

  afterEach(async () => {
    await deps.printer.close();
    await deps.store.close();
  });

  test('made anew they are what they were', async () => {
    const [answered, , late] = [await open('灯坏了'), await open('new'), await open('late')];
    for (const id of [answered, late]) must(await act(id, await taskOf(id)));
    must(await act(answered, await taskOf(answered), 'bob', { text: '已换新灯' }));
    clock.set(shifted(MONDAY, 10 * 86_400));
    for (;;) {
      const waiting = await firstDue(deps, ORGANIZATION, clock.now());
      if (!waiting) break;
      await tick(deps, waiting);
    }
    const live = await rows();
    expect(live.clocks!.some((row) => JSON.stringify(row).includes('missed'))).toBe(true);
    expect(must(await rebuild(deps, ORGANIZATION))).toBe(3);
    expect(await rows()).toEqual(live);
  });

  test('a refused command leaves nothing, its number is the next one', async () => {
    const first = await open('one');
    const before = await rows();
    const refused = await act(first, 'no-such-task');
    expect(refused.ok).toBe(false);
    expect(await rows()).toEqual(before);
    must(await act(first, await taskOf(first)));
    const numbers = await deps.store.for(ORGANIZATION).selectFrom('numbers').select('text').execute();
    expect(numbers).toEqual([{ text: '2024-0001' }]);
  });

  test('a second sending at the same moment gets the first answer', async () => {
    const sending = { person: 'ann', key: 'k', bodyHash: 'h' };
    const once: Once = {
      sending,
      reply: ({ opened }) => ({ status: 201, body: opened.map(({ id }) => id) }),
    };
    const sent = [1, 2, 3, 4].map(() => performSubmit(deps, ORGANIZATION, letterOf(deps, 'one'), once));
    const replies = (await Promise.all(sent)).map((result) => must(result).reply);
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect((await rows()).complaints).toHaveLength(1);
    const other = { ...once, sending: { ...sending, bodyHash: 'other' } };
    const mismatch = await performSubmit(deps, ORGANIZATION, letterOf(deps, 'two'), other);
    expect(mismatch).toMatchObject({ ok: false, problems: [{ code: 'idempotency.mismatch' }] });
  });
});
