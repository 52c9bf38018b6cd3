/** The calendar changed (a year was announced, a day corrected): running clocks are counted again. */

import { dueBefore } from '../../deadline/backwards.ts';
import type { Due } from '../../deadline/due.ts';
import { clausesOf } from '../../ruleset/coverage.ts';
import { runs } from '../clocks.ts';
import { recordRecount, ruleOf, withEntries } from '../reckon.ts';
import { need, type Run, stateOf } from '../run.ts';
import type { Clock } from '../state.ts';

/** From what the clock was started with, never from the rules' present values: only the calendar is another. */
function dueNow(run: Run, clock: Clock): Due | null {
  const deadline = run.rules.deadlines.get(clock.deadline)!;
  if (clock.before === undefined) return withEntries(run, deadline, clock, clock.entries);
  const restDay = clock.restDay === 'stays' ? 'stays' : 'earlier';
  const rule = ruleOf(run, deadline, clock);
  return need(dueBefore({ planned: clock.before, length: clock.length, now: clock.start, ...rule, restDay }));
}

/** Clocks whose due time moved, or became certain, are recorded anew; missed ones stay missed unless they moved. */
export function recountCommand(run: Run): void {
  for (const clock of stateOf(run).clocks.filter(
    (candidate) => runs(candidate) && candidate.state !== 'suspended',
  )) {
    const due = dueNow(run, clock);
    if (!due || (due.due === clock.due && due.provisional === clock.provisional)) continue;
    const because = { clause: clausesOf(run.rules.deadlines.get(clock.deadline)?.clause) };
    recordRecount(run, clock, clock, due, because);
  }
}
