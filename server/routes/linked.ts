/** What stands beside a link to another complaint: its number and subject, for who may open it. */

import type { ComplaintPage, LinkView } from '../../engine/complaint/page-shapes.ts';
import type { Reads } from '../deps.ts';
import { findRows } from '../store/find.ts';
import { toRows } from './complaint-list.ts';
import { type Reading, reachOf } from './reading.ts';

const rowsOf = async (deps: Reads, reader: Reading, ids: string[]) => {
  const sort = { by: 'opened_at', descending: true } as const;
  const find = { reach: reachOf(reader), ids, wanted: [], sought: [], words: [], sort, limit: ids.length };
  return toRows(deps, reader, {}, await findRows(reader.scope, find));
};

/** The page as it was made, whose links do not know what became of the others since. */
export async function withLinked(deps: Reads, reader: Reading, page: ComplaintPage): Promise<ComplaintPage> {
  if (page.links.length === 0) return page;
  const rows = await rowsOf(
    deps,
    reader,
    page.links.map(({ complaint }) => complaint),
  );
  const seen = new Map(rows.map(({ id, number, subject }) => [id, { number, subject }]));
  const links = page.links.map((link): LinkView => {
    const other = seen.get(link.complaint);
    return other ? { ...link, other } : link;
  });
  return { ...page, links };
}
