/** The rule sets of a library as one table: what each carries, leaves open and proves. */
import { coverage } from '../../engine/ruleset/coverage.ts';
import type { RuleSet } from '../../engine/ruleset/types.ts';
import { localize } from '../../engine/text/language.ts';

const columns = [
  'rule set',
  'regulation',
  'clauses',
  'carried',
  'no matter for software',
  'procedures',
  'forms',
  'deadlines',
  'slips',
  'registers',
  'parameters',
  'scenarios',
];

/** One row; the figures in the order of the columns. */
function row(set: RuleSet): (string | number)[] {
  const { clauses, carried, notSoftware } = coverage(set);
  const { id, title, language, parameters = [] } = set.ruleset;
  const scenarios = set.scenarios ?? [];
  return [
    `[${id}](${id}/README.md)`,
    localize(title, language),
    clauses.length,
    carried,
    notSoftware,
    set.procedures.length,
    set.forms.length,
    set.deadlines.deadlines.length,
    (set.slips ?? []).length,
    set.registers.length,
    parameters.length,
    scenarios.length,
  ];
}

const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;

const sum = (rows: (string | number)[][], column: number): string =>
  String(rows.reduce((total, cells) => total + Number(cells[column]), 0));

const byId = (a: RuleSet, b: RuleSet) => (a.ruleset.id < b.ruleset.id ? -1 : 1);

/** Markdown: a row for each rule set, by id, and their sums. */
export function libraryTable(sets: RuleSet[]): string[] {
  const rows = [...sets].sort(byId).map(row);
  const totals = columns.map((_, index) => (index < 2 ? '' : sum(rows, index)));
  return [
    line(columns),
    line(columns.map((_, index) => (index < 2 ? '---' : '---:'))),
    ...rows.map(line),
    line(['all', ...totals.slice(1)]),
  ];
}
