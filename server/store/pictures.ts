/** Letterheads and seals: the one that stands on papers now, and all earlier ones, which issued papers name. */

import type { Brand } from '../../engine/print/shapes.ts';
import { hot } from './hot.ts';
import type { PicturesTable } from './schema.ts';
import type { Scope } from './scope.ts';

export type Place = PicturesTable['place'];
export type PictureRow = Omit<PicturesTable, 'organization' | 'current'>;

const selectBrand = hot([], (scope) =>
  scope.selectFrom('pictures').select(['place', 'id', 'width', 'height']).where('current', '=', 1),
);

/** Undefined where there is neither. */
export async function brandIn(scope: Scope): Promise<Brand | undefined> {
  const rows = await selectBrand(scope, {});
  return rows.length === 0 ? undefined : Object.fromEntries(rows.map(({ place, ...one }) => [place, one]));
}

/** From now on there is none; papers issued before keep theirs. */
export async function takeAway(scope: Scope, place: Place): Promise<void> {
  await scope.updateTable('pictures').set({ current: 0 }).where('place', '=', place).execute();
}

export async function putPicture(scope: Scope, row: PictureRow): Promise<void> {
  await takeAway(scope, row.place);
  await scope.deleteFrom('pictures').where('place', '=', row.place).where('id', '=', row.id).execute();
  await scope
    .insertInto('pictures')
    .values({ ...row, current: 1 })
    .execute();
}

export const pictureRow = (scope: Scope, id: string) =>
  scope.selectFrom('pictures').select(['type', 'bytes']).where('id', '=', id).executeTakeFirst();

/** As data URLs by id. */
export async function picturesOf(scope: Scope, ids: string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await scope
    .selectFrom('pictures')
    .select(['id', 'type', 'bytes'])
    .where('id', 'in', ids)
    .execute();
  return Object.fromEntries(rows.map(({ id, type, bytes }) => [id, `data:${type};base64,${bytes}`]));
}
