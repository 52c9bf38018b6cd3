/** Lines of a book whose number or slip is void: they keep their place, say why, and are counted nowhere. */
import { facts } from '../complaint/facts.ts';
import type { Complaint } from '../complaint/state.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Register, RegisterColumn } from '../ruleset/types.ts';
import { pathsRead } from './place.ts';
import type { RegisterRow } from './shapes.ts';
import type { Thing } from './things.ts';

/** Where the reason stands among the cells; no column has such an id. */
export const VOID = '$void';

/** Why the line is void; undefined where it stands. */
export const voidOf = ({ cells }: Pick<RegisterRow, 'cells'>): string | undefined =>
  typeof cells[VOID] === 'string' ? cells[VOID] : undefined;

export const standing = <T extends Pick<RegisterRow, 'cells'>>(rows: T[]): T[] =>
  rows.filter((row) => voidOf(row) === undefined);

const isNumber = ([head, name]: string[]): boolean => head === 'number' || name === 'number';

/** In whose cell the mark stands: the column with the number of what the line is of, else the first. */
export const markedColumn = (rules: Rules, register: Register): RegisterColumn =>
  register.columns.find(({ value }) => pathsRead(rules, register, value).some(isNumber)) ??
  register.columns[0]!;

/** Series of which the register shows the complaint's number. */
function seriesIn(rules: Rules, register: Register, { procedure }: Complaint): string[] {
  const head = rules.forms.get(rules.procedures.get(procedure)?.procedure.form ?? '')?.number;
  return register.columns
    .flatMap(({ value }) => pathsRead(rules, register, value))
    .flatMap(([place, name]) =>
      place === 'number' ? (name ?? []) : place === 'complaint' && name === 'number' ? (head ?? []) : [],
    );
}

/**
 * A line for each number that the complaint had in this book, in the order in which they were given: the first keeps
 * its line as it becomes void, the number after it has a line of its own. One line where no number is void.
 */
export function numberedThings(rules: Rules, register: Register, state: Complaint): Thing[] {
  const shown = seriesIn(rules, register, state);
  const series = state.voided?.find((one) => shown.includes(one.series))?.series;
  if (series === undefined) return [{ key: '', row: null }];
  const gone = state.voided!.filter((one) => one.series === series);
  const now = state.numbers[series];
  const lines: Omit<Thing, 'key'>[] = gone.map(({ text, reason }) => ({
    row: null,
    voided: reason,
    seen: facts(rules, { ...state, numbers: { ...state.numbers, [series]: text } }),
  }));
  if (now !== undefined) lines.push({ row: null });
  return lines.map((line, at) => ({ key: at === 0 ? '' : String(at), ...line }));
}
