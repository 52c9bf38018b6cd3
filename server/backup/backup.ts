/** A copy of all that docket keeps, made while it runs, verified, and only then given its name. */

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { databaseOf } from '../main.ts';
import type { Settings } from '../settings.ts';
import { isPostgres } from '../store/open.ts';
import { DATABASE, inside } from './check.ts';
import { copyFile } from './copy-file.ts';
import { copyFiles } from './files.ts';
import { copyKeys } from './keys.ts';
import { entryOf, FORMAT, MANIFEST, type Manifest } from './manifest.ts';
import { writeTables } from './tables.ts';

export interface Made extends Manifest {
  folder: string;
}

async function write(place: string, folder: string): Promise<{ kind: Manifest['kind']; files: string[] }> {
  if (isPostgres(place)) return { kind: 'postgres', files: await writeTables(place, folder) };
  copyFile(place, join(folder, DATABASE));
  return { kind: 'sqlite', files: [DATABASE] };
}

async function fill(
  settings: Settings,
  target: string,
  folder: string,
  at: string,
): Promise<Result<Manifest>> {
  const { kind, files } = await write(databaseOf(settings), folder);
  const found = await inside(folder, kind);
  if (!found.ok) return found;
  const { heads, attached } = found.value;
  const missing = await copyFiles(settings, target, attached);
  if (!missing.ok) return missing;
  const entries = await Promise.all(files.map((file) => entryOf(folder, file)));
  const manifest: Manifest = { format: FORMAT, kind, at, heads, missing: missing.value, files: entries };
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  return ok(manifest);
}

/** What was left of backups that did not come to their end. */
function sweep(target: string): void {
  for (const name of readdirSync(target))
    if (/^docket-[0-9TZ-]+\.part$/.test(name)) rmSync(join(target, name), { recursive: true, force: true });
}

const nameOf = (at: string): string => `docket-${at.replaceAll(':', '')}`;

/**
 * Into a new folder of `target`, named after the moment; earlier ones stay as they are. `keys` is the folder for
 * what opens it.
 * Problems: store.missing, backup.known, backup.failed (target full, gone, not writable), those of `inside`.
 */
export async function backup(
  settings: Settings,
  target: string,
  at: string,
  keys?: string,
): Promise<Result<Made>> {
  const place = databaseOf(settings);
  if (!isPostgres(place) && !existsSync(place)) return fail(problem('store.missing', '', { file: place }));
  const folder = join(target, nameOf(at));
  if (existsSync(folder)) return fail(problem('backup.known', '', { folder }));
  const part = `${folder}.part`;
  try {
    mkdirSync(target, { recursive: true });
    sweep(target);
    mkdirSync(part, { mode: 0o700 });
    const filled = await fill(settings, target, part, at);
    if (!filled.ok) return filled;
    if (keys) await copyKeys(settings, keys);
    renameSync(part, folder);
    return ok({ folder, ...filled.value });
  } catch (error) {
    return fail(
      problem('backup.failed', '', { error: error instanceof Error ? error.message : String(error) }),
    );
  } finally {
    if (existsSync(part)) rmSync(part, { recursive: true, force: true });
  }
}
