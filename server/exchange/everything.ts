/** Everything an installation holds of one organization, file by file: for whoever runs the machine and holds its keys. */

import { pack } from '../../engine/exchange/package.ts';
import { fail, ok, type Result } from '../../engine/problem.ts';
import { opened } from '../attachments/segments.ts';
import type { Deps } from '../deps.ts';
import { eventsOf } from '../store/events.ts';
import { everyone, nameOf, paramsOf } from '../store/people.ts';
import { brandIn } from '../store/pictures.ts';
import { currentFiles } from '../store/rule-sets.ts';
import { ownerOf, type Scope } from '../store/scope.ts';

export interface Piece {
  name: string;
  bytes: Uint8Array;
}

const json = (name: string, value: unknown): Piece => ({
  name,
  bytes: Buffer.from(`${JSON.stringify(value, null, 1)}\n`),
});

/** Log-ins and passwords stay behind. */
async function office(scope: Scope, organization: string): Promise<Piece> {
  const people = await everyone(scope);
  return json('organization.json', {
    title: await nameOf(scope, organization),
    brand: (await brandIn(scope)) ?? {},
    params: await paramsOf(scope),
    people: people.map(({ person, administrator, suspendedAt }) => ({
      ...person,
      administrator,
      suspendedAt,
    })),
    counters: await scope.selectFrom('counters').select(['key', 'n']).orderBy('key').execute(),
    calendarYears: await scope.selectFrom('calendar_years').selectAll().execute(),
  });
}

/** Named like the `id` in `brand` and on issued papers. */
async function* pictures(scope: Scope): AsyncGenerator<Piece> {
  const rows = await scope.selectFrom('pictures').select(['id', 'bytes']).distinct().orderBy('id').execute();
  for (const { id, bytes } of rows) yield { name: `pictures/${id}`, bytes: Buffer.from(bytes, 'base64') };
}

async function* complaints(scope: Scope): AsyncGenerator<Piece> {
  const rows = await scope.selectFrom('complaints').select('id').orderBy('id').execute();
  for (const { id } of rows) yield json(`complaints/${id}.json`, await eventsOf(scope, id));
}

/** Of those whose key was destroyed nothing is left to hand out. */
async function* files(deps: Deps, scope: Scope): AsyncGenerator<Piece> {
  const { ring } = ownerOf(scope);
  for (const row of await scope.selectFrom('files').selectAll().orderBy('id').execute()) {
    const key = (await ring.find([row.key])).get(row.key);
    const bytes = key && (await deps.blobs.get(row.hash));
    if (!key || !bytes) continue;
    const chunks: Uint8Array[] = [];
    for await (const chunk of opened(key, row.id, bytes)) chunks.push(chunk);
    yield { name: `files/${row.id}`, bytes: Buffer.concat(chunks) };
  }
}

/** Rules, people and values, pictures of its papers, audit, the events of every complaint, attached files. Problems: those of packing. */
export async function everythingOf(deps: Deps, organization: string): Promise<Result<AsyncGenerator<Piece>>> {
  const scope = deps.store.for(organization);
  const known = Object.entries(await currentFiles(deps.store, organization));
  const rules = pack(Object.fromEntries(known.filter(([file]) => !file.startsWith('demo/'))));
  if (!rules.ok) return fail(...rules.problems);
  async function* pieces(bytes: Uint8Array): AsyncGenerator<Piece> {
    yield { name: 'rules.docket.zip', bytes };
    yield await office(scope, organization);
    yield* pictures(scope);
    yield json('audit.json', await scope.selectFrom('audit').selectAll().orderBy('id').execute());
    yield* complaints(scope);
    yield* files(deps, scope);
  }
  return ok(pieces(rules.value));
}
