/** Who knows a complaint by the code of a blind task finds it in no list: held against a replay of every complaint. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replay } from '../../engine/complaint/evolve.ts';
import { blindTasks } from '../../engine/permission/blind.ts';
import { handClock } from '../../server/clock.ts';
import { seed } from '../../server/demo/seed.ts';
import type { Deps } from '../../server/deps.ts';
import { reader } from '../../server/errands/make.ts';
import { hiddenOf } from '../../server/routes/hidden.ts';
import { eventsOf } from '../../server/store/events.ts';
import { openStore } from '../../server/store/open.ts';
import { everyone } from '../../server/store/people.ts';
import { emptyDeps, folder, must } from './office.ts';

/** One whose tests are done without knowing whose they are. */
const organization = 'testing-laboratory';
const rules = fileURLToPath(new URL(`../../schemas/organizations/${organization}`, import.meta.url));
const place = folder();
let deps: Deps;

beforeAll(async () => {
  deps = await emptyDeps(must(await openStore(place.file)), handClock('2026-11-22T08:00:00Z'));
  must(await seed(deps, rules));
}, 60_000);

afterAll(async () => {
  await deps.printer.close();
  await deps.prover.close();
  await deps.store.close();
  place.remove();
});

test('the index says the same as the complaints themselves', async () => {
  const scope = deps.store.for(organization);
  const ids = (await scope.selectFrom('complaints').select('id').execute()).map(({ id }) => id);
  let found = 0;
  for (const { person } of await everyone(scope)) {
    const reading = await reader(deps, { organization, person: person.id, language: 'zh-Hans' });
    const wanted = new Set<string>();
    for (const id of ids) {
      const state = replay(await eventsOf(scope, id));
      const own = await deps.rules.byHash(organization, state.ruleset.hash);
      if (blindTasks(own, state, reading.world.directory, person.id).length > 0) wanted.add(id);
    }
    expect(await hiddenOf(deps, reading, ids), person.id).toEqual(wanted);
    found += wanted.size;
  }
  expect(found).toBeGreaterThan(0);
});
