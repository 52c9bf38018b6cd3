/** Duties that are written down: opened on their day, once, done by their holder, listed in their register. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readFolder } from '../../server/cli/folder.ts';
import { handClock } from '../../server/clock.ts';
import { settleCast } from '../../server/demo/people.ts';
import { perform } from '../../server/perform.ts';
import { openDuties } from '../../server/schedule/duties.ts';
import { openStore } from '../../server/store/open.ts';
import { publish } from '../../server/store/rule-sets.ts';
import { must as engineMust } from '../support/rule-sets.ts';
import { emptyDeps, folder, must } from './office.ts';

const OFFICE = fileURLToPath(new URL('../language/office', import.meta.url));

test('a duty falls once, is done, and stands in its register', async () => {
  const place = folder();
  const store = engineMust(await openStore(place.file));
  const clock = handClock('2024-03-04T01:00:00Z');
  const deps = await emptyDeps(store, clock);
  try {
    const rules = must(await publish(store, 'office', readFolder(OFFICE), clock.now(), true));
    must(await settleCast(deps, 'office', rules.set.cast!));
    const scope = store.for('office');
    await openDuties(deps, 'office');
    await openDuties(deps, 'office');
    const tasks = await scope.selectFrom('tasks').select(['complaint', 'id', 'rule']).execute();
    expect(tasks.map(({ complaint, rule }) => [complaint, rule])).toEqual([
      ['duty-weekly-2024-03-04', 'weekly'],
    ]);
    const { complaint, id } = tasks[0]!;
    const data = { said: 'nothing late' };
    const command = { type: 'act', task: id, action: 'submit', actor: 'dora', data } as const;
    must(await perform(deps, { organization: 'office', complaint, command }));
    const rows = await scope
      .selectFrom('register_rows')
      .select(['register', 'cells'])
      .where('register', '=', 'meetings')
      .execute();
    expect(rows.map(({ register, cells }) => [register, JSON.parse(cells)])).toEqual([
      ['meetings', { day: '2024-03-04', said: 'nothing late', late: false }],
    ]);
    clock.set('2024-03-07T01:00:00Z');
    await openDuties(deps, 'office');
    expect(await scope.selectFrom('tasks').select('id').execute()).toEqual([]);
    clock.set('2024-03-11T01:00:00Z');
    await openDuties(deps, 'office');
    expect(await scope.selectFrom('tasks').select('complaint').orderBy('complaint').execute()).toEqual([
      { complaint: 'duty-caseReview-2024-03-10' },
      { complaint: 'duty-weekly-2024-03-11' },
    ]);
    // No server ran for three weeks: each Monday's record is opened, its limits long past.
    clock.set('2024-04-02T01:00:00Z');
    await openDuties(deps, 'office');
    const opened = await scope.selectFrom('tasks').select('complaint').orderBy('complaint').execute();
    expect(opened.map(({ complaint }) => complaint.slice('duty-'.length))).toEqual([
      'caseReview-2024-03-10',
      // Of each of two wards.
      ...['wardReport-2024-04-01', 'wardReport-2024-04-01'],
      ...['weekly-2024-03-11', 'weekly-2024-03-18', 'weekly-2024-03-25', 'weekly-2024-04-01'],
    ]);
    const days = await scope
      .selectFrom('clocks')
      .select('day')
      .where('deadline', '=', 'duty:weekly')
      .where('complaint', '=', 'duty-weekly-2024-03-18')
      .execute();
    expect(days).toEqual([{ day: '2024-03-19' }]);
  } finally {
    await store.close();
    place.remove();
  }
});
