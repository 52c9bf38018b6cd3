/** Sessions whose cookie better-auth has proved: what they are is asked of the database at each request, the proof only now and then. */

import { systemClock, systemMillis } from '../clock.ts';
import { sha256 } from '../store/json.ts';

export interface Session {
  id: string;
  userId: string;
  /** A second factor is set up; a sign-in by password asked for it. */
  twoFactor: boolean;
  /** Signed in by the OpenID provider, which has factors of its own. */
  byProvider: boolean;
}

export type SessionOf = (headers: Headers) => Promise<Session | null>;

/** Then better-auth is asked again, which makes a session that is used last longer. */
const AGAIN = 600_000;
const MOST = 10_000;

/** `stands` is a session by its id as it is now: an ended one is null, and so asked of `prove`, which refuses it. */
export function proved(
  prove: SessionOf,
  stands: (id: string, now: string) => Promise<Session | null>,
): SessionOf {
  const known = new Map<string, { id: string; until: number }>();
  const asked = async (headers: Headers, key: string): Promise<Session | null> => {
    const session = await prove(headers);
    if (known.size >= MOST) known.clear();
    if (session) known.set(key, { id: session.id, until: systemMillis() + AGAIN });
    else known.delete(key);
    return session;
  };
  return async (headers) => {
    const key = sha256(headers.get('cookie') ?? '');
    const before = known.get(key);
    const found = before && systemMillis() < before.until ? await stands(before.id, systemClock.now()) : null;
    return found ?? asked(headers, key);
  };
}
