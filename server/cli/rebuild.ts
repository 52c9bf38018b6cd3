/** `docket rebuild`: makes lists and registers anew from the events. */

import type { Command } from 'commander';
import { rebuild } from '../store/rebuild.ts';
import { overStore } from './over-store.ts';

export function register(program: Command): void {
  overStore(program, {
    name: 'rebuild',
    description: 'make lists and registers anew from the events',
    work: rebuild,
    say: (complaints) => `${complaints} complaints`,
  });
}
