/** Clocks as the statistics of timeliness read them: counted by deadline, department, standing and month, and one by one. */

import { sql } from 'kysely';
import type { Span } from '../../engine/register/period.ts';
import type { Tally } from '../../engine/register/tallies.ts';
import { openIn, openTo, type Reach } from './readers.ts';
import type { Scope } from './scope.ts';

/** Complaints the reader may open, but for those that stand in no list of theirs. */
export interface Readable {
  reach: Reach;
  hidden: Set<string>;
}

/** Clocks with a limit; one that was dropped counts for nothing. */
const counted = (scope: Scope, { hidden }: Readable) =>
  scope
    .selectFrom('clocks')
    .where('clocks.state', '!=', 'dropped')
    .where('clocks.day', 'is not', null)
    .$if(hidden.size > 0, (query) => query.where('clocks.complaint', 'not in', [...hidden]));

export async function talliesOf(scope: Scope, readable: Readable): Promise<Tally[]> {
  const month = sql<string>`substr(clocks.day, 1, 7)`;
  const rows = await counted(scope, readable)
    .where(openIn(readable.reach, sql.ref('clocks.complaint')))
    .select(['clocks.deadline', 'clocks.department', 'clocks.state', 'clocks.unit'])
    .select([month.as('month'), sql<number>`count(*)`.as('n')])
    .select([sql<number>`sum(clocks.took)`.as('took'), sql<number>`sum(clocks.late_by)`.as('lateBy')])
    .select(sql<number>`max(clocks.late_by)`.as('most'))
    .groupBy(['clocks.deadline', 'clocks.department', 'clocks.state', 'clocks.unit', month])
    .execute();
  // PostgreSQL hands sums over as texts.
  return rows.map(({ n, took, lateBy, most, ...row }) => ({
    ...row,
    n: Number(n),
    took: Number(took ?? 0),
    lateBy: Number(lateBy ?? 0),
    most: Number(most ?? 0),
  }));
}

export interface Wanted {
  span?: Span;
  deadline?: string;
  department?: string;
  states?: readonly string[];
}

/** Due last first. */
export const clocksOf = (scope: Scope, readable: Readable, wanted: Wanted, limit: number) => {
  const { span, deadline, department, states } = wanted;
  return counted(scope, readable)
    .innerJoin('complaints', 'complaints.id', 'clocks.complaint')
    .where(openTo(readable.reach))
    .select(['clocks.complaint', 'clocks.id', 'clocks.deadline', 'clocks.department', 'clocks.task'])
    .select(['clocks.state', 'clocks.started', 'clocks.day', 'clocks.ended', 'clocks.unit', 'clocks.took'])
    .select(['clocks.late_by as lateBy', 'complaints.summary'])
    .$if(span !== undefined, (query) =>
      query.where('clocks.day', '>=', span!.from).where('clocks.day', '<', span!.before),
    )
    .$if(deadline !== undefined, (query) => query.where('clocks.deadline', '=', deadline!))
    .$if(department !== undefined, (query) => query.where('clocks.department', '=', department!))
    .$if(states !== undefined, (query) => query.where('clocks.state', 'in', [...states!]))
    .orderBy('clocks.day', 'desc')
    .orderBy('clocks.complaint', 'desc')
    .limit(limit)
    .execute();
};
