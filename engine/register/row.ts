/** The rows of one complaint in a register: each column's expression over its facts, and over the thing the row is of. */
import { type Facts, facts } from '../complaint/facts.ts';
import { outside } from '../complaint/history.ts';
import type { Complaint } from '../complaint/state.ts';
import type { World } from '../complaint/world.ts';
import { ok, type Result } from '../problem.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Register } from '../ruleset/types.ts';
import { rowExpression } from './place.ts';
import type { RegisterRow } from './shapes.ts';
import { type Thing, thingsOf } from './things.ts';
import { VOID } from './void.ts';

type Seen = Pick<World, 'now' | 'params' | 'past'>;

/** Before anything outside the complaint is known. */
const alone = ({ openedAt }: Complaint): Seen => ({ now: openedAt, params: {} });

/** Of procedures and duties the register is about. */
const isOf = ({ procedures, duties }: Register, { duty, procedure }: Complaint): boolean =>
  duty ? duties?.includes(duty.id) === true : procedures.includes(procedure);

/** Without `rows` a complaint is entered by an effect; a duty's record, and every thing of a complaint, is always there. */
const always = ({ over = 'complaint', id }: Register, { duty, registers }: Complaint): boolean =>
  over !== 'complaint' || duty !== undefined || registers.includes(id);

const withRow = (state: Facts, { row, seen = state }: Thing): Facts => (row ? { ...seen, row } : seen);

/** What of the complaint stands in the register. */
function standing(rules: Rules, register: Register, state: Complaint, world: Seen, seen: Facts): Thing[] {
  if (!isOf(register, state)) return [];
  const things = thingsOf(rules, state, register);
  const { rows } = register;
  if (rows === undefined) return always(register, state) ? things : [];
  return things.filter((thing) => {
    const expression = rowExpression(rules, register, rows);
    const whole = withRow(seen, thing);
    const result = expression.json({ ...whole, ...outside(rules, expression, world, state.id, whole) });
    return result.ok && result.value === true;
  });
}

export const standsIn = (rules: Rules, id: string, state: Complaint, world: Seen = alone(state)): boolean =>
  standing(rules, rules.registers.get(id)!, state, world, facts(rules, state)).length > 0;

function cellsOf(
  rules: Rules,
  register: Register,
  state: Complaint,
  world: Seen,
  seen: Facts,
): Result<RegisterRow['cells']> {
  const cells: RegisterRow['cells'] = {};
  for (const column of register.columns) {
    const expression = rowExpression(rules, register, column.value);
    const result = expression.json({ ...seen, ...outside(rules, expression, world, state.id, seen) });
    if (!result.ok) return result;
    cells[column.id] = result.value ?? null;
  }
  return ok(cells);
}

/** Rows with their cells as JSON values, in the order of the complaint. Problems: FEEL's. */
export function registerRows(
  rules: Rules,
  id: string,
  state: Complaint,
  world: Seen = alone(state),
): Result<RegisterRow[]> {
  const register = rules.registers.get(id)!;
  const seen = facts(rules, state);
  const rows: RegisterRow[] = [];
  for (const thing of standing(rules, register, state, world, seen)) {
    const cells = cellsOf(rules, register, state, world, withRow(seen, thing));
    if (!cells.ok) return cells;
    const mark = thing.voided === undefined ? {} : { [VOID]: thing.voided };
    rows.push({ complaint: state.id, key: thing.key, cells: { ...cells.value, ...mark } });
  }
  return ok(rows);
}
