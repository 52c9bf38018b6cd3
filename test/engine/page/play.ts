/** One organization's scenarios played by the engine alone, in whatever runs it: a page or Node. */
import type { CalendarData } from '../../../engine/calendar/data.ts';
import { buildCalendar } from '../../../engine/calendar/working-days.ts';
import type { MakeValidator } from '../../../engine/form/validator.ts';
import { playScenario } from '../../../engine/proof/scenario.ts';
import { compile } from '../../../engine/ruleset/compile.ts';
import type { RuleSet } from '../../../engine/ruleset/types.ts';

/** Every event of every complaint; data are not validated here: validators reach a page written out as modules. */
export function play(set: RuleSet, calendar: CalendarData): string {
  const makeValidator: MakeValidator = () => () => [];
  const rules = compile(set, { makeValidator });
  if (!rules.ok) return JSON.stringify(rules.problems);
  const days = buildCalendar(calendar);
  const played = (set.scenarios ?? []).map((scenario) => {
    const { complaints } = playScenario(rules.value, scenario, set.cast!, days);
    return { scenario: scenario.id, events: complaints.flatMap(({ events }) => events) };
  });
  return JSON.stringify(played);
}
