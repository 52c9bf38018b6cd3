/** When time next has something to do in a complaint. */

import type { Calendar } from '../../engine/calendar/working-days.ts';
import type { Clock, Complaint } from '../../engine/complaint/state.ts';
import { parseLength } from '../../engine/deadline/length.ts';
import { type RingClock, ring } from '../../engine/deadline/ring.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';

function toRing(rules: Rules, clock: Clock): RingClock {
  const lengths = (rules.deadlines.get(clock.deadline)?.reminders ?? []).map(({ before }) =>
    parseLength(before),
  );
  return {
    id: clock.id,
    due: clock.due,
    soft: clock.length.soft === true,
    reminders: lengths.flatMap((length) => (length.ok ? [{ before: length.value }] : [])),
    reminded: clock.reminded,
    missed: clock.state === 'missed',
  };
}

/**
 * An instant, or null when nothing is left. `ticked` after a tick at `now`: what rang by then is done with,
 * so that a clock nobody can serve is not taken up again every second.
 */
export function wakeAt(
  rules: Rules,
  state: Complaint,
  calendar: Calendar,
  now: string,
  ticked: boolean,
): string | null {
  const running = state.clocks
    .filter((clock) => clock.state === 'running')
    .map((clock) => toRing(rules, clock));
  const rung = ring(running, now, { zone: rules.set.ruleset.zone, calendar });
  const waiting = rung.remind.length > 0 || rung.missed.length > 0;
  return waiting && !ticked ? now : rung.next;
}
