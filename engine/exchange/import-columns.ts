/** Inputs and outputs of a DMN decision table as columns of a rule set's table. */
import { fail, ok, problem } from '../problem.ts';
import type { TableInput, TableOutput } from '../ruleset/types.ts';
import { allowedOf, type Basic, columnType, otherLanguage } from './dmn-types.ts';
import { told } from './extras.ts';
import { readLength, readValue } from './literals.ts';
import type { Ids } from './names.ts';
import { inferred, loseWords, type Reading, take, takeOrLose } from './reading.ts';
import type { Expression, InputClause, OutputClause, Rule } from './shapes.ts';

/** The text of an expression; problem `dmn.language` {language} where it is not FEEL. */
export const textOf = (reading: Reading, expression: Expression | undefined): string => {
  const text = expression?.text?.trim() === '' ? '' : (expression?.text ?? '');
  const language = expression && otherLanguage(reading.definitions, expression);
  if (language && text) take(reading, fail(problem('dmn.language', '', { language })), expression);
  return text;
};

/** An empty cell accepts everything in the tools that write one. */
export const cellOf = (reading: Reading, entry: Expression | undefined): string =>
  textOf(reading, entry) || '-';

export interface Bound {
  input: TableInput;
  /** The FEEL expression that the input stands for. */
  expression: string;
}

export const readInput = (
  reading: Reading,
  clause: InputClause,
  rules: Rule[],
  i: number,
  ids: Ids,
): Bound => {
  const { inputExpression: asked, inputValues, choice } = clause;
  const expression = textOf(reading, asked).trim();
  const declared = take(reading, columnType(reading.definitions, asked?.typeRef), clause) ?? { type: 'text' };
  const cells = () => rules.map((rule) => rule.inputEntry?.[i]?.text?.trim() || '-');
  const type = declared.type ?? inferred(cells());
  const allowed = takeOrLose(reading, allowedOf(inputValues, { ...declared, type }), clause);
  loseWords(reading, clause);
  const input = {
    id: ids.take(expression || (clause.label ?? ''), `input${i + 1}`),
    ...told(clause),
    type: (clause.type ?? type) as TableInput['type'],
    ...(choice ? { choice } : {}),
    ...(allowed ? { allowed } : {}),
  };
  return { input, expression: expression || input.id };
};

/** A date becomes its ISO text: tables of a rule set answer texts. */
const outputType = (type: Basic): TableOutput['type'] => (type === 'date' ? 'text' : type);

const typeOfValues = (rules: Rule[], i: number): Basic => {
  const values = rules.map((rule) => readValue(rule.outputEntry?.[i]?.text ?? 'null'));
  const kinds = new Set(values.map((value) => (value.ok ? typeof value.value : 'string')));
  const [only] = kinds.size === 1 ? kinds : [];
  return only === 'number' || only === 'boolean' ? only : 'text';
};

export const readOutput = (
  reading: Reading,
  clause: OutputClause,
  rules: Rule[],
  i: number,
  ids: Ids,
): TableOutput => {
  const { outputValues, defaultOutputEntry, choice, typeRef, name = '' } = clause;
  const declared = take(reading, columnType(reading.definitions, typeRef), clause) ?? { type: 'text' };
  const type = declared.type ?? typeOfValues(rules, i);
  const allowed = takeOrLose(reading, allowedOf(outputValues, { ...declared, type }), clause);
  const kind = (clause.type ?? outputType(type)) as TableOutput['type'];
  const otherwise = defaultOutputEntry?.text?.trim()
    ? readOutputValue(reading, defaultOutputEntry, kind)
    : undefined;
  loseWords(reading, clause);
  return {
    id: ids.take(name || (clause.label ?? ''), `result${i === 0 ? '' : i + 1}`),
    ...told(clause),
    type: kind,
    ...(choice ? { choice } : {}),
    ...(allowed ? { allowed } : {}),
    ...(otherwise === undefined ? {} : { default: otherwise }),
  };
};

/** Problems `dmn.emptyOutput`, `dmn.output` {text}, `dmn.length` {text}. */
export const readOutputValue = (
  reading: Reading,
  entry: Expression,
  type: TableOutput['type'],
): NonNullable<TableOutput['default']> => {
  const text = textOf(reading, entry);
  const value = text === '' ? ok(null) : readValue(text);
  const read = value.ok && value.value !== null && type === 'length' ? readLength(value.value) : value;
  const empty = read.ok && (read.value === null || read.value === undefined);
  const taken = take(reading, empty ? fail(problem('dmn.emptyOutput', '')) : read, entry);
  return (taken ?? '') as NonNullable<TableOutput['default']>;
};
