/** A decision table of a rule set as a DMN 1.3 file. */
import type { DmnModdle, ModdleElement } from 'dmn-moddle';
import { at, fail, ok, type Problem, problem, type Result, within } from '../problem.ts';
import type { DecisionTable, TableInput, TableOutput, TableRow } from '../ruleset/types.ts';
import { tell } from './extras.ts';
import { writeValue } from './literals.ts';
import { makeModdle, OWN } from './moddle.ts';

const FEEL = 'https://www.omg.org/spec/DMN/20191111/FEEL/';

const TYPE_REFS: Record<string, string> = { number: 'number', boolean: 'boolean', date: 'date' };
const typeRef = (type: string): string => TYPE_REFS[type] ?? 'string';

/** What the parts of one table are made with; ids in XML are unique in the file, those of a table only in their list. */
interface Making {
  moddle: DmnModdle;
  table: DecisionTable;
  problems: Problem[];
}

const made = (making: Making, value: unknown, type: string, path: string): string => {
  const written = writeValue(value, type);
  if (written.ok) return written.value;
  making.problems.push(...within(written.problems, path));
  return '';
};

const expression = ({ moddle }: Making, text: string, type?: string): ModdleElement =>
  moddle.create('dmn:LiteralExpression', { text, ...(type ? { typeRef: typeRef(type) } : {}) });

const tests = ({ moddle }: Making, text: string): ModdleElement => moddle.create('dmn:UnaryTests', { text });

const own = ({ type, choice }: TableInput | TableOutput): Record<string, unknown> => ({
  'docket:type': type,
  ...(choice ? { 'docket:choice': choice } : {}),
});

const allowedTests = (making: Making, column: TableInput | TableOutput, path: string): ModdleElement =>
  tests(
    making,
    (column.allowed ?? []).map((value, i) => made(making, value, column.type, at(path, i))).join(','),
  );

const input = (making: Making, column: TableInput, i: number): ModdleElement =>
  making.moddle.create('dmn:InputClause', {
    id: `${making.table.id}_input_${column.id}`,
    ...tell(making.moddle, column),
    ...own(column),
    inputExpression: expression(making, column.id, column.type),
    ...(column.allowed ? { inputValues: allowedTests(making, column, at('/inputs', i, 'allowed')) } : {}),
  });

const output = (making: Making, column: TableOutput, i: number): ModdleElement => {
  const { allowed, default: otherwise } = column;
  const path = at('/outputs', i);
  const entry = () => expression(making, made(making, otherwise, column.type, at(path, 'default')));
  return making.moddle.create('dmn:OutputClause', {
    id: `${making.table.id}_output_${column.id}`,
    ...tell(making.moddle, column),
    ...own(column),
    name: column.id,
    typeRef: typeRef(column.type),
    ...(allowed ? { outputValues: allowedTests(making, column, at(path, 'allowed')) } : {}),
    ...(otherwise === undefined ? {} : { defaultOutputEntry: entry() }),
  });
};

const rule = (making: Making, row: TableRow, r: number): ModdleElement => {
  const typeAt = (c: number) => making.table.outputs[c]?.type ?? 'text';
  const output = (value: unknown, c: number) => made(making, value, typeAt(c), at('/rows', r, 'then', c));
  return making.moddle.create('dmn:DecisionRule', {
    id: `${making.table.id}_row_${row.id}`,
    ...tell(making.moddle, { clause: row.clause }),
    inputEntry: row.when.map((text) => tests(making, text)),
    outputEntry: row.then.map((value, c) => expression(making, output(value, c))),
  });
};

const logic = (making: Making): ModdleElement => {
  const { id, hitPolicy, aggregation, complete, inputs, outputs, rows } = making.table;
  return making.moddle.create('dmn:DecisionTable', {
    id: `${id}_table`,
    hitPolicy,
    ...(aggregation ? { aggregation: aggregation.toUpperCase() } : {}),
    ...(complete === undefined ? {} : { 'docket:complete': String(complete) }),
    input: inputs.map((column, i) => input(making, column, i)),
    output: outputs.map((column, i) => output(making, column, i)),
    rule: rows.map((row, r) => rule(making, row, r)),
  });
};

const decision = (making: Making): ModdleElement => {
  const { moddle, table } = making;
  const requirement = (id: string) =>
    moddle.create('dmn:InformationRequirement', {
      id: `${table.id}_needs_${id}`,
      requiredInput: moddle.create('dmn:DMNElementReference', { href: `#${table.id}_data_${id}` }),
    });
  return moddle.create('dmn:Decision', {
    id: table.id,
    name: table.id,
    ...tell(moddle, table),
    variable: moddle.create('dmn:InformationItem', { id: `${table.id}_variable`, name: table.id }),
    informationRequirement: table.inputs.map(({ id }) => requirement(id)),
    decisionLogic: logic(making),
  });
};

const inputData = ({ moddle, table }: Making, { id, type }: TableInput): ModdleElement =>
  moddle.create('dmn:InputData', {
    id: `${table.id}_data_${id}`,
    name: id,
    variable: moddle.create('dmn:InformationItem', { name: id, typeRef: typeRef(type) }),
  });

const definitions = (making: Making): ModdleElement => {
  const { moddle, table } = making;
  return moddle.create('dmn:Definitions', {
    id: `${table.id}_model`,
    name: table.id,
    namespace: `${OWN}/${table.id}`,
    expressionLanguage: FEEL,
    exporter: 'docket',
    drgElement: [...table.inputs.map((column) => inputData(making, column)), decision(making)],
  });
};

/** XML 1.0 has no place for most control characters and for halves of surrogate pairs. */
const UNWRITABLE = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/u;

const codePoint = (sign: string): string => `U+${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Problems: `length.invalid`, and `dmn.character` {character} for one that XML cannot hold. */
export async function exportDmn(table: DecisionTable): Promise<Result<string>> {
  const making: Making = { moddle: makeModdle(), table, problems: [] };
  const root = definitions(making);
  if (making.problems.length > 0) return fail(...making.problems);
  const { xml } = await making.moddle.toXML(root, { format: true });
  const bad = UNWRITABLE.exec(xml)?.[0];
  return bad === undefined ? ok(xml) : fail(problem('dmn.character', '', { character: codePoint(bad) }));
}
