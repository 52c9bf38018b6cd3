/** A complaint's row in a register: each column's expression over its facts. */
import { facts } from '../complaint/facts.ts';
import { outside } from '../complaint/history.ts';
import type { Complaint } from '../complaint/state.ts';
import type { World } from '../complaint/world.ts';
import { ok, type Result } from '../problem.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { RegisterRow } from './shapes.ts';

/** Whether the complaint stands in the register: entered by an effect, or what `rows` says. */
export function standsIn(rules: Rules, id: string, state: Complaint): boolean {
  const register = rules.registers.get(id)!;
  if (state.duty && !register.duties?.includes(state.duty.id)) return false;
  if (!state.duty && !register.procedures.includes(state.procedure)) return false;
  if (state.duty && register.rows === undefined) return true;
  if (register.rows === undefined) return state.registers.includes(id);
  const result = rules.expression(register.rows).json(facts(rules, state));
  return result.ok && result.value === true;
}

/** The row with its cells as JSON values; null where the complaint does not stand in the register. Problems: FEEL's. */
export function registerRow(
  rules: Rules,
  id: string,
  state: Complaint,
  world: Pick<World, 'now' | 'params' | 'past'> = { now: state.openedAt, params: {} },
): Result<RegisterRow | null> {
  if (!standsIn(rules, id, state)) return ok(null);
  const seen = facts(rules, state);
  const cells: Record<string, unknown> = {};
  for (const column of rules.registers.get(id)!.columns) {
    const expression = rules.expression(column.value);
    const result = expression.json({ ...seen, ...outside(rules, expression, world, state.id, seen) });
    if (!result.ok) return result;
    cells[column.id] = result.value ?? null;
  }
  return ok({ complaint: state.id, cells });
}
