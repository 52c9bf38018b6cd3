/** Conditions on complaints that rows of an index answer: each as parts of a query. */

import {
  type ExpressionWrapper,
  expressionBuilder,
  type SelectQueryBuilder,
  type SqlBool,
  sql,
} from 'kysely';
import type { ScopedTables } from './schema.ts';
import type { Scope } from './scope.ts';

/** Complaints that an index names, each as `complaint`. */
// biome-ignore lint/suspicious/noExplicitAny: of whichever table; only the column `complaint` is used here.
export type Rows = SelectQueryBuilder<ScopedTables, any, { complaint: string }>;

/** Fulfilled by what is among the rows of any of these queries; `distinct` where none is among them twice. */
export type Condition = Rows[] & { distinct?: true };

export const distinct = (rows: Rows): Condition => Object.assign([rows], { distinct: true as const });

export type Complaints = SelectQueryBuilder<ScopedTables, 'complaints', object>;

/** For parts of queries: held to an organization with the whole (scope.ts). */
export const parts = expressionBuilder<ScopedTables, 'complaints'>();

/** The same, but no index has it in order: SQLite would else read one from end to end to have each complaint once. */
const unordered = (rows: Rows): Rows =>
  parts.selectFrom(rows.as('some')).select(sql<string>`${sql.ref('some.complaint')} || ''`.as('complaint'));

/** Each complaint once. */
const gatheredOnce = (condition: Condition): Rows => {
  const all = condition.map(unordered);
  return condition.distinct ? all[0]! : together(all.map((rows) => rows.distinct()));
};

const together = ([first, ...others]: Rows[]): Rows => others.reduce((all, one) => all.union(one), first!);

/** All that fulfil it are gathered first: right for the few. A cross join, since SQLite keeps to its order. */
export const among = (scope: Scope, condition: Condition): Complaints =>
  scope
    .selectFrom(gatheredOnce(condition).as('led'))
    .crossJoin('complaints')
    .whereRef('complaints.id', '=', 'led.complaint') as unknown as Complaints;

export type Clause = ExpressionWrapper<ScopedTables, 'complaints', SqlBool>;

/** Gathered once and held against. */
export const gathered = (condition: Condition): Clause => parts('complaints.id', 'in', together(condition));

/** Each complaint is asked by itself: nothing is gathered that no page comes to. */
export const fulfilled = (condition: Condition): Clause =>
  parts.or(condition.map((rows) => parts.exists(rows.whereRef('complaint', '=', 'complaints.id'))));

/** How many rows fulfil each, under its name; counted by index, none further than `most`. */
export const sizing = (scope: Scope, conditions: [name: string, condition: Condition][], most: number) =>
  scope.selectNoFrom(
    conditions.map(([name, [first, ...others]]) =>
      parts
        .selectFrom(
          others
            .reduce((all, one) => all.unionAll(one), first!)
            .limit(most)
            .as('some'),
        )
        .select(({ fn }) => fn.countAll<number | string>().as('n'))
        .as(name),
    ),
  );
