/** Attached files as rows: which key and address each has, and which complaints hold it. */

import type { Event } from '../../engine/complaint/events.ts';
import { filesIn } from '../../engine/form/file.ts';
import { at, problem } from '../../engine/problem.ts';
import { MOST_BYTES_OF_ALL, MOST_FILES } from '../attachments/limits.ts';
import { hot } from './hot.ts';
import { Refusal } from './refusal.ts';
import type { FilesTable } from './schema.ts';
import type { Scope } from './scope.ts';

export type FileRow = Omit<FilesTable, 'organization'>;

export const insertFile = (scope: Scope, row: FileRow): Promise<unknown> =>
  scope.insertInto('files').values(row).execute();

export const fileRow = (scope: Scope, id: string): Promise<FileRow | undefined> =>
  scope.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst();

const waiting = (scope: Scope) =>
  scope
    .selectFrom('files')
    .where('files.id', 'not in', (eb) => eb.selectFrom('attached').select('attached.file'));

/** Sent, and in no complaint yet. */
export async function countWaiting(scope: Scope, person: string): Promise<number> {
  const mine = waiting(scope).where('files.person', '=', person);
  const row = await mine.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirst();
  return Number(row?.n ?? 0);
}

export const waitingSince = (scope: Scope, before: string): Promise<FileRow[]> =>
  waiting(scope).selectAll('files').where('files.at', '<', before).execute();

export const isWaiting = async (scope: Scope, id: string): Promise<boolean> =>
  (await waiting(scope).select('files.id').where('files.id', '=', id).executeTakeFirst()) !== undefined;

const attachedTo = (scope: Scope, complaint: string) =>
  scope
    .selectFrom('files')
    .innerJoin('attached', 'attached.file', 'files.id')
    .where('attached.complaint', '=', complaint);

const insertAttached = hot(['file', 'complaint'], (scope, row: { file: string; complaint: string }) =>
  scope
    .insertInto('attached')
    .values(row)
    .onConflict((conflict) => conflict.doNothing()),
);

/** Each file that events name, with the place of the field. */
function namedIn(events: readonly Event[]): { id: string; path: string }[] {
  return events.flatMap((event) => {
    if (event.type === 'field.filled')
      return filesIn(event.value).map(({ id }) => ({ id, path: at('', event.section, event.field) }));
    if (event.type !== 'section.signed') return [];
    return Object.entries(event.data).flatMap(([field, value]) =>
      filesIn(value).map(({ id }) => ({ id, path: at('', event.section, field) })),
    );
  });
}

/** A projection: what is no longer there (erased) is passed over. */
export async function projectAttached(
  scope: Scope,
  complaint: string,
  events: readonly Event[],
): Promise<void> {
  for (const { id } of namedIn(events))
    if (await fileRow(scope, id)) await insertAttached(scope, { file: id, complaint });
}

/** Refusals: file.notSent for one that was never sent; file.tooMany, file.tooMuch for the complaint as a whole. */
export async function checkAttached(
  scope: Scope,
  complaint: string,
  events: readonly Event[],
): Promise<void> {
  const named = namedIn(events);
  if (!named[0]) return;
  const { path } = named[0];
  const held = await attachedTo(scope, complaint).select(['files.id', 'files.size']).execute();
  const ids = new Set(held.map(({ id }) => id));
  const unknown = named.filter(({ id }) => !ids.has(id));
  if (unknown.length > 0) throw new Refusal(...unknown.map(({ path }) => problem('file.notSent', path)));
  if (ids.size > MOST_FILES) throw new Refusal(problem('file.tooMany', path, { most: MOST_FILES }));
  if (held.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES_OF_ALL)
    throw new Refusal(problem('file.tooMuch', path, { most: MOST_BYTES_OF_ALL }));
}

/** Those no other complaint holds. */
export const onlyOf = (scope: Scope, complaint: string): Promise<FileRow[]> =>
  attachedTo(scope, complaint)
    .selectAll('files')
    .where('files.id', 'not in', (eb) =>
      eb.selectFrom('attached').select('attached.file').where('attached.complaint', '!=', complaint),
    )
    .execute();

export async function deleteFiles(scope: Scope, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await scope.deleteFrom('attached').where('file', '=', id).execute();
    await scope.deleteFrom('files').where('id', '=', id).execute();
  }
}
