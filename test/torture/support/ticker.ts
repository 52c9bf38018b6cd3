/** A server process without a door: ticks the clocks of a database until it is killed. Started by processes.ts. */

import { instantText, systemMillis } from '../../../server/clock.ts';
import { startSchedule } from '../../../server/schedule/tick.ts';
import { openStore } from '../../../server/store/open.ts';
import { must } from '../../server/office.ts';
import { depsOver } from './office.ts';

const [where, start] = process.argv.slice(2);
const begun = systemMillis();
const clock = { now: () => instantText(Date.parse(start!) + systemMillis() - begun) };
const deps = depsOver(must(await openStore(where!)), clock);
process.send?.('ready');
startSchedule(deps);
