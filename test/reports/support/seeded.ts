/** A demo's data in a store of its own, for as long as the work takes. */
import { fileURLToPath } from 'node:url';
import { handClock } from '../../../server/clock.ts';
import { seed } from '../../../server/demo/seed.ts';
import type { Deps } from '../../../server/deps.ts';
import { openStore } from '../../../server/store/open.ts';
import { emptyDeps, folder, must } from '../../server/office.ts';

const NOW = '2026-11-22T08:00:00Z';
export const PRINTED = '2026-11-22T16:00:00+08:00';

export async function seeded<T>(organization: string, work: (deps: Deps) => Promise<T>): Promise<T> {
  const place = folder();
  const deps = await emptyDeps(must(await openStore(place.file)), handClock(NOW));
  const rules = new URL(`../../../schemas/organizations/${organization}`, import.meta.url);
  try {
    must(await seed(deps, fileURLToPath(rules)));
    return await work(deps);
  } finally {
    await deps.printer.close();
    await deps.prover.close();
    await deps.store.close();
    place.remove();
  }
}
