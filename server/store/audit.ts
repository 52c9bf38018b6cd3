/** Who looked at, printed or changed what: what the log of events does not say. */

import type { Ids } from '../ids.ts';
import { fromText, toText } from './json.ts';
import type { Scope } from './scope.ts';

export interface Entry {
  id: string;
  at: string;
  /** Null where it was the machine. */
  person: string | null;
  act: string;
  subject: string;
  facts: Record<string, unknown>;
}

export type Happened = Pick<Entry, 'person' | 'act' | 'subject'> & { facts?: Entry['facts'] };

/** No address, no browser, no session: of an anonymous complaint nothing leads to who sent it. */
export async function note(scope: Scope, ids: Ids, at: string, happened: Happened): Promise<void> {
  const { person, act, subject, facts = {} } = happened;
  await scope
    .insertInto('audit')
    .values({ id: ids.next(), at, person, act, subject, facts: toText(facts) })
    .execute();
}

export interface AuditAsk {
  person?: string;
  subject?: string;
  act?: string;
  /** The id after which the page begins. */
  after?: string;
}

export const AUDIT_PAGE = 100;

/** The latest first, a page at a time. */
export async function auditOf(scope: Scope, asked: AuditAsk): Promise<Entry[]> {
  let query = scope.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(AUDIT_PAGE);
  for (const key of ['person', 'subject', 'act'] as const) {
    const wanted = asked[key];
    if (wanted) query = query.where(key, '=', wanted);
  }
  if (asked.after) query = query.where('id', '<', asked.after);
  const rows = await query.execute();
  return rows.map(({ organization: _, facts, ...row }) => ({
    ...row,
    facts: fromText<Entry['facts']>(facts),
  }));
}
