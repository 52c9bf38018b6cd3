/** A server process as far as its claim on the database: sends what it was told, and stays. */

import { openStore } from '../../../server/store/open.ts';
import { must } from './must.ts';

const store = must(await openStore(process.argv[2]!));
const claimed = store.claim();
process.send?.(claimed.ok ? [] : claimed.problems.map(({ code }) => code));
setInterval(() => {}, 1000);
