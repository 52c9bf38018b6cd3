/** Deadlines laid along a track, and the heaviest row of those that follow one another. */
import { marksOf } from '../ruleset/names.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Cast, Deadline, Track } from '../ruleset/types.ts';
import type { Flow } from './flow.ts';
import { type AtTask, type Lengths, lengthsOf, longest } from './lengths.ts';
import { markPoints, type Point } from './points.ts';

/** From one place of a track to another; places are counted in steps of ten from its first stage. */
export interface Interval extends Lengths {
  deadline: Deadline;
  /** The stage, of a clock for each task. */
  stage?: string;
  starts: Point[];
  from: number;
  to: number;
}

export function placeOf(flow: Flow, track: Track, point: Point): number | undefined {
  const main = track === flow.procedure.tracks[0];
  if (point.at === 'open') return main ? -1 : undefined;
  if (point.at === 'closed') return main ? track.stages.length * 10 : undefined;
  const index = point.at === 'stage' ? track.stages.findIndex(({ id }) => id === point.stage) : -1;
  return index < 0 || !flow.reached.has(track.stages[index]!.id)
    ? undefined
    : index * 10 + (point as { rank: number }).rank;
}

const placesOf = (flow: Flow, track: Track, points: Point[]): number[] =>
  points.flatMap((point) => placeOf(flow, track, point) ?? []);

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
function perTask(rules: Rules, flow: Flow, track: Track, deadline: Deadline, cast?: Cast): Interval[] {
  return track.stages.flatMap((stage, index) => {
    if (!flow.reached.has(stage.id)) return [];
    const at: AtTask = { stage: stage.id, rule: stage.tasks[0]!.id };
    if (!always(rules, deadline, { complaint: { procedure: flow.procedure.id }, task: at })) return [];
    const lengths = lengthsOf(rules, deadline, cast, at);
    const starts: Point[] = [{ at: 'stage', stage: stage.id, rank: 1 }];
    return [{ deadline, stage: stage.id, ...lengths, starts, from: index * 10 + 1, to: index * 10 + 3 }];
  });
}

/** Closing beside other ends is the last resort: a clock that may end earlier holds nothing up to it. */
function endsOf(flow: Flow, { ends }: Deadline): Point[] {
  const points = markPoints(flow, ends);
  const proper = points.filter(({ at }) => at !== 'closed');
  return proper.length > 0 ? proper : points;
}

/** The clocks that always start and end in this track. */
export function intervals(rules: Rules, flow: Flow, track: Track, cast?: Cast): Interval[] {
  return rules.set.deadlines.deadlines.flatMap((deadline) => {
    if (deadline.per === 'task' && marksOf(deadline.starts).every(({ on }) => on === 'task.assigned'))
      return perTask(rules, flow, track, deadline, cast);
    const own = always(rules, deadline, { complaint: { procedure: flow.procedure.id } });
    if (!own && deadline.inside === undefined) return [];
    const starts = markPoints(flow, deadline.starts);
    const [from, to] = [starts, endsOf(flow, deadline)].map((points) => placesOf(flow, track, points));
    if (!from?.length || !to?.length) return [];
    const lengths = lengthsOf(rules, deadline, cast);
    return [{ deadline, ...lengths, starts, from: Math.min(...from), to: Math.max(...to) }];
  });
}

const total = (chain: Interval[]) =>
  chain.reduce((sum, interval) => sum + (longest(interval)?.least ?? 0), 0);

/** Whether the second can come after the first: in order, and along a way that leads on. */
function leadsOn(flow: Flow, { stages }: Track, first: Interval, second: Interval): boolean {
  if (first.to > second.from) return false;
  const [from, to] = [first.to, second.from].map((place) => stages[Math.floor(place / 10)]?.id);
  return from === undefined || to === undefined || from === to || ahead(flow, stages, from).has(to);
}

/** Stages further on: returns are left out, or every round would count. */
function ahead(flow: Flow, stages: Track['stages'], from: string): Set<string> {
  const order = stages.map(({ id }) => id);
  const found = new Set<string>([from]);
  for (const id of found)
    for (const next of flow.after.get(id) ?? []) if (order.indexOf(next) > order.indexOf(id)) found.add(next);
  return found;
}

/** The heaviest row of intervals that follow one another. */
export function heaviest(flow: Flow, track: Track, inner: Interval[]): Interval[] {
  const best: Interval[][] = [];
  const sorted = inner.toSorted((a, b) => b.from - a.from);
  for (const first of sorted) {
    const rest = best.filter((chain) => leadsOn(flow, track, first, chain[0]!));
    const follow = rest.reduce<Interval[]>((a, b) => (total(b) > total(a) ? b : a), []);
    best.push([first, ...follow]);
  }
  return best.reduce<Interval[]>((a, b) => (total(b) > total(a) ? b : a), []);
}

/** As a problem tells them: the deadline, of a clock for each task with its stage. */
export const namesIn = (chain: Interval[]): string[] =>
  chain.map(({ deadline, stage }) => [deadline.id, stage].filter(Boolean).join(':'));
