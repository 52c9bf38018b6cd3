/** The command line. */

import { docket } from './program.ts';

/** Whoever reads may stop early (`docket diff a b | head`). */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

await docket(process.argv.slice(2));
