/** The secret of an installation: in the environment, or kept beside its data so that sessions outlive a restart. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemMillis } from '../clock.ts';
import { makeIds } from '../ids.ts';

export const secretFile = (data: string): string => join(data, 'secret');

/** Undefined where none was made. */
export const keptSecret = (data: string): string | undefined =>
  existsSync(secretFile(data)) ? readFileSync(secretFile(data), 'utf8').trim() : undefined;

/** The one that is there, or a new one, which only the owner of the folder reads. */
export function makeSecret(data: string): string {
  const known = keptSecret(data);
  if (known) return known;
  mkdirSync(data, { recursive: true });
  const secret = makeIds(systemMillis).secret();
  writeFileSync(secretFile(data), secret, { mode: 0o600, flag: 'wx' });
  return secret;
}
