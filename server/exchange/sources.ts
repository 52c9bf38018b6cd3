/** Where a rule set that can be adopted comes from: docket's own library, the packages an office took in, its own rules. */

import { pack } from '../../engine/exchange/package.ts';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import type { Files } from '../../engine/ruleset/load.ts';
import { readFolder } from '../cli/folder.ts';
import type { Deps } from '../deps.ts';
import { keepPackage, keptPackage, keptRows } from '../store/packages.ts';
import { currentFiles } from '../store/rule-sets.ts';
import { builtIn } from './built-in.ts';
import type { Checker } from './checker.ts';
import type { Row, Source } from './jobs.ts';

/** In place of a fingerprint: the rules that the organization works by. */
export const OURS = 'ours';

export interface Shelf {
  /** Those of docket, by id. */
  known(): Promise<Result<Row[]>>;
  /** Problem adopt.noPackage. */
  sourceOf(organization: string, key: string): Promise<Result<Source>>;
  oursOf(organization: string): Promise<Files>;
  /** Remembers what was adopted: its later version is joined with it. */
  keep(organization: string, key: string, person: string): Promise<Result<null>>;
}

const withoutDemo = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).filter(([file]) => !file.startsWith('demo/')));

export function openShelf(deps: Deps, checker: Checker): Shelf {
  const folders = builtIn();
  let asked: Promise<Result<Row[]>> | undefined;
  const known = async (): Promise<Result<Row[]>> => {
    asked ??= checker.look({ kind: 'known', folders });
    const rows = await asked;
    if (!rows.ok) asked = undefined;
    return rows;
  };
  const oursOf = async (organization: string) => withoutDemo(await currentFiles(deps.store, organization));
  const sourceOf = async (organization: string, key: string): Promise<Result<Source>> => {
    if (key === OURS) return ok({ files: await oursOf(organization) });
    const bytes = await keptPackage(deps.store.for(organization), key);
    if (bytes) return ok({ bytes });
    const rows = await known();
    if (!rows.ok) return rows;
    const folder = folders[rows.value.findIndex((row) => row.key === key)];
    return folder ? ok({ files: withoutDemo(readFolder(folder)) }) : fail(problem('adopt.noPackage', ''));
  };
  const keep: Shelf['keep'] = async (organization, key, person) => {
    const [source, rows] = [await sourceOf(organization, key), await known()];
    if (!source.ok) return source;
    const about = rows.ok && rows.value.find((row) => row.key === key);
    if ('bytes' in source.value || !about) return ok(null);
    const packed = pack(source.value.files);
    if (!packed.ok) return packed;
    const kept = { about, bytes: packed.value, person, at: deps.clock.now() };
    return deps.store.write(organization, async (scope) => {
      await keepPackage(scope, kept);
      return ok(null);
    });
  };
  return { known, sourceOf, oursOf, keep };
}

/** Those of docket and those taken in; the latter first, where both are the same. */
export async function rowsOf(deps: Deps, shelf: Shelf, organization: string) {
  const kept = await keptRows(deps.store.for(organization));
  const known = await shelf.known();
  if (!known.ok) return known;
  const keys = new Set(kept.map(({ key }) => key));
  const own = known.value.map(({ key }) => key);
  const taken = kept.filter(({ key }) => !own.includes(key)).map((row) => ({ ...row, taken: row.at }));
  return ok([...taken, ...known.value.map((row) => ({ ...row, adopted: keys.has(row.key) }))]);
}
