/** Errands as rows: question and problems are closed with the errand's key, as its file is. */

import type { Problem } from '../../engine/problem.ts';
import type { Language } from '../../engine/text/language.ts';
import { shifted } from '../clock.ts';
import type { ErrandAsk } from '../errands/ask.ts';
import { fromText, toText } from './json.ts';
import { seal, unseal } from './keys/cipher.ts';
import type { ErrandsTable } from './schema.ts';
import { ownerOf, type Scope } from './scope.ts';

export type ErrandRow = Omit<ErrandsTable, 'organization'>;

/** How long a file waits for who asked for it. */
export const KEPT_DAYS = 7;

const OPEN = ['waiting', 'running'] as const;

const pointOf = (id: string): string => `errand/${id}`;

const sealed = (key: Buffer, id: string, value: unknown): string =>
  seal(key, Buffer.from(toText(value)), pointOf(id));

/** The errand's key; undefined where it is gone. */
export const keyOf = async (scope: Scope, { key }: Pick<ErrandRow, 'key'>): Promise<Buffer | undefined> =>
  (await ownerOf(scope).ring.find([key])).get(key);

export interface Asked {
  id: string;
  person: string;
  language: Language;
  title: string;
  ask: ErrandAsk;
  at: string;
}

/** The ring has been made ready. */
export async function insertErrand(scope: Scope, { ask, ...asked }: Asked): Promise<void> {
  const { id: key, key: bytes } = ownerOf(scope).ring.take();
  const begun = { state: 'waiting', done: 0, count: 0, tries: 0, problems: '', name: '' } as const;
  const row = { ...asked, key, kind: ask.do, ask: sealed(bytes, asked.id, ask), ...begun };
  await scope
    .insertInto('errands')
    .values({ ...row, hash: null, size: null, ended: null })
    .execute();
}

/** A person's, the latest first. */
export const errandsOf = (scope: Scope, person: string): Promise<ErrandRow[]> =>
  scope.selectFrom('errands').selectAll().where('person', '=', person).orderBy('at', 'desc').execute();

export const errandRow = (scope: Scope, id: string): Promise<ErrandRow | undefined> =>
  scope.selectFrom('errands').selectAll().where('id', '=', id).executeTakeFirst();

/** Those that wait, and those whose server may have died, the oldest first. */
export const openErrands = (scope: Scope): Promise<ErrandRow[]> =>
  scope.selectFrom('errands').selectAll().where('state', 'in', OPEN).orderBy('at').execute();

/** Only of one that is still open: what was cancelled stays so. True where it was. */
export async function setErrand(scope: Scope, id: string, values: Partial<ErrandRow>): Promise<boolean> {
  const open = scope.updateTable('errands').set(values).where('id', '=', id).where('state', 'in', OPEN);
  return (await open.returning('id').execute()).length > 0;
}

export const askOf = (key: Buffer, { id, ask }: ErrandRow): ErrandAsk =>
  fromText(unseal(key, ask, pointOf(id))?.toString() ?? '{}');

export const problemsOf = (key: Buffer | undefined, { id, problems }: ErrandRow): Problem[] =>
  fromText((problems && key && unseal(key, problems, pointOf(id))?.toString()) || '[]');

export const failedWith = (key: Buffer, id: string, problems: Problem[], ended: string) =>
  ({ state: 'failed', problems: sealed(key, id, problems), ended }) as const;

/** Ended longer ago than they are kept; all that ended where `now` is null. */
export async function oldErrands(scope: Scope, now: string | null): Promise<ErrandRow[]> {
  const ended = scope.selectFrom('errands').selectAll().where('ended', 'is not', null);
  return (now ? ended.where('ended', '<', shifted(now, -KEPT_DAYS * 86_400)) : ended).execute();
}

export async function deleteErrands(scope: Scope, rows: readonly ErrandRow[]): Promise<void> {
  for (const { id } of rows) await scope.deleteFrom('errands').where('id', '=', id).execute();
  await ownerOf(scope).ring.forget(rows.map(({ key }) => key));
}
