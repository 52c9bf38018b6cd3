/** What a row of the table of bad inputs describes: files of a rule set with one thing wrong, or something asked of the engine. */
import { Buffer } from 'node:buffer';
import { toLocal } from '../../engine/calendar/zone.ts';
import { due } from '../../engine/deadline/due.ts';
import type { Length } from '../../engine/deadline/length.ts';
import { compileExpression } from '../../engine/feel/compile.ts';
import type { FeelType } from '../../engine/feel/types.ts';
import { plainSchema } from '../../engine/form/plain.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { decodeText } from '../../engine/json.ts';
import { type Problem, type Result, within } from '../../engine/problem.ts';
import { staticProblems } from '../../engine/proof/prove.ts';
import { check } from '../../engine/ruleset/check.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { type Files, readRuleSet } from '../../engine/ruleset/load.ts';
import type { Section } from '../../engine/ruleset/types.ts';
import { compileSeries, next, type SeriesData } from '../../engine/series/next.ts';
import { compileTable } from '../../engine/table/compile.ts';
import { decide } from '../../engine/table/decide.ts';
import type { Table } from '../../engine/table/types.ts';
import { calendarOf, filesOf, must } from '../support/rule-sets.ts';

type Node = Record<string, unknown>;

/** One thing wrong with a sound rule set. */
export interface Import {
  file?: string;
  text?: string;
  encoding?: 'utf16le' | 'gb18030' | 'cut';
  bom?: boolean;
  deep?: number;
  spaces?: number;
  /** So many fields by section. */
  fields?: number[];
  field?: Node;
  named?: string;
  when?: string;
  at?: string;
  value?: unknown;
}

const sound = filesOf('pcb-manufacturer');
const china = calendarOf('cn');
const form = 'forms/abnormality.json';
const ofForm = '/sections/0/schema/properties';
const ofWhen = { file: 'procedures/complaint.json', path: '/tracks/0/stages/4/next/0/when' };
const text = { type: 'string', title: 'x' };

export const places = { field: `${form}#${ofForm}/strange`, when: `${ofWhen.file}#${ofWhen.path}` };

/** Sets a value at a JSON pointer, also one that only JSON text can carry (`__proto__`). */
function put(json: string, at: string, value: unknown): string {
  const keys = at.split('/').slice(1);
  const last = keys.pop()!;
  const root: unknown = JSON.parse(json);
  const parent = keys.reduce<Node>((node, key) => node[key] as Node, root as Node);
  Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true });
  return JSON.stringify(root);
}

/** `{repeat: [text, n]}` is that text so often. */
const grown = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(grown);
  const { repeat } = value as { repeat?: [string, number] };
  return repeat
    ? repeat[0].repeat(repeat[1])
    : Object.fromEntries(Object.entries(value).map(([key, child]) => [key, grown(child)]));
};

const many = (n: number, section: number) =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`f${section}x${i}`, text]));

const expressions: Record<string, string> = {
  '{long}': `${'true and '.repeat(222)}trueee`,
  '{brackets}': `${'('.repeat(900)}true${')'.repeat(900)}`,
};

export const textOf = (row: Import): string => {
  const original = sound[row.file ?? form] ?? '';
  if (row.text !== undefined) return row.text;
  if (row.bom) return `\uFEFF${original}`;
  if (row.deep) return '['.repeat(row.deep);
  if (row.spaces) return ' '.repeat(row.spaces);
  if (row.named) return put(original, `${ofForm}/${row.named}`, text);
  if (row.field) return put(original, `${ofForm}/strange`, grown(row.field));
  if (row.fields)
    return row.fields.reduce((so, n, i) => put(so, `/sections/${i}/schema/properties`, many(n, i)), original);
  return put(original, row.at!, grown(row.value));
};

const filesFor = (row: Import): Files =>
  row.when
    ? { ...sound, [ofWhen.file]: put(sound[ofWhen.file]!, ofWhen.path, expressions[row.when] ?? row.when) }
    : { ...sound, [row.file ?? form]: textOf(row) };

const bytes: Record<NonNullable<Import['encoding']>, Buffer> = {
  utf16le: Buffer.from('\ufeff{}', 'utf16le'),
  gb18030: Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xd5, 0xc5]), Buffer.from('"}')]),
  cut: Buffer.from('{"a":"張').subarray(0, 8),
};

export const bytesOf = (encoding: NonNullable<Import['encoding']>): Buffer => bytes[encoding];

/** Of reading and checking; of the proof where there are none. */
export function problemsOf(row: Import): Problem[] {
  if (row.encoding) {
    const decoded = decodeText(bytesOf(row.encoding));
    return decoded.ok ? [] : within(decoded.problems, '', row.file);
  }
  const set = readRuleSet(filesFor(row));
  if (!set.ok) return set.problems;
  const read = check(set.value);
  if (read.length > 0) return read;
  return staticProblems(must(compile({ ...set.value, demo: undefined }, { makeValidator })));
}

/** The field as the validator gets it, with what the engine fills in. */
export function plainField(field: Node): unknown {
  const schema = { type: 'object', properties: { field } } as unknown as Section['schema'];
  const plain = plainSchema(must(readRuleSet(sound)), { id: 'one', title: 'one', schema });
  return (plain.properties as Node).field;
}

/** What the engine is asked: exactly one of these. */
export interface Asked {
  expression?: unknown;
  data?: Node;
  table?: Table;
  inputs?: Node;
  due?: { start: string; length: Length; zone: string };
  series?: { pattern: string; resets: SeriesData['resets']; at: string; zone: string; last: number };
  local?: { at: string; zone: string };
  entered?: { schema: Node; data: Node };
  plain?: Node;
}

const typeOf = (value: unknown): FeelType =>
  Array.isArray(value)
    ? { kind: 'list', of: typeOf(value[0]) }
    : { kind: typeof value as 'number' | 'string' };

/** `amount` is a number whatever is handed in. */
const scopeOf = (data: Node): FeelType => ({
  kind: 'context',
  fields: Object.fromEntries(
    Object.entries(data).map(([id, value]) => [id, id === 'amount' ? { kind: 'number' } : typeOf(value)]),
  ),
});

function evaluate(expression: string, data: Node): Result<unknown> {
  const made = compileExpression(expression, scopeOf(data));
  return made.ok ? made.value.json(data) : made;
}

function number({ pattern, resets, at, zone, last }: NonNullable<Asked['series']>): Result<unknown> {
  const data = { id: 's', title: 'S', pattern, resets, overflow: 'widen', order: 'sequential' };
  const made = compileSeries(data as SeriesData);
  return made.ok ? next(made.value, toLocal(at, zone).day, last) : made;
}

export function answerTo(asked: Asked): Result<unknown> {
  const data = grown(asked.data ?? {}) as Node;
  if (asked.expression !== undefined) return evaluate(grown(asked.expression) as string, data);
  if (asked.table) return decide(must(compileTable(asked.table)), asked.inputs ?? {});
  if (asked.series) return number(asked.series);
  if (asked.plain) return { ok: true, value: plainField(asked.plain) };
  if (asked.local) return { ok: true, value: toLocal(asked.local.at, asked.local.zone) };
  if (asked.due) {
    const rule = { firstDay: 'notCounted', restDay: 'stays', endOfDay: '24:00', calendar: china } as const;
    return { ok: true, value: due({ ...asked.due, ...rule }) };
  }
  const problems = makeValidator(asked.entered!.schema)(grown(asked.entered!.data));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: null };
}
