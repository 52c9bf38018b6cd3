/** Declared questions to earlier complaints: how many of them answer to a query's words. */
import { addMonths } from '../calendar/day.ts';
import { addHours, toInstant, toLocal } from '../calendar/zone.ts';
import { amountOf } from '../deadline/length.ts';
import type { Expression } from '../feel/compile.ts';
import { readable } from '../ruleset/listed.ts';
import { settled } from '../ruleset/open.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { HistoryQuery, PastLength } from '../ruleset/types.ts';
import { pastKeysOf } from '../search/past-keys.ts';
import { keysOf } from '../search/sort-key.ts';
import type { Facts } from './facts.ts';
import type { Past, PastAsked, World } from './world.ts';

type Looking = Pick<World, 'now' | 'params' | 'past'>;

/** The earliest opening that still counts. */
function sinceOf(length: PastLength, rules: Rules, world: Looking): string {
  const { zone } = rules.set.ruleset;
  const { day, minute } = toLocal(world.now, zone);
  const { unit, n } = amountOf(length);
  if (unit === 'hours') return addHours(world.now, -n);
  if (unit === 'months') return toInstant(addMonths(day, -n), minute, zone);
  const days = unit === 'weeks' ? 7 * n : n;
  return toInstant(day - days, minute, zone);
}

function answers(query: HistoryQuery, rules: Rules, facts: Facts, past: Past): boolean {
  const result = rules.expression(query.where).json({ ...facts, past: past.facts });
  return result.ok && result.value === true;
}

/** What an index can narrow the past by; a value that is missing narrows nothing. */
function asked(query: HistoryQuery, rules: Rules, world: Looking, facts: Facts): PastAsked {
  const length = settled<PastLength | undefined>(query.within, world.params);
  const since = length && sinceOf(length, rules, world);
  const keys = pastKeysOf(rules, query).flatMap(({ field, secrecy, wanted }) => {
    const value = wanted.json(facts);
    const [key, ...more] = value.ok ? keysOf(value.value) : [];
    const narrows = key !== undefined && more.length === 0;
    return narrows ? [{ field, value: key, ...(secrecy ? { secrecy } : {}) }] : [];
  });
  return { query: query.id, procedures: query.procedures, ...(since ? { since } : {}), keys };
}

/** Null where the adopter has not said how far back. */
function count(
  query: HistoryQuery,
  rules: Rules,
  world: Looking,
  complaint: string,
  facts: Facts,
): number | null {
  if (query.within && settled<unknown>(query.within, world.params) === undefined) return null;
  const wanted = asked(query, rules, world, facts);
  const { procedures, since } = wanted;
  const candidates = (world.past?.(wanted) ?? []).filter(
    (past) =>
      past.complaint !== complaint &&
      procedures.includes(past.procedure) &&
      (!since || past.openedAt >= since),
  );
  return candidates.filter((past) => answers(query, rules, facts, past)).length;
}

/** `{count}` by query id; a query that cannot be judged for an earlier complaint does not count it. */
const history = (rules: Rules, world: Looking, complaint: string, facts: Facts): Facts =>
  Object.fromEntries(
    [...rules.history.values()].map((query) => [
      query.id,
      { count: count(query, rules, world, complaint, facts) },
    ]),
  );

/** Parameter values, and `history` where the expression reads it: it costs a look at every earlier complaint. */
export function outside(
  rules: Rules,
  expression: Expression,
  world: Pick<World, 'now' | 'params' | 'past'>,
  complaint: string,
  facts: Facts,
): Facts {
  const asks = expression.uses.some(([head]) => head === 'history');
  const params = readable(rules.parameters.values(), world.params);
  return { params, ...(asks ? { history: history(rules, world, complaint, facts) } : {}) };
}
