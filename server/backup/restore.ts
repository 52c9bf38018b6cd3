/** A backup put back where nothing is yet. */

import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { closeDeps, databaseOf, openDeps } from '../main.ts';
import type { Settings } from '../settings.ts';
import { isPostgres } from '../store/open.ts';
import { checkBackup, DATABASE } from './check.ts';
import { putFiles } from './files.ts';
import { mayPutKeys, putKeys } from './keys.ts';
import { FORMAT, MANIFEST, type Manifest } from './manifest.ts';
import { readTables } from './tables.ts';

/** Problems: file.missing, backup.unreadable (also where a later docket made it). */
function read(folder: string): Result<Manifest> {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) return fail({ code: 'file.missing', path: '', file });
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    return manifest.format === FORMAT ? ok(manifest) : fail(problem('backup.unreadable', ''));
  } catch {
    return fail(problem('backup.unreadable', ''));
  }
}

/** The tables are made by the program; an organization in them means that somebody works there. */
async function emptyPostgres(settings: Settings): Promise<Result<null>> {
  const deps = await openDeps(settings, databaseOf(settings), false);
  if (!deps.ok) return deps;
  const there = await deps.value.store.db.selectFrom('organizations').select('id').executeTakeFirst();
  await closeDeps(deps.value);
  return there ? fail(problem('restore.notEmpty', '', { place: 'DATABASE_URL' })) : ok(null);
}

async function intoPostgres(settings: Settings, folder: string, { files }: Manifest): Promise<Result<null>> {
  const empty = await emptyPostgres(settings);
  if (!empty.ok) return empty;
  await readTables(
    databaseOf(settings),
    folder,
    files.map(({ file }) => file),
  );
  return ok(null);
}

function intoFile(file: string, folder: string): Result<null> {
  if (existsSync(file)) return fail(problem('restore.notEmpty', '', { place: file }));
  mkdirSync(dirname(file), { recursive: true });
  // What belongs to a database that is gone would be read into this one.
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
  copyFileSync(join(folder, DATABASE), `${file}.part`);
  renameSync(`${file}.part`, file);
  return ok(null);
}

/** Problems: those of reading and `checkBackup`; restore.otherKind, restore.notEmpty. */
export async function restore(settings: Settings, folder: string, keys?: string): Promise<Result<Manifest>> {
  const manifest = read(folder);
  if (!manifest.ok) return manifest;
  const checked = await checkBackup(folder, manifest.value);
  if (!checked.ok) return checked;
  const place = databaseOf(settings);
  if (isPostgres(place) !== (manifest.value.kind === 'postgres'))
    return fail(problem('restore.otherKind', '', { kind: manifest.value.kind }));
  const free = keys ? mayPutKeys(settings, keys) : ok(null);
  if (!free.ok) return free;
  const put = isPostgres(place)
    ? await intoPostgres(settings, folder, manifest.value)
    : intoFile(place, folder);
  if (!put.ok) return put;
  if (keys) await putKeys(settings, keys);
  const files = await putFiles(settings, folder, checked.value.attached);
  return files.ok ? ok({ ...manifest.value, missing: files.value }) : files;
}
