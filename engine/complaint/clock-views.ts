/** Clocks as their reader gets them: due when, how long, and counted how. */

import type { Calendar } from '../calendar/working-days.ts';
import { explainLedger } from '../deadline/explain-ledger.ts';
import { amountOf } from '../deadline/length.ts';
import type { Reader } from '../form/localize.ts';
import { nameOf } from '../form/paper-reader.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Length } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import type { Event } from './events.ts';
import type { ClockView } from './page-shapes.ts';
import type { Clock, Complaint } from './state.ts';
import { sayBecause, sayDueText } from './timeline.ts';

/** 13 天, 2 小時, 次月 10 日. */
export function sayLength(length: Length, language: Reader['language']): string {
  const { unit, n } = amountOf(length);
  return fillIn(wordsOf(language).lengths[unit], { n });
}

const HOUR = 60;

/** What was counted in a unit, or the mean of it: minutes from an hour on in hours, to the tenth. */
export function sayLengthAs(unit: string, n: number, language: Reader['language']): string {
  const { lengths } = wordsOf(language);
  const inHours = n >= HOUR && (unit === 'minutes' ? 'hours' : unit === 'workingMinutes' && 'workingHours');
  const tenths = Math.round((inHours ? n / HOUR : n) * 10) / 10;
  return fillIn(lengths[inHours || (unit as keyof typeof lengths)], { n: tenths });
}

const sayTook = (length: Length, language: Reader['language']): string => {
  const { unit, n } = amountOf(length);
  return sayLengthAs(unit, n, language);
};

/** Of a clock for each department, with whose it is. */
function titleOf({ deadline, department }: Clock, { rules, language }: Reader): string {
  const titles = [rules.deadlines.get(deadline)?.title, rules.departments.get(department ?? '')?.title];
  return titles.flatMap((title) => localize(title, language) || []).join(' · ');
}

type Turn = Extract<Event, { type: 'clock.suspended' | 'clock.resumed' | 'clock.extended' }>;

const isTurn = (event: Event, clock: string): event is Turn =>
  (event.type === 'clock.suspended' || event.type === 'clock.resumed' || event.type === 'clock.extended') &&
  event.clock === clock;

/** The notice of an extension: what went out to tell of it, last before it was granted. */
function noticeOf({ deadline }: Clock, { seq }: Turn, { rules, language }: Reader, events: readonly Event[]) {
  const slip = rules.deadlines.get(deadline)?.extension?.notice;
  const issued = events.findLast(
    (event) => event.type === 'slip.issued' && event.slip === slip && event.seq < seq,
  );
  return issued
    ? { notice: { title: localize(rules.slips.get(slip ?? '')?.title, language), at: issued.occurredAt } }
    : {};
}

/** Suspensions and extensions as they were granted. */
function ledgerOf(clock: Clock, reader: Reader, events: readonly Event[]): ClockView['ledger'] {
  const turns = events.filter((event): event is Turn => isTurn(event, clock.id));
  return turns.map((event) => ({
    kind: event.type,
    at: event.occurredAt,
    by: event.actor ? nameOf(reader, event.actor) : wordsOf(reader.language).time,
    because: sayBecause(event.because, reader),
    ...(event.type === 'clock.suspended' ? {} : { dueText: sayDueText(reader, event.due) }),
    ...(event.type === 'clock.extended'
      ? { length: sayLength(event.length, reader.language), ...noticeOf(clock, event, reader, events) }
      : {}),
  }));
}

function clockView(clock: Clock, reader: Reader, calendar: Calendar, events: readonly Event[]): ClockView {
  const { rules, language } = reader;
  const deadline = rules.deadlines.get(clock.deadline)!;
  const { endOfDay = '24:00' } = deadline;
  const { firstDay, restDay } = clock;
  const rule = { firstDay, restDay, endOfDay, zone: rules.set.ruleset.zone, calendar };
  return {
    id: clock.id,
    deadline: clock.deadline,
    title: titleOf(clock, reader),
    clause: clausesOf(deadline.clause),
    state: clock.state,
    start: clock.start,
    due: clock.due,
    dueText: sayDueText(reader, clock.due),
    length: sayLength(clock.length, language),
    provisional: clock.provisional,
    endedAt: clock.endedAt,
    ...(clock.took ? { took: sayTook(clock.took, language) } : {}),
    ...(clock.lateBy ? { lateBy: sayTook(clock.lateBy, language) } : {}),
    steps: explainLedger({ start: clock.start, length: clock.length, entries: clock.entries, ...rule }),
    ledger: ledgerOf(clock, reader, events),
  };
}

/** Dropped clocks are in the timeline only; running ones first, in due order. */
export function clockViews(
  reader: Reader,
  state: Complaint,
  calendar: Calendar,
  events: readonly Event[] = [],
): ClockView[] {
  const runs = (clock: Clock) => (clock.state === 'running' || clock.state === 'missed' ? 0 : 1);
  return state.clocks
    .filter((clock) => clock.state !== 'dropped')
    .sort((a, b) => runs(a) - runs(b) || (a.due ?? '').localeCompare(b.due ?? ''))
    .map((clock) => clockView(clock, reader, calendar, events));
}
