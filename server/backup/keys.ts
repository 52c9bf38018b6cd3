/**
 * What opens a backup, kept apart from it: key file, wrapped keys, secret. One copy, replaced by each backup,
 * so that an erased key is gone from there too.
 */

import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { secretFile } from '../access/secret.ts';
import { databaseOf } from '../main.ts';
import type { Settings } from '../settings.ts';
import { SCHEMA } from '../store/keys/tables.ts';
import { isPostgres, KEY_FILE, keysOf } from '../store/open.ts';
import { copyFile } from './copy-file.ts';
import { fileOf, readTables, writeTables } from './tables.ts';

const WRAPPED = 'docket.keys.db';
const SECRET = 'secret';
const TABLES = ['rings', 'keys'].map(fileOf);

/** Where each lies, and what it is called in the copy; a database without personal values has no keys yet. */
const single = (settings: Settings): [place: string, name: string][] => [
  ...(settings.key ? [[settings.key, KEY_FILE] as [string, string]] : []),
  [secretFile(settings.data), SECRET],
];

/** Owner's eyes only; the old copy stands until the new one is whole. */
function replace(folder: string, name: string, write: (part: string) => void): void {
  const part = join(folder, `${name}.part`);
  rmSync(part, { force: true });
  write(part);
  chmodSync(part, 0o600);
  renameSync(part, join(folder, name));
}

/** After the database was copied: whatever that holds is then opened by these. */
export async function copyKeys(settings: Settings, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [place, name] of single(settings))
    if (existsSync(place)) replace(folder, name, (part) => copyFileSync(place, part));
  const place = databaseOf(settings);
  if (isPostgres(place)) await writeTables(place, folder, SCHEMA);
  else if (existsSync(keysOf(place))) replace(folder, WRAPPED, (part) => copyFile(keysOf(place), part));
}

/** Before anything is put back. Problems: file.missing, restore.notEmpty. */
export function mayPutKeys(settings: Settings, folder: string): Result<null> {
  if (!existsSync(folder)) return fail({ code: 'file.missing', path: '', file: folder });
  const file = databaseOf(settings);
  const wrapped: [string, string][] = isPostgres(file) ? [] : [[keysOf(file), WRAPPED]];
  const there = [...single(settings), ...wrapped].filter(
    ([place, name]) => existsSync(join(folder, name)) && existsSync(place),
  );
  return there.length > 0
    ? fail(...there.map(([place]) => problem('restore.notEmpty', '', { place })))
    : ok(null);
}

export async function putKeys(settings: Settings, folder: string): Promise<void> {
  const file = databaseOf(settings);
  const wrapped: [string, string][] = isPostgres(file) ? [] : [[keysOf(file), WRAPPED]];
  for (const [place, name] of [...single(settings), ...wrapped]) {
    if (!existsSync(join(folder, name))) continue;
    mkdirSync(dirname(place), { recursive: true });
    copyFileSync(join(folder, name), place);
    chmodSync(place, 0o600);
  }
  if (isPostgres(file)) await readTables(file, folder, TABLES, SCHEMA);
}
