/** Declared questions to earlier complaints: how many of them answer to a query's words. */
import { addMonths } from '../calendar/day.ts';
import { toInstant, toLocal } from '../calendar/zone.ts';
import { amountOf, parseLength } from '../deadline/length.ts';
import type { Expression } from '../feel/compile.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { HistoryQuery } from '../ruleset/types.ts';
import type { Facts } from './facts.ts';
import type { Past, World } from './world.ts';

/** The earliest opening that still counts; undefined for all of the past. */
function since(query: HistoryQuery, rules: Rules, world: Pick<World, 'now' | 'past'>): string | undefined {
  const length = query.within && parseLength(query.within);
  if (!length?.ok) return undefined;
  const { zone } = rules.set.ruleset;
  const { day, minute } = toLocal(world.now, zone);
  const { unit, n } = amountOf(length.value);
  if (unit === 'months') return toInstant(addMonths(day, -n), minute, zone);
  const days = unit === 'weeks' ? 7 * n : n;
  return toInstant(day - days, minute, zone);
}

function answers(query: HistoryQuery, rules: Rules, facts: Facts, past: Past): boolean {
  const result = rules.expression(query.where).json({ ...facts, past: past.facts });
  return result.ok && result.value === true;
}

/** `{count}` by query id; a query that cannot be judged for an earlier complaint does not count it. */
export function history(
  rules: Rules,
  world: Pick<World, 'now' | 'past'>,
  complaint: string,
  facts: Facts,
): Facts {
  return Object.fromEntries(
    [...rules.history.values()].map((query) => {
      const from = since(query, rules, world);
      const candidates = (world.past ?? []).filter(
        (past) =>
          past.complaint !== complaint &&
          query.procedures.includes(past.procedure) &&
          (!from || past.openedAt >= from),
      );
      return [query.id, { count: candidates.filter((past) => answers(query, rules, facts, past)).length }];
    }),
  );
}

/** Parameter values, and `history` where the expression reads it: it costs a look at every earlier complaint. */
export function outside(
  rules: Rules,
  expression: Expression,
  world: Pick<World, 'now' | 'params' | 'past'>,
  complaint: string,
  facts: Facts,
): Facts {
  const asks = expression.uses.some(([head]) => head === 'history');
  return { params: world.params, ...(asks ? { history: history(rules, world, complaint, facts) } : {}) };
}
