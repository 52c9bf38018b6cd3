/** Other complaints that a command touches: each found once, and decided about in a run of its own. */
import { compareInstants } from '../calendar/zone.ts';
import { mayOpen } from '../permission/readers.ts';
import { numberOf } from './facts.ts';
import { type Run, stateOf } from './run.ts';
import type { Complaint } from './state.ts';
import type { Other, OtherAsked } from './world.ts';

const isAsked = ({ rules, state }: Run, asked: OtherAsked): boolean =>
  'complaint' in asked
    ? state?.id === asked.complaint
    : Object.values(state?.numbers ?? {}).includes(asked.number) ||
      (state !== null && numberOf(rules, state) === asked.number);

function runOf(run: Run, { rules, state }: Other): Run {
  const known = run.others.find((other) => other.state?.id === state.id);
  if (known) return known;
  // What happened before the other was opened is recorded there as of now.
  const occurredAt = compareInstants(run.occurredAt, state.openedAt) < 0 ? run.world.now : run.occurredAt;
  const made: Run = { ...run, rules, state, before: state, events: [], occurredAt, late: undefined };
  run.others.push(made);
  return made;
}

/** Null where there is none. Of the actor's own naming one they may not open is none (`theirs`). */
export function otherRun(run: Run, asked: OtherAsked, theirs = false): Run | null {
  if (isAsked(run, asked)) return run;
  const found = run.others.find((other) => isAsked(other, asked)) ?? lookedUp(run, asked);
  if (!found) return null;
  const open = !theirs || !run.actor || mayOpen(found.rules, stateOf(found), run.world, run.actor);
  return open ? found : null;
}

function lookedUp(run: Run, asked: OtherAsked): Run | null {
  const other = run.world.other?.(asked);
  return other ? runOf(run, other) : null;
}

/** Ids of the complaints that stand to this one as that. */
export const relatedTo = ({ links, from }: Complaint, as: string): string[] => [
  ...(from?.as === as ? [from.complaint] : []),
  ...links.flatMap((link) => (link.as === as ? [link.complaint] : [])),
];
