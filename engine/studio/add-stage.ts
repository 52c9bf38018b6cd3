/** One more stage in a row: what was done after the one before it is done after the new one. */
import { isObject, type Json } from '../exchange/parts.ts';
import { at } from '../problem.ts';
import { valueAt } from '../ruleset/places.ts';
import { freshId } from './blank.ts';
import type { Edit } from './edit.ts';
import type { Draft } from './names.ts';

/** Held as the one before it is, until the author says otherwise; where the new stage stands comes with the edits. */
export function stageAfter(
  { documents, walk }: Draft,
  file: string,
  path: string,
  title: string,
): { edits: Edit[]; path: string } | undefined {
  const before = valueAt(documents[file], path) as Json | undefined;
  const cut = path.lastIndexOf('/');
  const index = Number(path.slice(cut + 1)) + 1;
  if (!isObject(before) || !Array.isArray(before.tasks)) return undefined;
  const taken = new Set(walk.elements.map(({ id }) => id));
  const by = (before.tasks[0] as { by?: Json } | undefined)?.by ?? { anyone: 'staff' };
  const tasks = [{ id: freshId('task', taken), by }];
  const { next } = before;
  const value = { id: freshId('stage', taken), title, tasks, ...(next === undefined ? {} : { next }) };
  const list = path.slice(0, cut);
  const taking: Edit[] = next === undefined ? [] : [{ remove: { file, path: at(path, 'next') } }];
  return { edits: [...taking, { insert: { file, path: at(list, index), value } }], path: at(list, index) };
}
