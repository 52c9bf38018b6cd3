/** The rule sets of the library that bring a demo; each becomes an organization when somebody asks for it. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import type { Text } from '../../engine/ruleset/types.ts';
import type { Deps } from '../deps.ts';
import { seed } from './seed.ts';

export interface Offer {
  /** Of the rule set, and of the organization made of it. */
  id: string;
  folder: string;
  title: Text;
}

const LIBRARY = fileURLToPath(new URL('../../schemas/organizations', import.meta.url));

/** How many stories a rule set tells. */
function stories(folder: string): number {
  const place = join(folder, 'demo', 'stories');
  return existsSync(place) ? readdirSync(place).length : 0;
}

const readJson = <T>(...path: string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T;

function offer(folder: string): Offer {
  const { id, title } = readJson<{ id: string; title: Text }>(folder, 'ruleset.json');
  const { organization } = readJson<{ organization?: Text }>(folder, 'demo', 'cast.json');
  return { id, folder, title: organization ?? title };
}

/** Those that tell stories, the one that tells the most first. */
export const offers = (): Offer[] =>
  readdirSync(LIBRARY)
    .sort()
    .map((name) => join(LIBRARY, name))
    .filter((folder) => stories(folder) > 0)
    .toSorted((a, b) => stories(b) - stories(a))
    .map(offer);

/** Problem ruleset.none where the library tells no story. */
export function richest(): Result<string> {
  const [first] = offers();
  return first ? ok(first.folder) : fail(problem('ruleset.none', '', { folder: LIBRARY }));
}

const underWay = new WeakMap<Deps, Map<string, Promise<Result<null>>>>();

async function tell(deps: Deps, { id, folder }: Offer): Promise<Result<null>> {
  deps.telling.add(id);
  try {
    return await seed(deps, folder);
  } finally {
    deps.telling.delete(id);
  }
}

/** Asked for twice at once, it is made once. Problems: request.notFound, and those of `seed`. */
export async function make(deps: Deps, id: string): Promise<Result<null>> {
  const known = await deps.store.db
    .selectFrom('organizations')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  const running = underWay.get(deps) ?? new Map<string, Promise<Result<null>>>();
  underWay.set(deps, running);
  const before = running.get(id);
  if (before) return before;
  if (known) return ok(null);
  const found = offers().find((one) => one.id === id);
  if (!found) return fail(problem('request.notFound', '/id'));
  const making = tell(deps, found).finally(() => running.delete(id));
  running.set(id, making);
  return making;
}
