/** When time next has something to do with a complaint: a reminder, a limit, a step up the ladder. */
import { parseLength } from '../deadline/length.ts';
import { type RingClock, ring } from '../deadline/ring.ts';
import { settled } from '../ruleset/open.ts';
import type { Rules } from '../ruleset/rules.ts';
import { type Ahead, escalationAt } from './escalation.ts';
import type { Clock, Complaint } from './state.ts';

/** A running clock as the bell sees it; a reminder whose length is not set or cannot be read never rings. */
export function ringClock(rules: Rules, { params }: Pick<Ahead, 'params'>, clock: Clock): RingClock {
  const reminders = (rules.deadlines.get(clock.deadline)?.reminders ?? []).flatMap(({ before }) => {
    const length = parseLength(settled(before, params));
    return length.ok ? [{ before: length.value }] : [];
  });
  const { id, reminded, state } = clock;
  // A soft limit is only shown: nothing rings, nothing is missed.
  const due = clock.length.soft ? null : clock.due;
  return { id, due, soft: false, reminders, reminded, missed: state !== 'running' };
}

const BEGINNING = '0001-01-01T00:00:00Z';

/** The first moment later than `after`, as a UTC instant; null where nothing waits. */
export function nextWake(
  rules: Rules,
  state: Complaint,
  ahead: Ahead,
  after: string = BEGINNING,
): string | null {
  const running = state.clocks
    .filter((clock) => clock.state === 'running')
    .map((clock) => ringClock(rules, ahead, clock));
  const { next } = ring(running, after, { zone: rules.set.ruleset.zone, calendar: ahead.calendar });
  const steps = state.clocks
    .flatMap((clock) => escalationAt(rules, ahead, clock) ?? [])
    .filter((at) => at > after);
  return [...(next ? [next] : []), ...steps].sort()[0] ?? null;
}
