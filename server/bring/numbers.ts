/** The last numbers of an old register: docket's series go on after them. */
import { formatDay } from '../../engine/calendar/day.ts';
import { toLocal } from '../../engine/calendar/zone.ts';
import { at, fail, ok, type Problem, problem, type Result, within } from '../../engine/problem.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import { compileSeries, counterKey, next, type Series } from '../../engine/series/next.ts';
import { counted } from '../../engine/series/written.ts';
import { type Language, localize } from '../../engine/text/language.ts';
import type { Deps } from '../deps.ts';
import { countersOf, raise } from '../store/counters.ts';
import { paramsOf } from '../store/people.ts';
import type { Scope } from '../store/scope.ts';

export interface NextNumber {
  series: string;
  title: string;
  /** What the next complaint would get today; null where nobody can tell (the series gives them out of order, or is full). */
  next: string | null;
}

interface Ground {
  rules: Rules;
  params: Record<string, unknown>;
  counters: Record<string, number>;
  today: number;
}

async function ground(deps: Deps, scope: Scope, rules: Rules): Promise<Ground> {
  const [params, counters] = [await paramsOf(scope), await countersOf(scope)];
  return { rules, params, counters, today: toLocal(deps.clock.now(), rules.set.ruleset.zone).day };
}

function seriesOf({ rules, params }: Ground, id: string): Result<Series> {
  const data = rules.series.get(id);
  return data ? compileSeries(data, params) : fail(problem('series.unknown', '', { series: id }));
}

/** Problems: `bring.order`, `bring.pattern` {series, value}, those of the series. */
function read(on: Ground, id: string, text: string): Result<{ key: string; n: number }> {
  const series = seriesOf(on, id);
  if (!series.ok) return series;
  const { title, order } = series.value;
  if (order === 'random') return fail(problem('bring.order', '', { series: title }));
  const found = counted(series.value, text.trim(), formatDay(on.today));
  return found ? ok(found) : fail(problem('bring.pattern', '', { series: title, value: text }));
}

function nextOf(on: Ground, id: string, raised: ReadonlyMap<string, number>): string | null {
  const series = seriesOf(on, id);
  if (!series.ok || series.value.order === 'random') return null;
  const key = counterKey(series.value, on.today);
  const made = next(series.value, on.today, Math.max(on.counters[key] ?? 0, raised.get(key) ?? 0));
  return made.ok ? made.value.text : null;
}

/** A counter never goes back: an older number changes nothing. `last`: by series. */
export async function bringNumbers(
  deps: Deps,
  organization: string,
  last: Record<string, string>,
  dryRun: boolean,
  language: Language,
): Promise<Result<NextNumber[]>> {
  const problems: Problem[] = [];
  const rules = await deps.rules.current(organization);
  return deps.store.write(organization, async (scope) => {
    const on = await ground(deps, scope, rules);
    const raised = new Map<string, number>();
    for (const [id, text] of Object.entries(last)) {
      const found = read(on, id, text);
      if (found.ok) raised.set(found.value.key, found.value.n);
      else problems.push(...within(found.problems, at('', id)));
    }
    if (problems.length > 0) return fail(...problems);
    if (!dryRun) for (const [key, n] of raised) await raise(scope, key, n);
    return ok(
      [...on.rules.series.values()].map(({ id, title }) => ({
        series: id,
        title: localize(title, language) || id,
        next: nextOf(on, id, raised),
      })),
    );
  });
}
