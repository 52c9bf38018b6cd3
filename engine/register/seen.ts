/** A register's rows as one reader may know them: cells made of what is kept from the reader are empty before anything is sought, sorted or counted. */
import type { World } from '../complaint/world.ts';
import { knowsNumber, sees } from '../permission/can.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Register, RegisterColumn } from '../ruleset/types.ts';
import { secrecyOf } from '../search/secrecy.ts';
import { pathsRead } from './place.ts';
import type { RegisterRow } from './shapes.ts';

type Seen = Pick<World, 'directory' | 'params'>;

/** Whether a column is made of a section that is not for the reader, of a number that the reader may not know, or of a sealed field, which stands in no list at all. */
export function keptFrom(
  rules: Rules,
  register: Register,
  { value }: Pick<RegisterColumn, 'value'>,
  person: string,
  { directory, params }: Seen,
): boolean {
  const read = pathsRead(rules, register, value);
  const sections = read.map(([head = '']) => rules.sections.get(head)?.section);
  const unseen = sections.some((section) => section && !sees(directory, params, person, section.visibleTo));
  const unknown = read.some(
    ([head, series = '']) =>
      head === 'number' && !knowsNumber({ directory, params }, person, rules.series.get(series)),
  );
  return unseen || unknown || secrecyOf(rules, read) === 'sealed';
}

/** The same rows; kept cells are null. */
export function seenRows<T extends RegisterRow>(
  rules: Rules,
  id: string,
  rows: T[],
  person: string,
  world: Seen,
): T[] {
  const register = rules.registers.get(id)!;
  const kept = register.columns
    .filter((column) => keptFrom(rules, register, column, person, world))
    .map((column) => column.id);
  if (kept.length === 0) return rows;
  const nothing = Object.fromEntries(kept.map((id) => [id, null]));
  return rows.map((row) => ({ ...row, cells: { ...row.cells, ...nothing } }));
}
