/** A process that takes numbers as fast as it can, refuses every fifth command, and tells each number after its commit. */

import { fail, ok, problem } from '../../../engine/problem.ts';
import { countersOf, giveNumbers } from '../../../server/store/counters.ts';
import { append } from '../../../server/store/events.ts';
import { openStore } from '../../../server/store/open.ts';
import { event } from './events.ts';
import { must } from './must.ts';

const [where, name] = process.argv.slice(2);
const store = must(await openStore(where!));
const SERIES = ['in/2024', 'out/2024', 'in/2025', 'out/2025'];
/** Requests under way at one time, as in a server. */
const AT_ONCE = 4;

const take = (complaint: string, key: string, refused: boolean) =>
  store.write('a', async (scope) => {
    const n = ((await countersOf(scope))[key] ?? 0) + 1;
    const given = { type: 'number.given', series: key.split('/')[0], key, text: `${key}-${n}`, n };
    const events = [event(1), event(2, given)];
    await append(scope, complaint, 'rules', 0, events);
    await giveNumbers(scope, complaint, events);
    return refused ? fail(problem('refused', '')) : ok(n);
  });

async function run(lane: number): Promise<void> {
  for (let turn = 0; process.connected; turn += 1) {
    const key = SERIES[(turn + lane) % SERIES.length]!;
    const begun = performance.now();
    const taken = await take(`${name}-${lane}-${turn}`, key, turn % 5 === 4);
    const took = performance.now() - begun;
    if (taken.ok && process.connected) process.send?.({ key, n: taken.value, took });
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => run(lane)));
await store.close();
