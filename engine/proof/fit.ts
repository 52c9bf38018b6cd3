/** Deadlines inside others: whether those that follow one another fit into the one around them. */
import type { Problem } from '../problem.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Cast } from '../ruleset/types.ts';
import type { Flow } from './flow.ts';
import { heaviest, type Interval, intervals, namesIn } from './intervals.ts';
import { beyond } from './lengths.ts';
import { notice } from './severity.ts';

/** Beyond the longest the outer may be: a problem; beyond its shortest only, or by a cast's values: a notice. */
function check(flow: Flow, outer: Interval, inner: Interval[], index: number): Problem[] {
  const chain = heaviest(flow, flow.procedure.tracks[0]!, inner);
  const found = beyond(chain, outer);
  if (!found) return [];
  const { sum, limit } = found;
  const params = {
    deadline: outer.deadline.id,
    procedure: flow.procedure.id,
    sum,
    limit,
    inner: namesIn(chain),
  };
  const said = { code: 'proof.doesNotFit', file: 'deadlines.json', path: `/deadlines/${index}`, params };
  return [found.always ? said : notice(said)];
}

/** Two limits of the same work, from its beginning to its being done: neither holds the other. */
const sameWork = (a: Interval, b: Interval): boolean =>
  a.from === b.from &&
  Math.floor(a.to / 10) === Math.floor(b.to / 10) &&
  Math.floor(a.from / 10) === Math.floor(a.to / 10);

/** Inside by order of stages, or because it says so (`inside`). */
function within(outer: Interval, inner: Interval): boolean {
  const { deadline, from, to } = inner;
  if (deadline.id === outer.deadline.id) return false;
  if (deadline.inside !== outer.deadline.id && sameWork(outer, inner)) return false;
  return (
    deadline.inside === outer.deadline.id ||
    (outer.from <= from && to <= outer.to && (outer.from < from || to < outer.to))
  );
}

const key = ({ path, params }: Problem) => `${path} ${String(params?.procedure)}`;

/** `proof.doesNotFit` {deadline, procedure, sum, limit, inner}; a cast is asked only where the rule set alone fits. */
export function fitProblems(rules: Rules, flows: Flow[], casts: Cast[]): Problem[] {
  const found = new Map<string, Problem>();
  for (const cast of [undefined, ...casts])
    for (const flow of flows) {
      const main = flow.procedure.tracks[0]!;
      const all = intervals(rules, flow, main, cast).filter(({ spans }) => spans.length > 0);
      for (const outer of all) {
        const index = rules.set.deadlines.deadlines.indexOf(outer.deadline);
        const inner = all.filter((candidate) => within(outer, candidate));
        for (const said of check(flow, outer, inner, index))
          if (!found.has(key(said))) found.set(key(said), said);
      }
    }
  return [...found.values()];
}
