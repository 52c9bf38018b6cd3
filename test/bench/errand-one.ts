/** One errand in a process of its own: `tsx errand-one.ts <file> <pdf|xlsx>` says seconds, megabytes before it and at most, bytes. */
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../server/clock.ts';
import { doNext } from '../../server/errands/run.ts';
import { insertErrand } from '../../server/store/errands.ts';
import { openStore } from '../../server/store/open.ts';
import { ownerOf } from '../../server/store/scope.ts';
import { must } from '../server/office.ts';
import { ORGANIZATION } from '../support/long-book.ts';
import { depsOver } from '../torture/support/office.ts';

const [file = '', asked] = process.argv.slice(2);
const format = asked === 'xlsx' ? 'xlsx' : 'pdf';
const megabytes = () => process.resourceUsage().maxRSS / 1024;
const store = must(await openStore(file));
const deps = depsOver(store, systemClock);
await ownerOf(store.for(ORGANIZATION)).ring.ready();
const ask = { do: 'register', register: 'book', format } as const;
const id = deps.ids.next();
const errand = { id, person: 'ann', language: 'zh-Hans', title: '', ask, at: deps.clock.now() } as const;
must(
  await store.write(ORGANIZATION, async (scope) => ({ ok: true, value: await insertErrand(scope, errand) })),
);
await pause(500);
const [idle, start, used] = [megabytes(), performance.now(), process.cpuUsage()];
await doNext(deps, 'bench');
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(used);
const [row] = await store.for(ORGANIZATION).selectFrom('errands').selectAll().execute();
if (row?.state !== 'done') throw new Error(JSON.stringify(row));
await deps.blobs.remove(row.hash!);
await store.for(ORGANIZATION).deleteFrom('errands').execute();
console.log(
  JSON.stringify({
    seconds,
    processor: (user + system) / 1e6,
    idle,
    megabytes: megabytes(),
    bytes: row.size,
    parts: row.count,
  }),
);
process.exit();
