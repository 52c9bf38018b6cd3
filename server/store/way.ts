/** Which condition leads a list: the one that the fewest complaints fulfil, where gathering them is cheaper than walking in the order asked for. */

/** How a question is gone about: places in its conditions. Nothing leads where walking is cheaper. */
export interface Way {
  lead?: number;
  /** So many fulfil the one that leads. */
  size?: number;
  /** Gathered once and held against, beside the one that leads. */
  gathered: number[];
}

export const WALK: Way = { gathered: [] };

/** So many are gathered whatever opens complaints to the reader. */
const VERY_FEW = 200;
/** So many are always gathered; so many where filters are asked for, of which walking may find none for long. */
const FEW = 2_000;
const SOME = 20_000;
/** Beside the one that leads, so many times its number are gathered too. */
const TIMES = 10;

/** How many fulfil each condition that is counted, by its place; Infinity where they are `most` or more. */
export type Count = (most: number, of: Counted) => Promise<Map<number, number>>;

/** All that is asked for, the words searched for among it, or what opens complaints to the reader at all. */
export type Counted = 'filters' | 'words' | 'readers';

/** The place of the fewest, if so many were counted. */
function fewest(sizes: Map<number, number>): number | undefined {
  const [first] = [...sizes].toSorted(([, a], [, b]) => a - b);
  return first && first[1] < Number.POSITIVE_INFINITY ? first[0] : undefined;
}

/** The last of all conditions too, counted no further than what would lead without it. */
async function few(filters: Map<number, number>, count: Count): Promise<Map<number, number>> {
  const least = fewest(filters);
  const most = least === undefined ? FEW : filters.get(least)!;
  return most <= VERY_FEW ? filters : new Map([...filters, ...(await count(most, 'readers'))]);
}

/** Of a field a complaint has a value or two to be asked for, of words many: only these are worth another count. */
async function beside(
  sizes: Map<number, number>,
  lead: number,
  most: number,
  count: Count,
): Promise<number[]> {
  const limit = sizes.get(lead)! * TIMES;
  const known = limit > most ? new Map([...sizes, ...(await count(limit, 'words'))]) : sizes;
  return [...known].flatMap(([at, size]) => (at !== lead && size < limit ? at : []));
}

/** What opens complaints to the reader, the last of all, may lead, but is never gathered beside. */
export async function wayTo(count: Count): Promise<Way> {
  const filters = await count(FEW, 'filters');
  const reached = filters.size;
  const near = await few(filters, count);
  const some = fewest(near) === undefined && reached > 0;
  const [sizes, most] = some ? [await count(SOME, 'filters'), SOME] : [near, FEW];
  const lead = fewest(sizes);
  if (lead === undefined) return WALK;
  const gathered = await beside(sizes, lead, most, count);
  return { lead, size: sizes.get(lead)!, gathered: gathered.filter((at) => at !== reached) };
}
