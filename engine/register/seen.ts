/** A register's rows as one reader may know them: cells made of what is kept from the reader are empty before anything is sought, sorted or counted. */
import type { World } from '../complaint/world.ts';
import { sees } from '../permission/can.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { RegisterColumn } from '../ruleset/types.ts';
import { secrecyOf } from '../search/secrecy.ts';
import type { RegisterRow } from './shapes.ts';

type Seen = Pick<World, 'directory' | 'params'>;

/** Whether a column is made of a section that is not for the reader, or of a sealed field, which stands in no list at all. */
export function keptFrom(
  rules: Rules,
  { value }: Pick<RegisterColumn, 'value'>,
  person: string,
  { directory, params }: Seen,
): boolean {
  const sections = rules.expression(value).uses.map(([head = '']) => rules.sections.get(head)?.section);
  const unseen = sections.some((section) => section && !sees(directory, params, person, section.visibleTo));
  return unseen || secrecyOf(rules, value) === 'sealed';
}

/** The same rows; kept cells are null. */
export function seenRows(
  rules: Rules,
  register: string,
  rows: RegisterRow[],
  person: string,
  world: Seen,
): RegisterRow[] {
  const columns = rules.registers.get(register)?.columns ?? [];
  const kept = columns.filter((column) => keptFrom(rules, column, person, world)).map(({ id }) => id);
  if (kept.length === 0) return rows;
  const nothing = Object.fromEntries(kept.map((id) => [id, null]));
  return rows.map((row) => ({ ...row, cells: { ...row.cells, ...nothing } }));
}
