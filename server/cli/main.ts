/** The command line. */

import { docket } from './program.ts';

await docket(process.argv.slice(2));
