/** When time next has something to do with a complaint: a reminder, a limit, a step up the ladder. */
import type { Calendar } from '../calendar/working-days.ts';
import { parseLength } from '../deadline/length.ts';
import { type RingClock, ring } from '../deadline/ring.ts';
import type { Rules } from '../ruleset/rules.ts';
import { escalationAt } from './escalation.ts';
import type { Clock, Complaint } from './state.ts';

/** A running clock as the bell sees it; a reminder whose length cannot be read never rings. */
export function ringClock(rules: Rules, clock: Clock): RingClock {
  const reminders = (rules.deadlines.get(clock.deadline)?.reminders ?? []).flatMap(({ before }) => {
    const length = parseLength(before);
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
  calendar: Calendar,
  after: string = BEGINNING,
): string | null {
  const running = state.clocks
    .filter((clock) => clock.state === 'running')
    .map((clock) => ringClock(rules, clock));
  const { next } = ring(running, after, { zone: rules.set.ruleset.zone, calendar });
  const steps = state.clocks
    .flatMap((clock) => escalationAt(rules, calendar, clock) ?? [])
    .filter((at) => at > after);
  return [...(next ? [next] : []), ...steps].sort()[0] ?? null;
}
