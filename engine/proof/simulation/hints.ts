/** Values that decide something: literals that expressions and tables hold against a field, for lots to hit them. */
import { expressionAt } from '../../ruleset/placed.ts';
import type { Rules } from '../../ruleset/rules.ts';
import type { Cast, DecisionTable } from '../../ruleset/types.ts';
import { walkRuleSet } from '../../ruleset/walk.ts';

/** By `section.field`. */
export type Hints = Map<string, (string | number)[]>;

const literals = (text: string): (string | number)[] =>
  [...text.matchAll(/"([^"]*)"|(?<![\w."])(-?\d+(?:\.\d+)?)(?![\w"])/g)].map(([, quoted, n]) =>
    quoted === undefined ? Number(n) : quoted,
  );

function add(hints: Hints, key: string, values: (string | number)[]): void {
  if (values.length > 0) hints.set(key, [...new Set([...(hints.get(key) ?? []), ...values])]);
}

const cellsOf = (rows: DecisionTable['rows'] | undefined, column: number): string =>
  (rows ?? []).map(({ when }) => when[column] ?? '-').join(' ');

/** What the rows of a table say of the input that the field is bound to. */
function fromTable(rules: Rules, cast: Cast, table: string, input: string): (string | number)[] {
  const own = rules.tables.get(table)?.source;
  const inputs = own?.inputs ?? rules.parameters.get(table)?.shape?.inputs ?? [];
  const column = inputs.findIndex(({ id }) => id === input);
  const rows = own?.rows ?? (cast.params[table] as { rows?: DecisionTable['rows'] } | undefined)?.rows;
  return column < 0 ? [] : literals(cellsOf(rows as DecisionTable['rows'], column));
}

export function hintsOf(rules: Rules, cast: Cast): Hints {
  const hints: Hints = new Map();
  const { pointers } = walkRuleSet(rules.set);
  const tables = new Map(
    pointers.filter(({ kind }) => kind === 'anyTable').map((p) => [`${p.file}#${p.path}`, p.text]),
  );
  for (const pointer of pointers) {
    const { kind, text, file, path } = pointer;
    if (kind !== 'expression') continue;
    const [, around, input] = /^(.*)\/with\/([^/]+)$/.exec(path) ?? [];
    const table = around === undefined ? undefined : tables.get(`${file}#${around}/table`);
    const values = table && input ? fromTable(rules, cast, table, input) : literals(text);
    for (const uses of expressionAt(rules, pointer).uses) add(hints, uses.slice(0, 2).join('.'), values);
  }
  return hints;
}
