/** Cells of a decision table as an author writes them: tests in FEEL, outputs as plain text, clauses by id. */
import { formatLength, type Length, parseLength } from '../../deadline/length.ts';
import { readLength } from '../../exchange/literals.ts';
import type { Json } from '../../exchange/parts.ts';
import { clausesOf } from '../../ruleset/coverage.ts';
import { isParam } from '../../ruleset/open.ts';
import type { Clause, DecisionTable, TableRow } from '../../ruleset/types.ts';
import type { Language } from '../../text/language.ts';
import type { Name } from '../names.ts';
import { lengthIn, saidLength } from './lengths.ts';

/** A column of the grid. */
export interface GridColumn {
  part: 'when' | 'then' | 'clause';
  /** Position among the row's tests or outputs. */
  index: number;
  id: string;
  type: string;
  title: string;
  /** What a cell may name. */
  names: Name[];
  /** In which lengths of time are said. */
  language: Language;
}

const PARAM = /^params\.([a-z][A-Za-z0-9]*)$/;

const lengthText = (value: Json): string =>
  parseLength(value).ok ? formatLength(value as Length) : JSON.stringify(value);

function outputText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (isParam(value)) return `params.${value.param}`;
  return typeof value === 'object' ? lengthText(value) : String(value);
}

export function cellText(row: TableRow, { part, index }: GridColumn): string {
  if (part === 'clause') return clausesOf(row.clause).join('; ');
  return part === 'when' ? (row.when[index] ?? '-') : outputText(row.then[index] as Json);
}

/** What has this title, or the text itself. */
const idOf = (text: string, names: Name[]): string =>
  names.find(({ value, title }) => value === text || title === text)?.value ?? text;

/** Titles and ids that stand in a list by themselves become the texts they mean: 機械,電氣 is "mechanical","electrical". */
function testOf(text: string, names: Name[]): string {
  const parts = text.split(/[,，、]/).map((part) => idOf(part.trim(), names));
  const known = parts.every((part) => names.some(({ value }) => value === part));
  return known ? parts.map((part) => JSON.stringify(part)).join(',') : text || '-';
}

/** What cannot be read stays a text, at which the check then points. */
function outputOf(text: string, { type, names, language }: GridColumn): Json {
  const [, param] = PARAM.exec(text) ?? [];
  if (param) return { param };
  if (type === 'number') return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (type !== 'length') return idOf(text, names);
  const length = readLength(lengthIn(text, language));
  return length.ok ? (length.value as Json) : text;
}

/** Undefined where nothing is to stand there: no clause. */
export function readCell(written: string, column: GridColumn): Json | undefined {
  const text = written.trim();
  if (column.part === 'when') return testOf(text, column.type === 'number' ? [] : column.names);
  if (column.part === 'then') return outputOf(column.type === 'text' ? written : text, column);
  const ids = text.split(/[;；]/).flatMap((id) => id.trim() || []);
  return ids.length > 1 ? ids : ids[0];
}

/** The row with another value in one cell; keys in the order of the language. */
export function withCell(row: TableRow, column: GridColumn, text: string): TableRow {
  if (text === cellText(row, column)) return row;
  const { part, index } = column;
  const value = readCell(text, column);
  const { clause, ...rest } = row;
  if (part === 'clause') {
    const { id, ...cells } = rest;
    return value === undefined ? rest : { id, clause: value as Clause, ...cells };
  }
  const cells = [...row[part]];
  while (cells.length < index) cells.push(part === 'when' ? '-' : '');
  cells[index] = value as never;
  return { ...row, [part]: cells };
}

/** Cells that name values by their titles and lengths in words, for those who only look. */
export function saidCell(text: string, { names, part, type, language }: GridColumn): string {
  if (part === 'then' && type === 'length') return saidLength(text, language);
  if (part === 'clause' || names.length === 0) return text;
  const titles = new Map(names.map(({ value, title }) => [value, title]));
  if (part === 'then') return titles.get(text) ?? text;
  return text.replace(/"((?:[^"\\]|\\.)*)"/g, (found, id) => titles.get(id) ?? found);
}

/** Columns of a table in order; `namesOf` says what the cells of an input or output may name. */
export function columnsOf(
  { inputs, outputs }: Pick<DecisionTable, 'inputs' | 'outputs'>,
  said: {
    titleOf(column: { id: string; title?: unknown }): string;
    clause: string;
    clauses: Name[];
    language: Language;
  },
  namesOf: (column: { type: string; choice?: string; allowed?: unknown[] }) => Name[],
): GridColumn[] {
  const { language } = said;
  const column =
    (part: 'when' | 'then') =>
    (one: DecisionTable['inputs'][number] | DecisionTable['outputs'][number], index: number): GridColumn => ({
      part,
      index,
      id: one.id,
      type: one.type,
      title: said.titleOf(one),
      names: namesOf(one),
      language,
    });
  return [
    ...inputs.map(column('when')),
    ...outputs.map(column('then')),
    { part: 'clause', index: 0, id: '', type: 'text', title: said.clause, names: said.clauses, language },
  ];
}
