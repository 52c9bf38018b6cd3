/** Deadlines inside others: whether those that follow one another fit into the one around them. */
import type { Problem } from '../problem.ts';
import { marksOf } from '../ruleset/names.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Cast, Deadline, Track } from '../ruleset/types.ts';
import type { Flow } from './flow.ts';
import { type AtTask, type Lengths, lengthsOf } from './lengths.ts';
import { eventsOf, type Point, reachedPoints } from './points.ts';
import { notice } from './severity.ts';
import { exceeds, type Span } from './span.ts';

/** From one place of the main track to another; places are counted in steps of ten from its first stage. */
interface Interval extends Lengths {
  deadline: Deadline;
  /** The stage, of a clock for each task. */
  stage?: string;
  from: number;
  to: number;
}

function placeOf(flow: Flow, track: Track, point: Point): number | undefined {
  if (point.at === 'open') return -1;
  if (point.at === 'closed') return track.stages.length * 10;
  const index = point.at === 'stage' ? track.stages.findIndex(({ id }) => id === point.stage) : -1;
  return index < 0 || !flow.reached.has(track.stages[index]!.id)
    ? undefined
    : index * 10 + (point as { rank: number }).rank;
}

function placesOf(flow: Flow, mark: Deadline['starts']): number[] {
  const track = flow.procedure.tracks[0]!;
  const points = eventsOf(flow, mark).flatMap((event) => reachedPoints(flow, event));
  return points.flatMap((point) => placeOf(flow, track, point) ?? []);
}

/** What is known of a complaint before there is one. */
interface Known {
  complaint: { procedure: string };
  task?: AtTask;
}

/** Whether the clock always starts there: a condition on what nobody knows yet makes a case of its own. */
function always(rules: Rules, { starts }: Deadline, known: Known): boolean {
  return marksOf(starts).some(({ when }) => holdsAlways(rules, when, known));
}

function holdsAlways(rules: Rules, when: string | undefined, known: Known): boolean {
  if (when === undefined) return true;
  const { uses, json } = rules.expression(when);
  const asks = uses.map((path) => path.slice(0, 2).join('.'));
  const answered = ['complaint.procedure', ...(known.task ? ['task.stage', 'task.rule'] : [])];
  if (!asks.every((path) => answered.includes(path))) return false;
  const value = json({ ...known });
  return value.ok && value.value === true;
}

/** A clock for each task is one interval a stage. */
function perTask(rules: Rules, flow: Flow, deadline: Deadline, cast?: Cast): Interval[] {
  return flow.procedure.tracks[0]!.stages.flatMap((stage, index) => {
    if (!flow.reached.has(stage.id)) return [];
    const at: AtTask = { stage: stage.id, rule: stage.tasks[0]!.id };
    if (!always(rules, deadline, { complaint: { procedure: flow.procedure.id }, task: at })) return [];
    const lengths = lengthsOf(rules, deadline, cast, at);
    return [{ deadline, stage: stage.id, ...lengths, from: index * 10 + 1, to: index * 10 + 3 }];
  });
}

function intervals(rules: Rules, flow: Flow, cast?: Cast): Interval[] {
  return rules.set.deadlines.deadlines.flatMap((deadline) => {
    if (deadline.per === 'task' && marksOf(deadline.starts).every(({ on }) => on === 'task.assigned'))
      return perTask(rules, flow, deadline, cast);
    const own = always(rules, deadline, { complaint: { procedure: flow.procedure.id } });
    if (!own && deadline.inside === undefined) return [];
    const [from, to] = [placesOf(flow, deadline.starts), placesOf(flow, deadline.ends)];
    if (from.length === 0 || to.length === 0) return [];
    const lengths = lengthsOf(rules, deadline, cast);
    return [{ deadline, ...lengths, from: Math.min(...from), to: Math.max(...to) }];
  });
}

const longest = ({ spans }: Interval): Span | undefined => spans.toSorted((a, b) => b.least - a.least)[0];

const total = (chain: Interval[]) =>
  chain.reduce((sum, interval) => sum + (longest(interval)?.least ?? 0), 0);

/** Whether the second can come after the first: in order, and along a way that leads on. */
function leadsOn(flow: Flow, first: Interval, second: Interval): boolean {
  if (first.to > second.from) return false;
  const stages = flow.procedure.tracks[0]!.stages;
  const [from, to] = [first.to, second.from].map((place) => stages[Math.floor(place / 10)]?.id);
  return from === undefined || to === undefined || from === to || ahead(flow, from).has(to);
}

/** Stages further on: returns are left out, or every round would count. */
function ahead(flow: Flow, from: string): Set<string> {
  const order = flow.procedure.tracks[0]!.stages.map(({ id }) => id);
  const found = new Set<string>([from]);
  for (const id of found)
    for (const next of flow.after.get(id) ?? []) if (order.indexOf(next) > order.indexOf(id)) found.add(next);
  return found;
}

/** The heaviest row of intervals that follow one another. */
function heaviest(flow: Flow, inner: Interval[]): Interval[] {
  const best: Interval[][] = [];
  const sorted = inner.toSorted((a, b) => b.from - a.from);
  for (const first of sorted) {
    const rest = best.filter((chain) => leadsOn(flow, first, chain[0]!));
    const follow = rest.reduce<Interval[]>((a, b) => (total(b) > total(a) ? b : a), []);
    best.push([first, ...follow]);
  }
  return best.reduce<Interval[]>((a, b) => (total(b) > total(a) ? b : a), []);
}

/** Beyond the longest the outer may be: a problem; beyond its shortest only, or by a cast's values: a notice. */
function check(flow: Flow, outer: Interval, inner: Interval[], index: number): Problem[] {
  const chain = heaviest(flow, inner);
  const spans = chain.flatMap((interval) => longest(interval) ?? []);
  const limits = outer.spans.toSorted((a, b) => a.most - b.most);
  const [shortest, widest] = [limits[0], limits.at(-1)];
  const over = widest && exceeds(spans, widest);
  const found = over ?? (shortest && exceeds(spans, shortest));
  if (!found || spans.length === 0) return [];
  const names = chain.map(({ deadline, stage }) => [deadline.id, stage].filter(Boolean).join(':'));
  const params = { deadline: outer.deadline.id, procedure: flow.procedure.id, ...found, inner: names };
  const said = { code: 'proof.doesNotFit', file: 'deadlines.json', path: `/deadlines/${index}`, params };
  return [over && !outer.byCast && chain.every(({ byCast }) => !byCast) ? said : notice(said)];
}

/** Inside by order of stages, or because it says so (`inside`). */
function within(outer: Interval, { deadline, from, to }: Interval): boolean {
  if (deadline.id === outer.deadline.id) return false;
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
      const all = intervals(rules, flow, cast).filter(({ spans }) => spans.length > 0);
      for (const outer of all) {
        const index = rules.set.deadlines.deadlines.indexOf(outer.deadline);
        const inner = all.filter((candidate) => within(outer, candidate));
        for (const said of check(flow, outer, inner, index))
          if (!found.has(key(said))) found.set(key(said), said);
      }
    }
  return [...found.values()];
}
