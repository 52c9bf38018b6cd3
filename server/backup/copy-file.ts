/** An SQLite database copied while others write to it. */

import { closeSync, fsyncSync, openSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

/** One read transaction: writers go on, and none makes it begin anew (as the backup API would). */
export function copyFile(from: string, to: string): void {
  const database = new Sqlite(from, { readonly: true, timeout: 10_000 });
  try {
    database.prepare('vacuum into ?').run(to);
  } finally {
    database.close();
  }
  const open = openSync(to, 'r+');
  fsyncSync(open);
  closeSync(open);
}
