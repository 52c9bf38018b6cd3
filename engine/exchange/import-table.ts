/** One decision with a decision table as a table of a rule set, or what keeps it from being one. */
import { type Problem, problem } from '../problem.ts';
import { checkShape } from '../ruleset/check-shape.ts';
import type { DecisionTable, TableOutput, TableRow } from '../ruleset/types.ts';
import { compileTable } from '../table/compile.ts';
import type { Table } from '../table/types.ts';
import { told } from './extras.ts';
import { cellOf, readInput, readOutput, readOutputValue } from './import-columns.ts';
import { Ids } from './names.ts';
import { begin, lose, loseWords, type Reading } from './reading.ts';
import {
  type Decision,
  type Definitions,
  type Element,
  placeOf,
  type Rule,
  type TableLogic,
} from './shapes.ts';

export interface ReadTable {
  table?: DecisionTable;
  /** What each input stands for: FEEL by input id. */
  bindings: Record<string, string>;
  problems: Problem[];
}

/** Our own export writes `<table>_row_<row>`. */
const rowName = ({ id = '' }: Rule, decision: Decision): string =>
  id.startsWith(`${decision.id}_row_`) ? id.slice(`${decision.id}_row_`.length) : id;

const readRow = (reading: Reading, rule: Rule, outputs: TableOutput[], id: string): TableRow => {
  const { clause } = told(rule);
  loseWords(reading, rule);
  const entries = rule.outputEntry ?? [];
  return {
    id,
    ...(clause === undefined ? {} : { clause }),
    when: (rule.inputEntry ?? []).map((entry) => cellOf(reading, entry)),
    // biome-ignore lint/suspicious/noThenProperty: the rule set's own word
    then: entries.map((entry, c) => readOutputValue(reading, entry, outputs[c]?.type ?? 'text')),
  };
};

const readRows = (reading: Reading, decision: Decision, outputs: TableOutput[]): TableRow[] => {
  const ids = new Ids();
  const rules = decision.decisionLogic?.rule ?? [];
  for (const rule of rules)
    if (rule.annotationEntry?.some(({ text }) => text?.trim())) lose(reading, 'annotation', rule);
  return rules.map((rule, r) =>
    readRow(reading, rule, outputs, ids.take(rowName(rule, decision), `row${r + 1}`)),
  );
};

/** The element a JSON pointer of the made table came from. */
const elementAt = (path: string, logic: TableLogic): Element => {
  const [, list, index, part, cell] = path.split('/');
  const rule = logic.rule?.[Number(index)];
  if (list === 'rows' && rule) {
    const entries = part === 'when' ? rule.inputEntry : part === 'then' ? rule.outputEntry : undefined;
    return entries?.[Number(cell)] ?? rule;
  }
  const clauses = list === 'inputs' ? logic.input : list === 'outputs' ? logic.output : undefined;
  return clauses?.[Number(index)] ?? logic;
};

/** The made table must be one: problems of its shape, else of its cells, at the elements they came from. */
const verify = (reading: Reading, table: DecisionTable, logic: TableLogic): void => {
  const shape = checkShape('table', table, '');
  const compiled = shape.length === 0 ? compileTable(table as Table) : undefined;
  const found = compiled && !compiled.ok ? compiled.problems : shape;
  for (const { code, path, params } of found)
    reading.problems.push({ code, path: placeOf(elementAt(path, logic)), ...(params ? { params } : {}) });
  if (found.length > 0) reading.refused = true;
};

const headOf = (decision: Decision, logic: TableLogic, id: string) => {
  const { hitPolicy = 'UNIQUE', aggregation, complete } = logic;
  const { title, clause } = told(decision);
  return {
    id,
    title: title ?? decision.name ?? id,
    ...(clause === undefined ? {} : { clause }),
    hitPolicy: hitPolicy as DecisionTable['hitPolicy'],
    ...(aggregation ? { aggregation: aggregation.toLowerCase() as 'sum' } : {}),
    ...(complete === undefined ? {} : { complete: complete === 'true' }),
  };
};

/** As many as the meta-schema lets a table have. */
const MOST = { input: 30, output: 30, rule: 5000 } as const;

const tooMany = (logic: TableLogic): Problem[] =>
  (['input', 'output', 'rule'] as const)
    .filter((what) => (logic[what]?.length ?? 0) > MOST[what])
    .map((what) => problem('dmn.tooMany', placeOf(logic), { what, most: MOST[what] }));

export const readTable = (definitions: Definitions, decision: Decision, id: string): ReadTable => {
  const logic: TableLogic = decision.decisionLogic ?? { $type: '' };
  const excess = tooMany(logic);
  return excess.length > 0
    ? { bindings: {}, problems: excess }
    : readLogic(begin(definitions), decision, logic, id);
};

const readLogic = (reading: Reading, decision: Decision, logic: TableLogic, id: string): ReadTable => {
  const { rule = [] } = logic;
  const [inputIds, outputIds] = [new Ids(), new Ids()];
  const bound = (logic.input ?? []).map((clause, i) => readInput(reading, clause, rule, i, inputIds));
  const outputs = (logic.output ?? []).map((clause, i) => readOutput(reading, clause, rule, i, outputIds));
  const inputs = bound.map(({ input }) => input);
  const table = {
    ...headOf(decision, logic, id),
    inputs,
    outputs,
    rows: readRows(reading, decision, outputs),
  };
  loseWords(reading, decision);
  if (!reading.refused) verify(reading, table, logic);
  const bindings = Object.fromEntries(bound.map(({ input, expression }) => [input.id, expression]));
  return { ...(reading.refused ? {} : { table }), bindings, problems: reading.problems };
};
