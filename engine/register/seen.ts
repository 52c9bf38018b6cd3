/** A register's rows as one reader may know them: cells made of what is kept from the reader are empty before anything is sought, sorted or counted. */
import type { World } from '../complaint/world.ts';
import { allFields, fieldAudience } from '../form/fields.ts';
import { knowsNumber, sees } from '../permission/can.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Register, RegisterColumn, Section } from '../ruleset/types.ts';
import { secrecyOf } from '../search/secrecy.ts';
import { pathsRead } from './place.ts';
import type { RegisterRow } from './shapes.ts';

type Seen = Pick<World, 'directory' | 'params'>;

/** To whom a path of the facts is shown: its section, and its field or all of them. */
function audiencesOf(rules: Rules, [head = '', name]: string[]): Section['visibleTo'][] {
  const section = rules.sections.get(head)?.section;
  if (!section) return [];
  const fields = name === undefined ? Object.keys(allFields(section.schema)) : [name];
  return [section.visibleTo, ...fields.map((field) => fieldAudience(section.schema, field).visibleTo)];
}

/** Whether a column is made of a section or field that is not for the reader, of a number that the reader may not know, or of a sealed field, which stands in no list at all. */
export function keptFrom(
  rules: Rules,
  register: Register,
  { value }: Pick<RegisterColumn, 'value'>,
  person: string,
  { directory, params }: Seen,
): boolean {
  const read = pathsRead(rules, register, value);
  const unseen = read
    .flatMap((path) => audiencesOf(rules, path))
    .some((visibleTo) => !sees(directory, params, person, visibleTo));
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
  return rows.map((row) => ({
    ...row,
    cells: { ...row.cells, ...nothing },
    ...(row.erased ? { erased: row.erased.filter((column) => !(column in nothing)) } : {}),
  }));
}
