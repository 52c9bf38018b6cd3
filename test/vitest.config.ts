/** How the suite runs: files side by side on two cores, a real browser and real workers need time. */
import { defineConfig } from 'vitest/config';

/** Tests that keep nothing outside themselves: their files share what is loaded, which is half of their time. */
const ROOMS = 'test/{engine,exchange,language,proof,schemas,studio,ui}/**/*.test.{ts,tsx}';
/** Those that start processes, kill workers or change this process's environment have one of their own. */
const DESKS =
  'test/{server,reports}/!(busy|cli|cli-convert|cli-dmn|demo|faults|ground|two-servers|store-servers|pool).test.ts';
const ALL = 'test/**/*.test.{ts,tsx}';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'rooms', include: [ROOMS], isolate: false } },
      { extends: true, test: { name: 'desks', include: [DESKS], isolate: false } },
      { extends: true, test: { name: 'office', include: [ALL], exclude: [ROOMS, DESKS] } },
    ],
  },
});
