/** Deadlines that cannot be: never started or ended, of no length, over before they begin, too long for what holds them. */
import { amountOf, isCalendarEnd } from '../deadline/length.ts';
import type { Problem } from '../problem.ts';
import { elementsOf, marksOf } from '../ruleset/names.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Cast, Deadline, Length } from '../ruleset/types.ts';
import { type Found, type Walk, walkRuleSet } from '../ruleset/walk.ts';
import { mayFollow } from './before.ts';
import { extensionProblems } from './extensions.ts';
import { fitProblems } from './fit.ts';
import { type Flow, flowsOf } from './flow.ts';
import { markPoints, type Point, reachedPoints } from './points.ts';
import { reminderProblems } from './reminders.ts';
import { notice } from './severity.ts';

interface Seen {
  flow: Flow;
  starts: Point[];
  ends: Point[];
}

const file = 'deadlines.json';

const isEmpty = (points: Point[]) => points.length === 0;

/** A clock with a `when` of its own may well be meant for one procedure only. */
function neverEnds(deadline: Deadline, path: string, seen: Seen[]): Problem[] {
  const left = seen.filter(({ starts, ends }) => !isEmpty(starts) && isEmpty(ends));
  if (left.length === 0 || marksOf(deadline.starts).some(({ when }) => when)) return [];
  const procedure = left.map(({ flow }) => flow.procedure.id).join(', ');
  const params = { mark: 'ends', deadline: deadline.id, procedure };
  const found = { code: 'proof.never', file, path: `${path}/ends`, params };
  const everywhere = seen.every(({ starts, ends }) => isEmpty(starts) || isEmpty(ends));
  return [everywhere ? found : notice(found)];
}

function never(deadline: Deadline, path: string, seen: Seen[]): Problem[] {
  const params = { mark: 'starts', deadline: deadline.id, procedure: '' };
  if (seen.every(({ starts }) => isEmpty(starts)))
    return [{ code: 'proof.never', file, path: `${path}/starts`, params }];
  return neverEnds(deadline, path, seen);
}

/** The same moment of the flow: right where a field says when either really happened. */
const sameEvent = (deadline: Deadline, start: Point, end: Point): boolean =>
  [deadline.starts, deadline.ends].flatMap(marksOf).some(({ at }) => at !== undefined) &&
  JSON.stringify(start) === JSON.stringify(end);

/** In no procedure can the end come after the start. */
function endsBeforeStart(deadline: Deadline, path: string, seen: Seen[]): Problem[] {
  const { id } = deadline;
  const both = seen.filter(({ starts, ends }) => !isEmpty(starts) && !isEmpty(ends));
  const right = both.some(({ flow, starts, ends }) =>
    starts.some((start) =>
      ends.some((end) => mayFollow(flow, start, end) || sameEvent(deadline, start, end)),
    ),
  );
  if (both.length === 0 || right) return [];
  return [{ code: 'proof.endsBeforeStart', file, path: `${path}/ends`, params: { deadline: id } }];
}

/** Events at which a clock pauses. */
const neverPauses = (walk: Walk, flows: Flow[]): Problem[] =>
  walk.pointers
    .filter(({ kind, path }) => kind === 'event' && /\/pauses\/\d+\/(from|until)\b/.test(path))
    .filter(({ text }) => flows.every((flow) => isEmpty(reachedPoints(flow, text))))
    .map(({ file: where, path, inside }) => {
      const deadline = inside.find(({ kind }) => kind === 'deadline')?.id;
      return { code: 'proof.never', file: where, path, params: { mark: 'pauses', deadline, procedure: '' } };
    });

/** Reminders and steps of an escalation may well come at once; a clock that runs backwards may end on the day itself. */
const mayBeNought = ({ path, inside }: Found): boolean =>
  /\/(reminders|escalation|extend|extension)\//.test(path) ||
  inside.some(({ value }) => value.before !== undefined);

const isNought = (length: Length): boolean => {
  const amount = amountOf(length);
  return amount.n === 0 && !isCalendarEnd(amount);
};

/** Nothing of no length can be met; `endOfDay` says the same day. */
const zeroLengths = (walk: Walk): Problem[] =>
  elementsOf(walk, 'length')
    .filter((found) => isNought(found.value as Length) && !mayBeNought(found))
    .map(({ file: where, path }) => ({ code: 'proof.zeroLength', file: where, path, params: {} }));

/**
 * `proof.never` {mark, deadline, procedure}, `proof.zeroLength`, `proof.endsBeforeStart` {deadline},
 * `proof.doesNotFit` {deadline, limit, sum, inner}, `proof.reminderTooEarly` {deadline, before, limit},
 * `proof.neverExtended` {deadline}, `proof.noNotice` {deadline, slip}, `proof.noTimes` {deadline, param},
 * `proof.noticeTooLate` {deadline, limit, sum, inner}; with a cast also what its parameter values lead to, as notices.
 */
export function timeProblems(rules: Rules, casts: Cast[] = []): Problem[] {
  const walk = walkRuleSet(rules.set);
  const flows = flowsOf(rules.set, walk);
  const problems = rules.set.deadlines.deadlines.flatMap((deadline, index) => {
    const path = `/deadlines/${index}`;
    const seen = flows.map((flow): Seen => {
      return { flow, starts: markPoints(flow, deadline.starts), ends: markPoints(flow, deadline.ends) };
    });
    return [...never(deadline, path, seen), ...endsBeforeStart(deadline, path, seen)];
  });
  return [
    ...problems,
    ...neverPauses(walk, flows),
    ...zeroLengths(walk),
    ...fitProblems(rules, flows, casts),
    ...reminderProblems(rules, casts),
    ...extensionProblems(rules, flows, casts),
  ];
}
