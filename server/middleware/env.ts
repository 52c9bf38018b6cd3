/** What middleware leaves for the routes. */

import type { RequestIdVariables } from 'hono/request-id';
import type { Person } from '../../engine/ruleset/types.ts';
import type { Language } from '../../engine/text/language.ts';
import type { Sending } from '../store/idempotency.ts';

export interface Reader {
  organization: string;
  person: Person;
}

export interface Env {
  Variables: RequestIdVariables & {
    language: Language;
    /** Set behind `signedIn`. */
    reader: Reader;
    /** Set on every mutating route, behind `idempotent`. */
    sending: Sending;
    /** The answer is a stranger's file: nothing in it is to act. */
    sandboxed?: boolean;
    /** The parsed body, checked for ill-formed text. */
    body: unknown;
  };
}
