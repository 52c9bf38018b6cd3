/** Conditions on complaints that rows of an index answer, and which of them leads a list: the one that the fewest complaints fulfil. */

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

/** Fulfilled by what is among the rows of any of these queries. */
export type Condition = Rows[];

export type Complaints = SelectQueryBuilder<ScopedTables, 'complaints', object>;

/** For parts of queries: held to an organization with the whole (scope.ts). */
export const parts = expressionBuilder<ScopedTables, 'complaints'>();

/** The same, but no index has it in order: SQLite would else read one from end to end to have each complaint once. */
const unordered = (rows: Rows): Rows =>
  parts
    .selectFrom(rows.as('some'))
    .select(sql<string>`${sql.ref('some.complaint')} || ''`.as('complaint'))
    .distinct();

const together = ([first, ...others]: Rows[]): Rows => others.reduce((all, one) => all.union(one), first!);

/** All that fulfil it are gathered first: right for the few. A cross join, since SQLite keeps to its order. */
export const among = (scope: Scope, condition: Condition): Complaints =>
  scope
    .selectFrom(together(condition.map(unordered)).as('led'))
    .crossJoin('complaints')
    .whereRef('complaints.id', '=', 'led.complaint') as unknown as Complaints;

type Clause = ExpressionWrapper<ScopedTables, 'complaints', SqlBool>;

/** Gathered once and held against. */
export const gathered = (condition: Condition): Clause => parts('complaints.id', 'in', together(condition));

/** Each complaint is asked by itself: nothing is gathered that no page comes to. */
export const fulfilled = (condition: Condition): Clause =>
  parts.or(condition.map((rows) => parts.exists(rows.whereRef('complaint', '=', 'complaints.id'))));

/** So many are always gathered; so many where filters are asked for, of which walking may find none for long. */
const FEW = 2_000;
const SOME = 20_000;
/** Beside the one that leads, so many times its number are gathered too. */
const TIMES = 10;

async function sizeOf(scope: Scope, condition: Condition, most: number): Promise<number> {
  let size = 0;
  for (const rows of condition) {
    const some = scope.selectFrom(rows.limit(most - size).as('some'));
    const { n } = await some.select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow();
    size += Number(n);
    if (size >= most) break;
  }
  return size;
}

/** How a question is gone about: nothing is gathered where walking in the order asked for is cheaper. */
export interface Way {
  lead?: Condition;
  gathered: Set<Condition>;
}

type Sized = [condition: Condition, size: number];

/** The fewest, if they are fewer than `most`. */
async function least(scope: Scope, conditions: Condition[], most: number): Promise<Sized | undefined> {
  const sizes: Sized[] = [];
  for (const one of conditions) sizes.push([one, await sizeOf(scope, one, most)]);
  const [first] = sizes.toSorted(([, a], [, b]) => a - b);
  return first && first[1] < most ? first : undefined;
}

/** Counted by index, no further than needed. */
export async function wayTo(scope: Scope, filters: Condition[], reached: Condition): Promise<Way> {
  const way: Way = { gathered: new Set() };
  const found = (await least(scope, [...filters, reached], FEW)) ?? (await least(scope, filters, SOME));
  if (!found) return way;
  const [lead, fewest] = found;
  for (const one of filters)
    if (one !== lead && (await sizeOf(scope, one, fewest * TIMES)) < fewest * TIMES) way.gathered.add(one);
  return { ...way, lead };
}
