/** Clocks as their reader gets them: due when, how long, and counted how. */

import type { Calendar } from '../calendar/working-days.ts';
import { explain } from '../deadline/explain.ts';
import { amountOf } from '../deadline/length.ts';
import type { Reader } from '../form/localize.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Length } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import type { ClockView } from './page-shapes.ts';
import type { Clock, Complaint } from './state.ts';
import { sayDueText } from './timeline.ts';

/** 13 天, 2 小時, 次月 10 日. */
export function sayLength(length: Length, language: Reader['language']): string {
  const { unit, n } = amountOf(length);
  return fillIn(wordsOf(language).lengths[unit], { n });
}

/** Of a clock for each department, with whose it is. */
function titleOf({ deadline, department }: Clock, { rules, language }: Reader): string {
  const titles = [rules.deadlines.get(deadline)?.title, rules.departments.get(department ?? '')?.title];
  return titles.flatMap((title) => localize(title, language) || []).join(' · ');
}

function clockView(clock: Clock, reader: Reader, calendar: Calendar): ClockView {
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
    steps: explain({ start: clock.start, length: clock.length, ...rule }),
  };
}

/** Dropped clocks are in the timeline only; running ones first, in due order. */
export function clockViews(reader: Reader, state: Complaint, calendar: Calendar): ClockView[] {
  const runs = (clock: Clock) => (clock.state === 'running' || clock.state === 'missed' ? 0 : 1);
  return state.clocks
    .filter((clock) => clock.state !== 'dropped')
    .sort((a, b) => runs(a) - runs(b) || (a.due ?? '').localeCompare(b.due ?? ''))
    .map((clock) => clockView(clock, reader, calendar));
}
