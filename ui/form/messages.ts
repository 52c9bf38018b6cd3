/** From a validator's errors to one sentence per field in the reader's words. */

import { ANY_REQUIRED, gathered } from '../../engine/form/alternatives.ts';
import { formatProblems } from '../../engine/form/formats.ts';
import { boundProblems } from '../../engine/form/limits.ts';
import type { SectionView } from '../../engine/form/shapes.ts';
import type { Data } from '../api.ts';
import type { SaidProblem } from '../ask.ts';
import type { Words } from '../words/words.ts';
import { asField, type FieldSchema, fieldAt, parts } from './field-schema.ts';
import type { AjvError } from './validator.ts';

export interface FieldError {
  /** Field ids and row numbers. */
  path: string[];
  keyword: string;
  params: Record<string, unknown>;
  /** Already a sentence, when the server said it. */
  text?: string;
}

const unescaped = (token: string) => token.replaceAll('~1', '/').replaceAll('~0', '~');
export const pathOf = (pointer: string): string[] => pointer.split('/').slice(1).map(unescaped);

/** Of several errors in one place the one that helps most; the rest follow from it. */
const order = ['required', ANY_REQUIRED, 'type', 'enum', 'format', 'pattern', 'minLength', 'maxLength'];
const rank = (keyword: string) => (order.includes(keyword) ? order.indexOf(keyword) : order.length);
/** Say only that a branch failed; the branch's own errors say why. */
const wrappers = ['if', 'allOf', 'anyOf', 'oneOf'];
/** Follow from a failed branch, whose fields ajv then takes for strangers; real strangers are pruned before. */
const strangers = ['unevaluatedProperties', 'additionalProperties'];

function place({ keyword, instancePath, params }: AjvError): FieldError {
  const path = pathOf(instancePath);
  if (keyword === 'required' || keyword === ANY_REQUIRED) path.push(String(params.missingProperty));
  return { path, keyword, params };
}

function most(errors: FieldError[]): FieldError | undefined {
  const telling = errors.filter((e) => !wrappers.includes(e.keyword) && e.keyword !== 'const');
  if (telling.length) return telling.reduce((best, e) => (rank(e.keyword) < rank(best.keyword) ? e : best));
  return errors.some((e) => e.keyword !== 'if') ? { ...errors[0]!, keyword: 'enum' } : undefined;
}

/** In the order in which the fields stand on screen; what concerns no field comes first. */
export function inOrder(schema: FieldSchema, errors: FieldError[]): FieldError[] {
  const fields = parts(schema).flatMap((p) => Object.keys(p.properties ?? {}));
  const place = ({ path }: FieldError) => fields.indexOf(path[0] ?? '');
  return [...errors].sort((a, b) => place(a) - place(b));
}

/** One error per field. */
export function fieldErrors(errors: AjvError[]): FieldError[] {
  const places = new Map<string, FieldError[]>();
  for (const error of gathered(errors.filter((e) => !strangers.includes(e.keyword))).map(place)) {
    const key = error.path.join('/');
    if (key || !wrappers.includes(error.keyword)) places.set(key, [...(places.get(key) ?? []), error]);
  }
  return [...places.values()].map(most).filter((e): e is FieldError => !!e);
}

/** With the titles of the other fields that an error speaks of. */
export function titled(schema: FieldSchema, errors: FieldError[]): FieldError[] {
  return errors.map((error) => {
    const { keyword, path, params } = error;
    const title = (id: string) => fieldAt(schema, [...path.slice(0, -1), id])?.title ?? id;
    if (keyword === ANY_REQUIRED)
      return { ...error, params: { ...params, titles: (params.names as string[]).map(title) } };
    const above = keyword === 'not' && fieldAt(schema, path)?.['x-under']?.field;
    return above ? { ...error, params: { title: title(above) } } : error;
  });
}

/** What no schema says: check digits, and days out of bounds that are known beforehand. */
export function furtherErrors(section: SectionView, data: Data): FieldError[] {
  const fields = Object.assign({}, ...parts(asField(section.schema)).map((part) => part.properties ?? {}));
  const late = Object.entries(section.bounds ?? {}).flatMap(([id, now]) => boundProblems(id, data[id], now));
  return [...formatProblems(fields, data), ...late].map(({ code, path, params }) => ({
    path: pathOf(path),
    keyword: code,
    params: params ?? {},
  }));
}

/** The server's problems as errors of one section, whatever its path is measured from. */
export function problemErrors(problems: SaidProblem[], section: string): FieldError[] {
  return problems.map((p) => {
    const path = pathOf(p.path);
    if (path[0] === 'data') path.shift();
    if (path[0] === section) path.shift();
    return { path, keyword: p.code, params: p.params ?? {}, text: p.text };
  });
}

const typeSentence = (words: Words, type: unknown) => {
  const types = Array.isArray(type) ? type : [type];
  if (types.includes('integer')) return words.error.integer;
  // A text fails its type only where there is none: a blank row between others.
  return types.includes('number') ? words.error.number : words.error.required;
};

const formatSentence = ({ error }: Words, format: unknown) =>
  format === 'date' ? error.date : format === 'email' ? error.email : error.format;

const sentences: Record<string, (words: Words, params: Record<string, unknown>) => string> = {
  required: (w) => w.error.required,
  [ANY_REQUIRED]: (w, p) => w.error.anyRequired(p.titles as string[]),
  not: (w, p) => w.error.notUnder(String(p.title)),
  type: (w, p) => typeSentence(w, p.type),
  enum: (w) => w.error.choice,
  const: (w) => w.error.choice,
  format: (w, p) => formatSentence(w, p.format),
  pattern: (w) => w.error.pattern,
  minLength: (w, p) => (p.limit === 1 ? w.error.required : w.error.minLength(Number(p.limit))),
  maxLength: (w, p) => w.error.maxLength(Number(p.limit)),
  minimum: (w, p) => w.error.minimum(Number(p.limit)),
  maximum: (w, p) => w.error.maximum(Number(p.limit)),
  exclusiveMinimum: (w, p) => w.error.over(Number(p.limit)),
  exclusiveMaximum: (w, p) => w.error.under(Number(p.limit)),
  multipleOf: (w, p) => w.error.multipleOf(Number(p.multipleOf)),
  minItems: (w, p) => w.error.minItems(Number(p.limit)),
  maxItems: (w, p) => w.error.maxItems(Number(p.limit)),
  'field.identity': (w) => w.error.identity,
  'field.tooEarly': (w, p) => w.form.notBefore(String(p.limit)),
  'field.tooLate': (w, p) => w.form.notAfter(String(p.limit)),
  uniqueItems: (w) => w.error.unique,
};

export const sentence = (words: Words, { keyword, params, text }: FieldError): string =>
  text ?? sentences[keyword]?.(words, params) ?? words.error.other;

/** What a reader calls the place: titles from the outside in, rows by number. */
export function placeTitle(words: Words, schema: FieldSchema, path: string[]): string {
  const names = path.map((step, i) =>
    /^\d+$/.test(step) ? words.form.row(Number(step) + 1) : fieldAt(schema, path.slice(0, i + 1))?.title,
  );
  return names.filter(Boolean).join(' · ');
}
