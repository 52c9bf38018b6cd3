/** What an indicator figures over rows of a register, held against its target. */
import type { World } from '../complaint/world.ts';
import { settled } from '../ruleset/open.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Register, RegisterIndicator } from '../ruleset/types.ts';
import { countsPlace } from './place.ts';
import type { RegisterRow } from './shapes.ts';
import { sumOf } from './summary.ts';

export type Params = World['params'];

export interface Target {
  word: 'atLeast' | 'atMost';
  n: number;
}

export interface Figure {
  /** Absent where the rows give none. */
  value?: number;
  /** Absent where there is none, or the adopter has not set it. */
  target?: Target;
  /** `veto`: unmet, and nothing else counts. Absent without value or target. */
  result?: 'met' | 'unmet' | 'veto';
}

const isThere = (value: unknown): boolean =>
  value === true || (value !== false && value !== null && value !== undefined);

/** What an indicator's expression sees. */
function countsOf({ columns }: Register, rows: RegisterRow[]) {
  const each = (make: (values: unknown[]) => number) =>
    Object.fromEntries(columns.map(({ id }) => [id, make(rows.map(({ cells }) => cells[id]))]));
  return { count: rows.length, counts: each((values) => values.filter(isThere).length), sums: each(sumOf) };
}

export function targetOf({ target }: RegisterIndicator, params: Params): Target | undefined {
  const [word, open] = (Object.entries(target ?? {})[0] ?? []) as [Target['word']?, number?];
  const n = open === undefined ? undefined : settled<number>(open, params);
  return word && n !== undefined ? { word, n } : undefined;
}

const meets = (value: number, { word, n }: Target): boolean => (word === 'atLeast' ? value >= n : value <= n);

/** Problems of the expression leave no value. */
export function figureOf(
  rules: Rules,
  register: Register,
  indicator: RegisterIndicator,
  rows: RegisterRow[],
  params: Params,
): Figure {
  const target = targetOf(indicator, params);
  const found = rules.expression(indicator.value, countsPlace(register)).json(countsOf(register, rows));
  const known = target ? { target } : {};
  if (!found.ok || typeof found.value !== 'number') return known;
  const { value } = found;
  if (!target) return { value };
  return { value, target, result: meets(value, target) ? 'met' : indicator.veto ? 'veto' : 'unmet' };
}
