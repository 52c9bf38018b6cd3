/** Declared questions to earlier complaints: how many of them answer to a query's words. */
import { addMonths } from '../calendar/day.ts';
import { toInstant, toLocal } from '../calendar/zone.ts';
import { amountOf, parseLength } from '../deadline/length.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { HistoryQuery } from '../ruleset/types.ts';
import type { Facts } from './facts.ts';
import type { Past, World } from './world.ts';

/** The earliest opening that still counts; undefined for all of the past. */
function since(query: HistoryQuery, rules: Rules, world: World): string | undefined {
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
export function history(rules: Rules, world: World, complaint: string, facts: Facts): Facts {
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
