/** What a scenario expects of a book's indicators, over all complaints played so far. */
import type { Complaint } from '../complaint/state.ts';
import type { World } from '../complaint/world.ts';
import { type Figure, figureOf } from '../register/figures.ts';
import { registerRows } from '../register/row.ts';
import type { RegisterRow } from '../register/shapes.ts';
import { standing } from '../register/void.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Expect, FigureExpect } from '../ruleset/types.ts';
import type { Say } from './expect-issued.ts';

interface Seen {
  rules: Rules;
  world: World;
  states: Complaint[];
}

function rowsOf({ rules, world, states }: Seen, register: string): RegisterRow[] {
  const made = states.map((state) => registerRows(rules, register, state, world));
  return standing(made.flatMap((rows) => (rows.ok ? rows.value : [])));
}

/** Undefined where there is no such figure: no such indicator, or not `by` a column as expected. */
function found(seen: Seen, id: string, { indicator: wanted, of }: FigureExpect): Figure | undefined {
  const register = seen.rules.registers.get(id);
  const indicator = register?.indicators?.find((one) => one.id === wanted);
  if (!register || !indicator || (of === undefined) !== (indicator.by === undefined)) return undefined;
  const { by } = indicator;
  const isOf = ({ cells }: RegisterRow) => by === undefined || [cells[by]].flat().includes(of);
  return figureOf(seen.rules, register, indicator, rowsOf(seen, id).filter(isOf), seen.world.params);
}

export function compareFigures(figures: NonNullable<Expect['figures']>, seen: Seen, say: Say): void {
  for (const [id, expected] of Object.entries(figures))
    for (const one of expected) {
      const at = `figures/${id}/${one.indicator}${one.of === undefined ? '' : `/${one.of}`}`;
      const figure = found(seen, id, one);
      if (!figure) say(one, 'none', at);
      else if (one.value !== undefined) say(one.value, figure.value, `${at}/value`);
      if (figure && one.result !== undefined) say(one.result, figure.result ?? 'none', `${at}/result`);
    }
}
