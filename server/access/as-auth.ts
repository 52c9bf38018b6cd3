/** Work of better-auth: between its requests Node is let watch promises no more. */

import { AsyncLocalStorage } from 'node:async_hooks';

/** Where better-auth keeps what it keeps of the request it is at, for all its copies in one process. */
const PLACE = Symbol.for('better-auth:global');

function storages(): AsyncLocalStorage<unknown>[] {
  const known = (globalThis as { [PLACE]?: { context?: object } })[PLACE]?.context ?? {};
  return Object.values(known).filter((one) => one instanceof AsyncLocalStorage);
}

let underWay = 0;

/**
 * Once a storage was used, Node 20 follows every promise of the process for it, from then on and whoever made it: a
 * third of what reading a complaint costs. It ends when the last of better-auth's requests under way does.
 */
export async function asAuth<T>(work: () => Promise<T>): Promise<T> {
  underWay += 1;
  try {
    return await work();
  } finally {
    underWay -= 1;
    if (underWay === 0) for (const one of storages()) one.disable();
  }
}
