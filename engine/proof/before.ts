/** What may have happened before a point of a procedure: every stage on some way there, side tracks included. */
import type { Track } from '../ruleset/types.ts';
import type { Flow } from './flow.ts';
import { initialSections, type Point } from './points.ts';

/** Stages of the same track from which this one may be come to; itself only where it can come round again. */
export function ancestors(flow: Flow, stage: string): Set<string> {
  const found = new Set<string>();
  const queue = [stage];
  for (let at = queue.pop(); at !== undefined; at = queue.pop())
    for (const [from, targets] of flow.after)
      if (targets.has(at) && flow.reached.has(from) && !found.has(from)) {
        found.add(from);
        queue.push(from);
      }
  return found;
}

/** A track that runs beside may have got anywhere. */
function addTrack(flow: Flow, track: Track, stages: Set<string>): void {
  for (const { id } of track.stages) if (flow.reached.has(id)) stages.add(id);
}

/** Whether a track has begun by then: at the opening, at closing where that may be past, or in a stage passed. */
const begun = (point: Point, stages: Set<string>, here: string, closed: boolean): boolean => {
  if (point.at === 'closed') return closed;
  if (point.at !== 'stage') return true;
  return stages.has(point.stage) || (point.stage === here && point.rank <= 1);
};

/** What lies before the beginning of the stage's own track: where it was begun, and that track beside it. */
function beforeTrack(flow: Flow, own: Track, stages: Set<string>): void {
  for (const point of flow.begins.get(own.id) ?? []) {
    if (point.at === 'open') continue;
    const beside = point.at === 'stage' ? flow.stages.get(point.stage)?.track : flow.procedure.tracks[0];
    if (beside && beside !== own) addTrack(flow, beside, stages);
    if (point.at === 'any') for (const track of flow.procedure.tracks) addTrack(flow, track, stages);
  }
}

const known = new WeakMap<Flow, Map<string, Set<string>>>();

/** Stages that may have been done, wholly or in part, before this one is come to. */
export function before(flow: Flow, stage: string): Set<string> {
  const memory = known.get(flow) ?? new Map<string, Set<string>>();
  known.set(flow, memory);
  const found = memory.get(stage) ?? find(flow, stage);
  memory.set(stage, found);
  return found;
}

function find(flow: Flow, stage: string): Set<string> {
  const own = flow.stages.get(stage)!.track;
  const stages = ancestors(flow, stage);
  beforeTrack(flow, own, stages);
  const closed = own.outlives === true;
  for (let size = -1; size !== stages.size; ) {
    size = stages.size;
    for (const track of flow.procedure.tracks)
      if (track !== own && flow.begins.get(track.id)!.some((p) => begun(p, stages, stage, closed)))
        addTrack(flow, track, stages);
  }
  return stages;
}

/** Sections that tasks of these stages sign, or effects of their actions fill. */
const sectionsOf = (flow: Flow, stages: Iterable<string>): Set<string> =>
  new Set(
    [...stages].flatMap((id) => {
      const tasks = flow.stages.get(id)?.stage.tasks ?? [];
      return [...tasks.flatMap(({ section }) => section ?? []), ...(flow.fills.get(id) ?? [])];
    }),
  );

const join = (...sets: Set<string>[]): Set<string> => new Set(sets.flatMap((set) => [...set]));

/** Stages that may have been worked in at a point; from rank 2 on its own too. */
export function doneAt(flow: Flow, point: Point): Set<string> {
  if (point.at === 'open') return new Set();
  if (point.at === 'any' || (point.at === 'closed' && flow.anywhere.closes)) return flow.reached;
  const closers = point.at === 'closed' ? [...flow.closers].filter((id) => flow.reached.has(id)) : [];
  if (point.at === 'closed') return join(new Set(closers), ...closers.map((id) => before(flow, id)));
  return point.rank >= 2
    ? join(before(flow, point.stage), new Set([point.stage]))
    : before(flow, point.stage);
}

/** Sections that may be filled at a point. */
export const filledAt = (flow: Flow, point: Point): Set<string> =>
  join(initialSections(flow), flow.anywhere.fills, sectionsOf(flow, doneAt(flow, point)));

/** Whether the second point may come after the first in one complaint. */
export function mayFollow(flow: Flow, first: Point, second: Point): boolean {
  if (first.at === 'any' || second.at === 'any') return true;
  if (second.at === 'open' || first.at === 'open') return first.at === 'open' && second.at !== 'open';
  if (second.at === 'closed') return first.at !== 'closed';
  if (first.at === 'closed') return flow.stages.get(second.stage)?.track.outlives === true;
  if (first.stage === second.stage && first.rank < second.rank) return true;
  return before(flow, second.stage).has(first.stage);
}
