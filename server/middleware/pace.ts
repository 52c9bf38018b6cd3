/** How much one session or token may ask in a minute: taken from a count that all servers share, a portion at a time, so that asking stays cheap. */

import type { Context } from 'hono';
import { makeLimit } from '../access/limit.ts';
import type { Deps } from '../deps.ts';
import type { Env } from './env.ts';
import { tooMany } from './problems.ts';

const SECONDS = 60;
/** Of a minute's allowance. */
const PORTION = 1 / 30;
/** Sessions whose portions are kept in mind. */
const MOST = 50_000;

interface Portion {
  left: number;
  until: number;
}

const keyOf = (c: Context<Env>): string => {
  const { organization, person, session } = c.get('reader');
  return `${organization} ${person.id} ${session?.id ?? 'token'}`;
};

/** The refusal of who asks too much; null for all others, and for everybody where nothing is set. */
export function makePace(deps: Deps): (c: Context<Env>) => Promise<Response | null> {
  const { requests } = deps;
  if (!requests) return async () => null;
  const size = Math.max(1, Math.floor(requests * PORTION));
  const shared = makeLimit(deps, 'requests', Math.floor(requests / size), SECONDS);
  const portions = new Map<string, Portion>();
  return async (c) => {
    const [key, now] = [keyOf(c), Date.parse(deps.clock.now())];
    const portion = portions.get(key);
    if (portion && portion.left > 0 && now < portion.until) {
      portion.left -= 1;
      return null;
    }
    const seconds = await shared.wait(key);
    if (seconds > 0) return tooMany(c, seconds);
    if (portions.size >= MOST) portions.clear();
    portions.set(key, { left: size - 1, until: now + SECONDS * 1000 });
    return null;
  };
}
