/** The tests of the room whose code is altered; none that starts a process, which would not see the alteration. */
import { defineConfig } from 'vitest/config';

const tests: Record<string, string> = {
  calendar: '{calendar,calendar-edges}',
  deadline: '{deadline,deadline-ledger,deadline-ring}',
  series: 'series',
  table: '{table,table-digits,table-open}',
};

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: [`test/engine/${tests[process.env.ROOM ?? ''] ?? 'none'}.test.ts`],
    testTimeout: 60_000,
  },
});
