/** Builds the screen where it is missing or older than what it is made of. */

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SCREEN } from '../main.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const VITE_CONFIG = join(ROOT, 'ui', 'vite.config.ts');
const MADE_OF = ['ui', 'engine'];

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** An installation without sources serves what was built. */
const newest = (): number =>
  MADE_OF.map((room) => join(ROOT, room))
    .filter((room) => existsSync(room))
    .flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: 'utf8' })
        .map((name) => join(room, name))
        .filter((file) => !file.startsWith(SCREEN)),
    )
    .reduce((latest, file) => Math.max(latest, changedAt(file)), 0);

export async function buildScreen(): Promise<void> {
  const built = changedAt(join(SCREEN, 'index.html'));
  if (!existsSync(VITE_CONFIG) || built > newest()) return;
  const { build } = await import('vite');
  await build({ configFile: VITE_CONFIG, logLevel: 'error' });
}
