/** Whether a log is the one that the latest backup saw: an older or another file would give numbers twice (guarantees, faults 100 and 101). */

import { type Problem, problem } from '../../engine/problem.ts';
import type { Store } from '../store/open.ts';
import { lastManifest } from './last.ts';

/** Problem store.behind {organization, position, at} for each log in which the event that the backup ended with is missing or another. */
export async function behindBackup(store: Store, folder: string | undefined): Promise<Problem[]> {
  const manifest = lastManifest(folder);
  const problems: Problem[] = [];
  for (const { organization, position, hash } of manifest?.heads ?? []) {
    const there = store.for(organization).selectFrom('events').select('hash');
    const event = position > 0 ? await there.where('position', '=', position).executeTakeFirst() : { hash };
    if (event?.hash !== hash)
      problems.push(problem('store.behind', '', { organization, position, at: manifest!.at }));
  }
  return problems;
}
