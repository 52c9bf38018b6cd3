/** Notes who looked at or printed what: once an hour for each, so that reading stays cheap. */

import { createMiddleware } from 'hono/factory';
import { ok } from '../../engine/problem.ts';
import type { Deps } from '../deps.ts';
import { note } from '../store/audit.ts';
import type { Env } from './env.ts';

/** By path, the first that fits; its group is what was looked at. */
const LOOKS: [RegExp, string][] = [
  [/^\/api\/complaints\/(export)$/, 'list.exported'],
  [/^\/api\/complaints\/(print)$/, 'list.printed'],
  [/^\/api\/complaints\/([^/]+)\/.*print$/, 'complaint.printed'],
  [/^\/api\/complaints\/([^/]+)\/files\//, 'complaint.file'],
  [/^\/api\/complaints\/([0-9a-f-]{36})$/, 'complaint.opened'],
  [/^\/api\/errands\/([^/]+)\/file$/, 'errand.fetched'],
  [/^\/api\/registers\/([^/]+)\/print$/, 'register.printed'],
  [/^\/api\/registers\/([^/]+)\/export$/, 'register.exported'],
  [/^\/api\/registers\/([^/]+)$/, 'register.opened'],
];

const HOUR = 3_600_000;
const MOST = 50_000;

function lookAt(path: string): { act: string; subject: string } | null {
  for (const [pattern, act] of LOOKS) {
    const subject = pattern.exec(path)?.[1];
    if (subject) return { act, subject: decodeURIComponent(subject) };
  }
  return null;
}

/** Behind `signedIn`; only what was really shown is noted. */
export function looked(deps: Deps) {
  const noted = new Map<string, number>();
  return createMiddleware<Env>(async (c, next) => {
    await next();
    const look = c.req.method === 'GET' && c.res.ok ? lookAt(c.req.path) : null;
    if (!look) return;
    const { organization, person } = c.get('reader');
    const [now, key] = [deps.clock.now(), `${organization} ${person.id} ${look.act} ${look.subject}`];
    if (Date.parse(now) - (noted.get(key) ?? 0) < HOUR) return;
    if (noted.size >= MOST) noted.clear();
    noted.set(key, Date.parse(now));
    const noting = deps.store.write(organization, async (scope) => {
      await note(scope, deps.ids, now, { person: person.id, ...look });
      return ok(null);
    });
    // On a full disk what is there is read all the same (guarantees, fault 97).
    await noting.catch((error) => deps.log.error({ error: String(error) }, 'look not noted'));
  });
}
