/** The columns of registers that lists may filter and sort by: those that a register itself filters, orders, groups or counts by. */
import type { Rules } from '../ruleset/rules.ts';
import type { Register, RegisterColumn } from '../ruleset/types.ts';
import { type Secrecy, secrecyOf } from './secrecy.ts';

export interface Declared {
  /** `register/column`. */
  field: string;
  register: Register;
  column: RegisterColumn;
  secrecy?: Secrecy;
}

const known = new WeakMap<Rules, Map<string, Declared>>();

function wanted({ order, group, period, statistics }: Register, { id, filter }: RegisterColumn): boolean {
  const ordered = order.some((key) => key.replace(/^-/, '') === id);
  const counted = statistics?.some(({ by }) => by === id);
  return filter === true || ordered || counted === true || group?.by === id || period?.by === id;
}

function declare(rules: Rules): Map<string, Declared> {
  // A complaint that stands there many times has no one value to be sorted by.
  const books = [...rules.registers.values()].filter(({ over = 'complaint' }) => over === 'complaint');
  const all = books.flatMap((register) =>
    register.columns
      .filter((column) => wanted(register, column))
      .map((column) => ({
        field: `${register.id}/${column.id}`,
        register,
        column,
        secrecy: secrecyOf(rules, rules.expression(column.value).uses),
      })),
  );
  // What is sealed is in no index.
  const declared = new Map(
    all.filter(({ secrecy }) => secrecy !== 'sealed').map((one) => [one.field, one] as const),
  );
  known.set(rules, declared);
  return declared;
}

/** By field. */
export const declaredOf = (rules: Rules): Map<string, Declared> => known.get(rules) ?? declare(rules);
