/** The list of complaints, page by page, with what the asked-for columns say of each. */

import { sql } from 'kysely';
import type { Deps, Reads } from '../deps.ts';
import { type FoundRow, findRows, idsOf, ledQuestion, rowsOf } from '../store/find.ts';
import { shaped } from '../store/hot.ts';
import { fromText } from '../store/json.ts';
import type { Summaries } from '../store/projections.ts';
import { hiddenOf } from './hidden.ts';
import { type Ask, asksNothing, columnsIn, cursorText, findOf } from './list-ask.ts';
import { cellsOf } from './list-columns.ts';
import type { Reading } from './reading.ts';

export interface ComplaintRow {
  id: string;
  title: string;
  number: string;
  subject: string;
  standing: string;
  due: string | null;
  missed: boolean;
  status: 'open' | 'closed';
  openedAt: string;
  changedAt: string;
  /** By id of a column (`register.column`) that was asked for; nothing where it says nothing. */
  cells: Record<string, string>;
}

export interface ComplaintList {
  rows: ComplaintRow[];
  /** For `after`; null where nothing follows. */
  next: string | null;
}

/** Beyond it a count says "more than". */
export const MOST_COUNTED = 1000;

const selectMissed = shaped([], (scope, { ids }: { ids: string[] }) =>
  scope
    .selectFrom('clocks')
    .select('complaint')
    .where('state', '=', sql.lit('missed'))
    .where('complaint', 'in', ids),
);

async function missedOf({ scope }: Reading, ids: string[]): Promise<Set<string>> {
  const rows = ids.length > 0 ? await selectMissed(scope, { ids }) : [];
  return new Set(rows.map(({ complaint }) => complaint));
}

/** All that fit and that the reader may know of, at most one more than MOST_COUNTED. Dearer than a page of them. */
export async function countFor(deps: Deps, reader: Reading, ask: Ask): Promise<number> {
  const find = await findOf(reader, ask);
  if (asksNothing(ask, find)) return 0;
  const ids = await idsOf(reader.scope, await ledQuestion(reader.scope, find), MOST_COUNTED + 1);
  return ids.length - (await hiddenOf(deps, reader, ids)).size;
}

export async function toRows(
  deps: Reads,
  reader: Reading,
  ask: Ask,
  page: FoundRow[],
): Promise<ComplaintRow[]> {
  const ids = page.map(({ id }) => id);
  const [missed, hidden] = [await missedOf(reader, ids), await hiddenOf(deps, reader, ids)];
  const cells = await cellsOf(reader, columnsIn(ask), ids);
  return page
    .filter(({ id }) => !hidden.has(id))
    .map(({ id, status, opened_at, changed_at, summary }) => ({
      id,
      ...fromText<Summaries>(summary)[reader.language],
      missed: missed.has(id),
      status: status === 'open' ? 'open' : 'closed',
      openedAt: opened_at,
      changedAt: changed_at,
      cells: cells.get(id) ?? {},
    }));
}

/** Those that fit in the order asked for, at most `limit`. */
export async function allRows(
  deps: Reads,
  reader: Reading,
  ask: Ask,
  limit: number,
): Promise<ComplaintRow[]> {
  const find = await findOf(reader, ask);
  if (asksNothing(ask, find)) return [];
  return toRows(deps, reader, ask, await findRows(reader.scope, { ...find, limit }));
}

export async function listFor(deps: Deps, reader: Reading, ask: Ask): Promise<ComplaintList> {
  const find = await findOf(reader, ask);
  if (asksNothing(ask, find)) return { rows: [], next: null };
  const question = await ledQuestion(reader.scope, find);
  const all = await rowsOf(reader.scope, { ...question, limit: find.limit + 1 });
  const page = all.slice(0, find.limit);
  return {
    rows: await toRows(deps, reader, ask, page),
    next: all.length > page.length ? cursorText(page.at(-1)!) : null,
  };
}
