/** The peers of the benchmarks: installed on demand beside docket's own packages, missed with a note. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Not test/bench/node_modules: lint, types and the house test walk everything under test/. */
export const peerFolder = fileURLToPath(new URL('../../node_modules/.bench/', import.meta.url));
const list = new URL('package.json', import.meta.url);

export const versions = (): Record<string, string> =>
  (JSON.parse(readFileSync(list, 'utf8')) as { dependencies: Record<string, string> }).dependencies;

const installed = (name: string, version: string): boolean => {
  const file = `${peerFolder}node_modules/${name}/package.json`;
  return (
    existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version === version
  );
};

/** Installs what is missing; offline the peers are simply not there. */
export function installPeers(): void {
  if (Object.entries(versions()).every(([name, version]) => installed(name, version))) return;
  mkdirSync(peerFolder, { recursive: true });
  copyFileSync(list, `${peerFolder}package.json`);
  const done = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: peerFolder,
    stdio: 'inherit',
  });
  if (done.status !== 0) process.stdout.write('note: the peers could not be installed; they are left out\n');
}

/** The package, or null with a note where it is missing. */
export async function peer<T>(name: string): Promise<T | null> {
  try {
    const file = createRequire(`${peerFolder}from-here.js`).resolve(name);
    return (await import(pathToFileURL(file).href)) as T;
  } catch {
    process.stdout.write(`note: ${name} is not installed; left out\n`);
    return null;
  }
}
