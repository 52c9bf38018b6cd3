/** What kill -9 would leave at each moment of some work: the files of a database as they lie after each statement. */
import { copyFileSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

const ENDS = ['.db', '.db-wal', '.keys.db', '.keys.db-wal'];

/** Another after each write. */
function stateOf(file: string): string {
  const { size, mtimeNs } = statSync(file, { bigint: true });
  return `${size} ${mtimeNs}`;
}

type Method = (this: unknown, ...values: unknown[]) => unknown;

/** Copies in `folder`, each another one than all before it; `file` ends with `.db`. */
export async function leftBehind(
  file: string,
  folder: string,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const base = file.replace(/\.db$/, '');
  const [copies, seen] = [[] as string[], new Set<string>()];
  const keep = (): void => {
    const there = ENDS.filter((end) => existsSync(base + end));
    const now = there.map((end) => stateOf(base + end)).join();
    if (seen.has(now)) return;
    seen.add(now);
    const copy = join(folder, `left-${seen.size}`);
    for (const end of there) copyFileSync(base + end, copy + end);
    copies.push(`${copy}.db`);
  };
  const probe = new Sqlite(':memory:');
  const statements = Object.getPrototypeOf(probe.prepare('select 1')) as Record<'run' | 'all', Method>;
  probe.close();
  const { run, all } = statements;
  const kept = (method: Method): Method =>
    function (this: unknown, ...values: unknown[]) {
      const done = method.apply(this, values);
      keep();
      return done;
    };
  Object.assign(statements, { run: kept(run), all: kept(all) });
  try {
    keep();
    await work();
    keep();
  } finally {
    Object.assign(statements, { run, all });
  }
  return copies;
}
