/** One organization's scenarios, and the cases of FEEL, tables and deadlines, by the engine alone, in whatever runs it: a page or Node. */
import type { CalendarData } from '../../../engine/calendar/data.ts';
import { buildCalendar } from '../../../engine/calendar/working-days.ts';
import { compileExpression } from '../../../engine/feel/compile.ts';
import type { FeelType } from '../../../engine/feel/types.ts';
import type { MakeValidator } from '../../../engine/form/validator.ts';
import { playScenario } from '../../../engine/proof/scenario.ts';
import { compile } from '../../../engine/ruleset/compile.ts';
import type { RuleSet } from '../../../engine/ruleset/types.ts';
import { compileTable } from '../../../engine/table/compile.ts';
import { decide } from '../../../engine/table/decide.ts';
import type { Table } from '../../../engine/table/types.ts';
import { allCases } from '../deadline-support.ts';
import feel from '../feel.cases.json';
import tables from '../table.cases.json';

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

/** What every expression of the cases comes to, or why it is none. */
const expressions = (): unknown[] =>
  (feel.values as [string, unknown][]).map(([text]) => {
    const made = compileExpression(text, feel.scopes.complaint as FeelType);
    return made.ok ? made.value.json(feel.data) : made;
  });

const decisions = (): unknown[] =>
  (tables.decisions as [string, object, Record<string, unknown>][]).map(([id, own, inputs]) => {
    const made = compileTable({
      ...(tables.tables as unknown as Record<string, Table>)[id],
      ...own,
    } as Table);
    return made.ok ? decide(made.value, inputs) : made;
  });

/** By room. */
export const asked = () => ({
  feel: expressions(),
  tables: decisions(),
  deadlines: JSON.parse(allCases()) as unknown[],
});
