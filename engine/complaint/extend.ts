/** Extending a clock: how often, how far and with which notice the deadline allows it. */
import { due } from '../deadline/due.ts';
import type { Length } from '../deadline/length.ts';
import { amountOf, parseLength } from '../deadline/length.ts';
import { problem } from '../problem.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Deadline, ExtendEffect } from '../ruleset/types.ts';
import { dueFields, ruleOf, withEntries } from './reckon.ts';
import { found, need, type Run, record, refuse, stateOf } from './run.ts';
import { standingSlips } from './standing-slips.ts';
import type { Clock } from './state.ts';
import { chosen, evaluate, lengthOf } from './values.ts';

function lengthBy(run: Run, by: ExtendEffect['by'], clock: Clock): Length {
  if ('days' in by) {
    const { unit } = amountOf(clock.length);
    return need(
      parseLength({
        [unit === 'workingDays' ? 'workingDays' : 'calendarDays']: Number(evaluate(run, by.days)),
      }),
    );
  }
  return lengthOf(run, by).value;
}

/** The notice must have gone out before the old due time, or the extension is void. */
function noticed(run: Run, clock: Clock, slip: string): boolean {
  const given = standingSlips(stateOf(run), slip).filter(({ issuedAt }) => issuedAt >= clock.start);
  return given.some(({ issuedAt, deliveredAt }) => (deliveredAt ?? issuedAt) < (clock.due ?? '9999'));
}

function check(run: Run, deadline: Deadline, clock: Clock, length: Length): void {
  const { title } = deadline;
  const rule = found(deadline.extension, 'deadline.noExtension', { title });
  const times = chosen(run, rule.times);
  if (clock.entries.filter(({ kind }) => kind === 'extended').length >= times)
    refuse(problem('deadline.extendedEnough', '', { title, times }));
  if (clock.due !== null && run.occurredAt >= clock.due)
    refuse(problem('deadline.extensionLate', '', { title }));
  if (rule.notice && !noticed(run, clock, rule.notice))
    refuse(problem('deadline.noNotice', '', { title, slip: run.rules.slips.get(rule.notice)?.title }));
  if (rule.atMost && longer(run, deadline, clock, length, lengthOf(run, rule.atMost).value))
    refuse(problem('deadline.extensionTooLong', '', { title }));
}

/** Compared by what they come to from now on. */
function longer(run: Run, deadline: Deadline, { firstDay }: Clock, a: Length, b: Length): boolean {
  const end = (length: Length) =>
    due({ start: run.occurredAt, length, ...ruleOf(run, deadline, { firstDay, restDay: 'stays' }) })?.due ??
    '9999';
  return end(a) > end(b);
}

/** Problems: `deadline.noExtension`, `.extendedEnough`, `.extensionLate`, `.noNotice`, `.extensionTooLong`. */
export function extendClock(run: Run, clock: Clock, by: ExtendEffect['by'], clause: string[]): void {
  const deadline = run.rules.deadlines.get(clock.deadline)!;
  const length = lengthBy(run, by, clock);
  check(run, deadline, clock, length);
  const next = withEntries(run, deadline, clock, [...clock.entries, { kind: 'extended', length }]);
  const counted = { length, ...dueFields(next) };
  const because = { clause: [...clausesOf(deadline.extension?.clause), ...clause] };
  record(run, { type: 'clock.extended', clock: clock.id, deadline: clock.deadline, ...counted }, because);
}
