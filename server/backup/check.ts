/** A backup counts as good only after it was opened and its log walked. */

import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { fail, ok, type Problem, problem, type Result, within } from '../../engine/problem.ts';
import { openStore, type Store } from '../store/open.ts';
import type { Tables } from '../store/schema.ts';
import { verify } from '../store/verify.ts';
import { entryOf, type Manifest, witnessOf } from './manifest.ts';
import { fileOf, linesOf, tableOf } from './tables.ts';

export const DATABASE = 'docket.db';

/** Tables that hold the log and what it is read with, and which files are attached; the others are checked by their sums. */
const LOG = ['organizations', 'heads', 'events', 'files'] as const;

async function load(store: Store, folder: string, table: keyof Tables): Promise<void> {
  const file = join(folder, fileOf(table));
  // Backups of an earlier docket have no attached files.
  if (!existsSync(file)) return;
  for await (const lines of linesOf(file))
    for (const line of lines)
      await store.db
        .insertInto(table)
        .values(JSON.parse(line) as never)
        .execute();
}

/** A place of its own: opening a database makes files beside it. */
async function opened<T>(
  folder: string,
  kind: Manifest['kind'],
  work: (store: Store) => Promise<Result<T>>,
): Promise<Result<T>> {
  const place = mkdtempSync(join(tmpdir(), 'docket-check-'));
  try {
    if (kind === 'sqlite') cpSync(join(folder, DATABASE), join(place, DATABASE));
    const store = await openStore(join(place, DATABASE));
    if (!store.ok) return store;
    if (kind === 'postgres') for (const table of LOG) await load(store.value, folder, table);
    const done = await work(store.value);
    await store.value.close();
    return done;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function sound(store: Store): Promise<Problem[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(store.db);
  return rows.flatMap(({ integrity_check: said }) =>
    said === 'ok' ? [] : [problem('backup.damaged', '', { said })],
  );
}

export interface Inside {
  /** Where each organization's log ends. */
  heads: Manifest['heads'];
  /** Addresses of attached files. */
  attached: string[];
}

/** Problems: backup.damaged, chain.broken at `/<organization>/…`. */
export const inside = (folder: string, kind: Manifest['kind']): Promise<Result<Inside>> =>
  opened(folder, kind, async (store) => {
    const problems = await sound(store);
    const heads: Manifest['heads'] = [];
    for (const { id } of await store.db.selectFrom('organizations').select('id').orderBy('id').execute()) {
      const walked = await verify(store.for(id), { file: store.place.where });
      if (walked.ok) heads.push(witnessOf(id, walked.value));
      else problems.push(...within(walked.problems, `/${id}`));
    }
    const rows = await store.db.selectFrom('files').select('hash').orderBy('hash').execute();
    return problems.length > 0 ? fail(...problems) : ok({ heads, attached: rows.map(({ hash }) => hash) });
  });

async function changed(folder: string, { files }: Manifest): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { file, sha256 } of files) {
    const found = await entryOf(folder, file).catch(() => undefined);
    if (!found) problems.push({ code: 'file.missing', path: '', file });
    else if (found.sha256 !== sha256)
      problems.push({ code: 'backup.changed', path: '', file, params: { file } });
  }
  return problems;
}

const named = ({ kind, files }: Manifest): boolean =>
  files.every(({ file }) => (kind === 'sqlite' ? file === DATABASE : tableOf(file) !== undefined));

/** Problems: backup.changed, file.missing, those of `inside`, and chain.broken where a log ends elsewhere than it says. */
export async function checkBackup(folder: string, manifest: Manifest): Promise<Result<Inside>> {
  if (!named(manifest)) return fail(problem('backup.unreadable', ''));
  const problems = await changed(folder, manifest);
  if (problems.length > 0) return fail(...problems);
  const found = await inside(folder, manifest.kind);
  if (!found.ok) return found;
  const same = JSON.stringify(found.value.heads) === JSON.stringify(manifest.heads);
  return same ? found : fail(problem('backup.damaged', '', { said: 'heads' }));
}
