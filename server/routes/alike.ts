/** Earlier complaints that may be the same as what is being handed in: hints while somebody types. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import type { Data } from '../../engine/complaint/events.ts';
import { submissionsFor } from '../../engine/form/view.ts';
import { type Probe, probesOf } from '../../engine/search/alike.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { type FoundRow, findRows } from '../store/find.ts';
import { hashesOf } from '../store/secrets.ts';
import { type ComplaintRow, toRows } from './complaint-list.ts';
import { wordsFor } from './list-ask.ts';
import { found, type Reading, reachOf, reading } from './reading.ts';
import { checked } from './schema.ts';
import { DataSchema } from './submissions.ts';

const AlikeBody = Type.Object(
  { data: Type.Record(Type.String(), DataSchema) },
  { additionalProperties: false },
);

export type Alike = Pick<ComplaintRow, 'id' | 'number' | 'subject' | 'standing' | 'openedAt' | 'status'> & {
  /** Titles of the fields whose value is the same. */
  same: string[];
};

const MOST_ASKED = 12;
const LOOKED_AT = 20;
const SHOWN = 5;

/** The latest that hold the value in a personal field the reader sees: of these only the hashes are known. */
async function holding(reader: Reading, { tokens }: Probe): Promise<FoundRow[]> {
  const hashes = await hashesOf(reader.scope, tokens);
  return findRows(reader.scope, {
    reach: reachOf(reader),
    wanted: [],
    sought: hashes.map((hash) => ({ token: hash, begins: false, hash })),
    words: wordsFor(reader),
    sort: { by: 'opened_at', descending: true },
    limit: LOOKED_AT,
  });
}

/** Those first that have the most in common, then the latest; never one the reader may not open. */
async function alikeFor(deps: Deps, reader: Reading, probes: Probe[]): Promise<Alike[]> {
  const same = new Map<string, Set<string>>();
  const rows = new Map<string, FoundRow>();
  for (const probe of probes.slice(0, MOST_ASKED))
    for (const row of await holding(reader, probe)) {
      rows.set(row.id, row);
      same.set(row.id, (same.get(row.id) ?? new Set()).add(probe.title));
    }
  const most = ({ id: a, opened_at: x }: FoundRow, { id: b, opened_at: y }: FoundRow) =>
    same.get(b)!.size - same.get(a)!.size || y.localeCompare(x);
  const shown = await toRows(deps, reader, {}, [...rows.values()].toSorted(most).slice(0, LOOKED_AT));
  return shown.slice(0, SHOWN).map(({ id, number, subject, standing, openedAt, status }) => ({
    ...{ id, number, subject, standing, openedAt, status },
    same: [...same.get(id)!],
  }));
}

/** By POST although nothing changes: names and telephone numbers stand in no address. */
export const alikeRoutes = (deps: Deps) =>
  new Hono<Env>().post(
    '/submissions/:id/alike',
    describeRoute({ summary: 'Complaints that may be the same as what is being filled in' }),
    checked('json', AlikeBody),
    async (c) => {
      const reader = await reading(deps, c);
      const { rules, person, language, world } = reader;
      const id = c.req.param('id');
      const mine = submissionsFor(rules, person, language, world).some((one) => one.id === id);
      found(mine || null, 'submission.unknown');
      const data = c.req.valid('json').data as Record<string, Data>;
      return c.json(await alikeFor(deps, reader, probesOf(rules, id, data, language)));
    },
  );
