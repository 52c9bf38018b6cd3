/** `docket verify`: walks the log of every organization. */

import type { Command } from 'commander';
import { verify } from '../store/verify.ts';
import { overStore } from './over-store.ts';

export function register(program: Command): void {
  overStore(program, {
    name: 'verify',
    description: 'check that no event was changed, moved or taken out',
    work: ({ store }, organization) =>
      store.snapshot(organization, (scope) => verify(scope, { file: store.place.where })),
    say: ({ position, hash }) => `${position} events, head ${hash}`,
  });
}
