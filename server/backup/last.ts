/** The latest backup in a folder that got its name: such a one was opened and its log walked. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST, type Manifest } from './manifest.ts';

export interface Backup {
  at: string;
  bytes: number;
}

const NAME = /^docket-[0-9TZ-]+$/;

/** Null where there is none, or no folder. */
export function lastManifest(folder: string | undefined): Manifest | null {
  if (!folder || !existsSync(folder)) return null;
  const names = readdirSync(folder).filter(
    (name) => NAME.test(name) && existsSync(join(folder, name, MANIFEST)),
  );
  const last = names.sort().at(-1);
  return last ? (JSON.parse(readFileSync(join(folder, last, MANIFEST), 'utf8')) as Manifest) : null;
}

export function lastBackup(folder: string | undefined): Backup | null {
  const manifest = lastManifest(folder);
  return manifest && { at: manifest.at, bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0) };
}
