/** How the suite runs: files side by side on two cores, a real browser and real workers need time. */
import { defineConfig } from 'vitest/config';

/** Rooms whose tests keep nothing outside themselves: their files share what is loaded, which is half of their time. */
const PURE = 'test/{engine,exchange,language,proof,schemas,studio,ui}/**/*.test.{ts,tsx}';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    testTimeout: 20_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'rooms', include: [PURE], isolate: false } },
      { extends: true, test: { name: 'office', include: ['test/**/*.test.{ts,tsx}'], exclude: [PURE] } },
    ],
  },
});
