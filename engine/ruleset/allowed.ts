/** What a table's columns may hold, by the code list, departments or roles they are drawn from. */
import { optionsIn } from './listed.ts';
import type { RuleSet } from './types.ts';

/** Inputs and outputs drawn from a code list, departments or roles may hold nothing else. */
export function withAllowed<T extends { inputs: object[]; outputs: object[] }>(set: RuleSet, table: T): T {
  const known = (column: { type?: string; choice?: string; allowed?: unknown[] }) => {
    if (column.allowed) return column;
    const list =
      column.type === 'department'
        ? set.ruleset.departments
        : column.type === 'role'
          ? set.ruleset.roles
          : optionsIn(set, column.choice);
    return list ? { ...column, allowed: list.map((item) => item.id) } : column;
  };
  return { ...table, inputs: table.inputs.map(known), outputs: table.outputs.map(known) };
}
