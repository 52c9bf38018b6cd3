/** Where the expressions of a register stand, and what of a complaint its columns read. */
import type { Expression } from '../feel/compile.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Register } from '../ruleset/types.ts';

/** Of a book over complaints none: its expressions see what everybody sees. A colon stands in no id. */
export const rowPlace = ({ id, over = 'complaint' }: Pick<Register, 'id' | 'over'>): string | undefined =>
  over === 'complaint' ? undefined : `register:${id}`;

export const countsPlace = ({ id }: Pick<Register, 'id'>): string => `counts:${id}`;

export const rowExpression = (rules: Rules, register: Register, text: string): Expression =>
  rules.expression(text, rowPlace(register));

/** Paths of the complaint's facts; what is read of a record is read of its section. */
export function pathsRead(rules: Rules, register: Register, text: string): string[][] {
  const [section, list] = (register.of ?? '').split('.');
  return rowExpression(rules, register, text).uses.map((path) => {
    if (path[0] !== 'row' || !section) return path;
    return [section, ...(list ? [list] : path.slice(1))];
  });
}
