/** What was pasted, as fields: a sheet's row of names with what stands below, a list of names with their kinds, or a JSON Schema. */
import { fieldsOfJsonSchema, type Taken } from '../../exchange/json-form.ts';
import type { Json } from '../../exchange/parts.ts';
import type { Choice, Field } from '../../ruleset/types.ts';
import { freshId } from '../blank.ts';
import { kindOf, newField, stemOf } from './kinds.ts';

export interface Column {
  id: string;
  kind: string;
  field: Field;
  required: boolean;
  /** A list of its own that the field chooses from. */
  choice?: Choice;
}

/** Cells of a sheet as the clipboard has them: tabs and lines, or commas where there is no tab; cells with breaks are in quotes. */
export function cellsOf(text: string): string[][] {
  const mark = text.includes('\t') ? '\t' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of `${text.trim()}\n`.matchAll(
    new RegExp(`(?:"((?:[^"]|"")*)"|([^${mark}\\r\\n]*))(${mark}|\\r?\\n|\\r)`, 'g'),
  )) {
    row.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === mark) continue;
    rows.push(row);
    row = [];
  }
  return rows.filter((cells) => cells.some(Boolean));
}

/** How people write kinds in such lists. */
const named: [RegExp, string][] = [
  [/^(date|日期|day)$/i, 'date'],
  [/^(date-?time|datetime|时间|時間|日期时间|日期時間)$/i, 'date-time'],
  [/^(number|decimal|数字|數字|数值|數值)$/i, 'number'],
  [/^(integer|whole number|int|整数|整數|数量|數量)$/i, 'integer'],
  [/^(amount|money|金额|金額)$/i, 'amount'],
  [/^(yes\/?no|boolean|是否|是\/否)$/i, 'boolean'],
  [/^(e-?mail|邮箱|郵箱|電子郵件|电子邮件)$/i, 'email'],
  [/^(phone|电话|電話|手机|手機)$/i, 'phone'],
  [/^(long text|memo|长文本|長文本|长文字|長文字|备注|備註)$/i, 'longText'],
  [/^(text|string|文本|文字)$/i, 'string'],
];

/** What cells look like. */
const looks: [RegExp, string][] = [
  [/^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/, 'date'],
  [/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T]\d{1,2}:\d{2}/, 'date-time'],
  [/^\d{1,2}:\d{2}$/, 'time'],
  [/^(是|否|yes|no|true|false|Y|N)$/i, 'boolean'],
  [/^1[3-9]\d{9}$/, 'phone'],
  [/^[^@\s]+@[^@\s]+\.[^@\s]+$/, 'email'],
  [/^https?:\/\//, 'url'],
  [/^[¥$￥€]\s?[\d,]+(\.\d+)?$/, 'amount'],
  [/^-?\d{1,9}$/, 'integer'],
  [/^-?[\d,]+\.\d+$/, 'number'],
];

const FEW = 6;
const LONG = 40;

function kindOfCells(cells: string[]): string {
  const filled = cells.filter(Boolean);
  if (filled.length === 0) return 'string';
  const looked = looks.find(([pattern]) => filled.every((cell) => pattern.test(cell)));
  if (looked) return looked[1];
  const values = new Set(filled);
  if (filled.length >= FEW && values.size * 2 <= filled.length && values.size <= 12) return 'choice';
  return filled.some((cell) => cell.length > LONG) ? 'longText' : 'string';
}

/** ASCII names become the id; others are numbered. */
function idOf(name: string, kind: string, taken: Set<string>): string {
  const words = name.match(/[A-Za-z][A-Za-z0-9]*/g) ?? [];
  const ascii = /^[\w\s./()*-]+$/.test(name) && words.length > 0;
  const own = words
    .map((word, n) => (n ? word[0]!.toUpperCase() : word[0]!.toLowerCase()) + word.slice(1))
    .join('');
  const id = ascii && !taken.has(own) ? own : freshId(ascii ? own : stemOf(kind), taken);
  taken.add(id);
  return id;
}

const listOf = (id: string, title: string, cells: string[]): Choice => ({
  id,
  title,
  options: [...new Set(cells.filter(Boolean))].map((option, n) => ({ id: `option${n + 1}`, title: option })),
});

function columnOf(
  head: string,
  kind: string,
  cells: string[],
  fields: Set<string>,
  choices: Set<string>,
): Column {
  const name = head.replace(/^[*＊]\s*|\s*[*＊]$|[:：]$/g, '');
  const id = idOf(name, kind, fields);
  const field = newField(kind, name);
  const column = { id, kind, field, required: /^[*＊]|[*＊]$/.test(head) };
  if (kind !== 'choice') return column;
  const list = choices.has(id) ? freshId(id, choices) : id;
  choices.add(list);
  return { ...column, field: { ...field, choice: list }, choice: listOf(list, name, cells) };
}

/** A list of names, one a line, with their kinds beside them where they are known words. */
const asList = (rows: string[][]): [string, string, string[]][] | undefined => {
  const kindOf = (cell = '') => named.find(([pattern]) => pattern.test(cell))?.[1];
  if (rows.every((row) => row.length === 1)) return rows.map(([head = '']) => [head, 'string', []]);
  if (!rows.every(([, cell]) => kindOf(cell))) return undefined;
  return rows.map(([head = '', cell]) => [head, kindOf(cell)!, []]);
};

/** A star marks a name that has to be filled. */
export function columnsIn(text: string, taken: Taken): Column[] {
  const rows = cellsOf(text);
  const [head = [], ...rest] = rows;
  const across = () =>
    head.map((name, n): [string, string, string[]] => {
      const cells = rest.map((row) => row[n] ?? '');
      return [name, kindOfCells(cells), cells];
    });
  const fields = new Set(taken.fields);
  const choices = new Set(taken.choices);
  return (asList(rows) ?? across())
    .filter(([name]) => name)
    .map(([name, kind, cells]) => columnOf(name, kind, cells, fields, choices));
}

/** Fields of a JSON Schema with the lists they choose from, and pointers of what has no place in the language. */
export function fieldsIn(schema: Json, taken: Taken): { columns: Column[]; lists: Choice[]; left: string[] } {
  const { properties, required, choices, problems } = fieldsOfJsonSchema(schema, taken);
  const columns = Object.entries(properties).map(([id, field]): Column => {
    const kind = kindOf(field);
    const { class: kept } = newField(kind, field.title);
    return {
      id,
      kind,
      field: { ...field, ...(kept ? { class: kept } : {}) },
      required: required.includes(id),
    };
  });
  return { columns, lists: choices, left: problems.map(({ path }) => path) };
}
