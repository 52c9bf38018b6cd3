/** A real browser for journeys: Debian's chromium, driven by playwright-core. */
import { existsSync, readdirSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const executable = known.find((path) => existsSync(path));

/** With CI=true a missing browser fails; otherwise the journey is skipped and says so. */
export const browserMissing = !executable && !process.env.CI;

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executable ?? known[0],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Whether the screens were built (`npm test` does it first). */
export const built = (folder: string): boolean =>
  existsSync(folder) && readdirSync(folder).includes('index.html');
