/** Each slip of an errand is printed on the record before its file is made: once, however often it is begun again. */

import type { Deps } from '../deps.ts';
import { perform } from '../perform.ts';
import { pageFor } from '../routes/page-for.ts';
import { loadComplaint } from '../routes/reading.ts';
import { sha256 } from '../store/json.ts';
import { Refusal } from '../store/refusal.ts';
import { type Errand, reader } from './make.ts';
import { slipsIn } from './papers.ts';

/** Refusals: those of the engine, but for complaints one may not open. */
export async function recordPrints(deps: Deps, errand: Errand, id: string): Promise<void> {
  const { ask, organization, person: actor } = errand;
  if (ask.do !== 'papers' || !ask.slips?.length) return;
  const reading = await reader(deps, errand);
  for (const complaint of ask.complaints ?? []) {
    const page = await pageFor(reading, await loadComplaint(deps, reading, complaint));
    for (const { id: issue } of slipsIn(page, ask)) {
      const key = sha256([id, complaint, issue].join('\n'));
      const once = {
        sending: { person: actor, key, bodyHash: key },
        reply: () => ({ status: 200 as const, body: {} }),
      };
      const done = await perform(deps, {
        organization,
        complaint,
        command: { type: 'print', issue, actor },
        once,
      });
      if (!done.ok) throw new Refusal(...done.problems);
    }
  }
}
