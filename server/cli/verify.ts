/** `docket verify`: walks the log of every organization. */

import type { Command } from 'commander';
import { verify } from '../store/verify.ts';
import { overStore } from './over-store.ts';

export function register(program: Command): void {
  overStore(program, {
    name: 'verify',
    description: 'check that no event was changed, moved or taken out',
    work: ({ store }, organization) => verify(store.for(organization)),
    say: ({ position, hash }) => `${position} events, head ${hash}`,
  });
}
