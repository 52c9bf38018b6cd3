/** `docket rotate-key`: changes the key that wraps all others. */

import type { Command } from 'commander';
import { ok } from '../../engine/problem.ts';
import { print, withOutput } from './out.ts';
import { inStore } from './over-store.ts';
import type { ServerOptions } from './running.ts';

async function rotate(options: ServerOptions): Promise<void> {
  const done = await inStore(options, async ({ store }) => ok(await store.keys.changeMaster()));
  if (done !== undefined) print(options, { organizations: done }, [`${done} organizations`]);
}

export function register(program: Command): void {
  withOutput(program.command('rotate-key'))
    .description('put a new key into the key file; back it up, and destroy copies of the old one')
    .option('--data <folder>', 'instead of DOCKET_DATA')
    .action(rotate);
}
