/** Extensions that no complaint can ever be granted: nobody grants them, or their notice cannot go out in time. */
import type { Problem } from '../problem.ts';
import { isParam, settled } from '../ruleset/open.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Cast, Deadline, Track } from '../ruleset/types.ts';
import { mayFollow } from './before.ts';
import type { Flow } from './flow.ts';
import { heaviest, type Interval, intervals, namesIn, placeOf } from './intervals.ts';
import { beyond, lengthsOf } from './lengths.ts';
import { markPoints, type Point, reachedPoints } from './points.ts';
import { notice } from './severity.ts';

const sameStage = (a: Point, b: Point): boolean =>
  a.at === 'stage' && b.at === 'stage' && a.stage === b.stage;

/** Where the event may happen while the clock runs; what happens in one stage may happen in any order. */
function whileRunning(flow: Flow, { starts, ends }: Deadline, event: string): Point[] {
  const [from, to] = [markPoints(flow, starts), markPoints(flow, ends)];
  const follows = (a: Point, b: Point) => mayFollow(flow, a, b) || sameStage(a, b);
  return reachedPoints(flow, event).filter(
    (point) => from.some((start) => follows(start, point)) && to.some((end) => follows(point, end)),
  );
}

/** Nobody extends it, or its notice never goes out, while it runs. */
function never(flows: Flow[], deadline: Deadline, path: string): Problem[] {
  const { id, extension } = deadline;
  const slip = extension?.notice;
  const nowhere = (event: string) => flows.every((flow) => whileRunning(flow, deadline, event).length === 0);
  const say = (code: string, place: string, params: object): Problem[] => [
    { code, file: 'deadlines.json', path: place, params: { deadline: id, ...params } },
  ];
  return [
    ...(nowhere(`clock.extended:${id}`) ? say('proof.neverExtended', path, {}) : []),
    ...(slip && nowhere(`slip.issued:${slip}`) ? say('proof.noNotice', `${path}/notice`, { slip }) : []),
  ];
}

/** The adopter allows none. */
function noTimes({ id, extension }: Deadline, path: string, casts: Cast[]): Problem[] {
  const times = extension?.times;
  if (!isParam(times) || !casts.some(({ params }) => settled<number>(times, params) === 0)) return [];
  const params = { deadline: id, param: times.param };
  return [notice({ code: 'proof.noTimes', file: 'deadlines.json', path: `${path}/times`, params })];
}

/** Clocks that begin only after this one and are to end before the notice goes out in this stage of the track. */
function leadingUp(flow: Flow, track: Track, all: Interval[], deadline: Deadline, issued: Point): Interval[] {
  const place = placeOf(flow, track, issued) ?? -1;
  const starts = markPoints(flow, deadline.starts);
  return all.filter(
    (inner) =>
      inner.deadline.id !== deadline.id &&
      inner.to <= place &&
      inner.starts.every((point) => starts.every((start) => !mayFollow(flow, point, start))),
  );
}

/** The heaviest row of clocks on the way to the notice, as it goes out here. */
function wayTo(rules: Rules, flow: Flow, deadline: Deadline, issued: Point, cast?: Cast): Interval[] {
  const track = issued.at === 'stage' ? flow.stages.get(issued.stage)?.track : undefined;
  if (!track) return [];
  const all = intervals(rules, flow, track, cast).filter(({ spans }) => spans.length > 0);
  return heaviest(flow, track, leadingUp(flow, track, all, deadline, issued));
}

/** Wherever the notice goes out, the clocks on the way there may run longer than the limit itself. */
function noticeTooLate(rules: Rules, flow: Flow, deadline: Deadline, path: string, cast?: Cast): Problem[] {
  const limits = lengthsOf(rules, deadline, cast);
  const points = whileRunning(flow, deadline, `slip.issued:${deadline.extension!.notice}`);
  const ways = points.map((point) => {
    const way = wayTo(rules, flow, deadline, point, cast);
    return { way, found: beyond(way, limits) };
  });
  const [first] = ways;
  if (!first?.found || ways.some(({ found }) => !found)) return [];
  const { sum, limit } = first.found;
  const params = {
    deadline: deadline.id,
    procedure: flow.procedure.id,
    sum,
    limit,
    inner: namesIn(first.way),
  };
  const said = { code: 'proof.noticeTooLate', file: 'deadlines.json', path: `${path}/notice`, params };
  return [ways.every(({ found }) => found?.always) ? said : notice(said)];
}

/** A cast is heard only where the rule set alone is right. */
function lateNotices(
  rules: Rules,
  flows: Flow[],
  deadline: Deadline,
  path: string,
  casts: Cast[],
): Problem[] {
  if (!deadline.extension?.notice) return [];
  return flows.flatMap((flow) => {
    const found = [undefined, ...casts].map((cast) => noticeTooLate(rules, flow, deadline, path, cast));
    return found.find((said) => said.length > 0) ?? [];
  });
}

/**
 * `proof.neverExtended` {deadline}, `proof.noNotice` {deadline, slip}, `proof.noTimes` {deadline, param},
 * `proof.noticeTooLate` {deadline, procedure, limit, sum, inner}.
 */
export const extensionProblems = (rules: Rules, flows: Flow[], casts: Cast[]): Problem[] =>
  rules.set.deadlines.deadlines.flatMap((deadline, index) => {
    if (!deadline.extension) return [];
    const path = `/deadlines/${index}/extension`;
    return [
      ...never(flows, deadline, path),
      ...noTimes(deadline, path, casts),
      ...lateNotices(rules, flows, deadline, path, casts),
    ];
  });
