/** What a password must be: long enough and not the first one that everybody tries (NIST SP 800-63B, 3.1.1.2). */

import { type Problem, problem } from '../../engine/problem.ts';
import type { Ids } from '../ids.ts';

export const SHORTEST = 10;
export const LONGEST = 128;

/** The longest of the passwords that are tried first; shorter ones are refused by their length. */
const TRIED_FIRST = [
  '1234567890',
  '0123456789',
  'qwertyuiop',
  'password',
  'passw0rd',
  '1qaz2wsx',
  'woaini',
  'admin',
];

const MADE_LENGTH = 16;

/** For who has none yet: changed at the first sign-in. */
export const passwordFrom = (ids: Ids): string => ids.secret().slice(0, MADE_LENGTH);

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Nothing but one of them, repeated or with digits and signs around it. */
function easy(password: string, names: string[]): boolean {
  const text = plain(password);
  const known = [...TRIED_FIRST, ...names.map(plain)].filter((word) => word.length > 2);
  const rest = known.reduce((left, word) => left.replaceAll(word, ''), text).replace(/[\d\W_]/g, '');
  return new Set(text).size < 4 || (rest.length < 3 && known.some((word) => text.includes(word)));
}

/** Problems: password.short, password.long, password.easy (also where it is little more than one of the names). */
export function passwordProblems(password: string, names: string[]): Problem[] {
  const { length } = [...password];
  if (length < SHORTEST) return [problem('password.short', '/password', { least: SHORTEST })];
  if (length > LONGEST) return [problem('password.long', '/password', { most: LONGEST })];
  return easy(password, names) ? [problem('password.easy', '/password')] : [];
}
