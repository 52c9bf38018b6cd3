/** What middleware leaves for the routes. */

import type { RequestIdVariables } from 'hono/request-id';
import type { Person } from '../../engine/ruleset/types.ts';
import type { Language } from '../../engine/text/language.ts';
import type { Session } from '../access/proved.ts';
import type { Sending } from '../store/idempotency.ts';
import type { Operator } from '../store/operators.ts';

export interface Reader {
  organization: string;
  person: Person;
  /** May change people, values and rules. */
  administrator: boolean;
  userId: string;
  /** Absent for a program that came with a token. */
  session?: Session;
  /** What is to be done before anything else. */
  first: 'password' | 'twoFactors' | null;
}

export interface Env {
  Variables: RequestIdVariables & {
    language: Language;
    /** Set behind `signedIn`. */
    reader: Reader;
    /** Set behind `operating`. */
    operator: Operator & { userId: string; twoFactors: boolean };
    /** Set on every mutating route, behind `idempotent`. */
    sending: Sending;
    /** The answer is a stranger's file: nothing in it is to act. */
    sandboxed?: boolean;
    /** The parsed body, checked for ill-formed text. */
    body: unknown;
  };
}
