/** Values of a table as FEEL literals, and back. */
import { formatLength, type Length, parseLength } from '../deadline/length.ts';
import { compileExpression } from '../feel/compile.ts';
import { formatDecimal, parseDecimal } from '../feel/decimal.ts';
import { unquote } from '../feel/literals.ts';
import { readPlain } from '../feel/plain.ts';
import type { FeelType } from '../feel/types.ts';
import { toJson } from '../feel/values.ts';
import { fail, ok, problem, type Result } from '../problem.ts';
import { isParam } from '../ruleset/open.ts';

/** FEEL has no \b and \f; U+FFFE and U+FFFF cannot stand in XML. */
const quoted = (text: string): string =>
  JSON.stringify(text)
    .replace(/\\b|\\f|\\\\/g, (found) => (found === '\\\\' ? found : found === '\\b' ? '\\u0008' : '\\u000c'))
    .replace(/[\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);

/**
 * A length is a FEEL string: unit, colon, amount, then `soft` or `firm` where the rule set says so:
 * "calendarDays:13", "workingDays:5 soft", "endOfDay", "none".
 */
const lengthText = (length: Length): string => formatLength(length) + (length.soft === false ? ' firm' : '');

const LENGTH_TEXT = /^([A-Za-z]+)(?::(\d{1,9}))?( soft| firm)?$/;

/** Problem `dmn.length` {text}. */
export const readLength = (text: unknown): Result<Length | { param: string }> => {
  if (isParam(text)) return ok(text);
  const [, unit, amount, end] = LENGTH_TEXT.exec(String(text)) ?? [];
  const length = { [unit ?? '']: amount ? Number(amount) : true, ...(end ? { soft: end === ' soft' } : {}) };
  const read = parseLength(length);
  return read.ok ? read : fail(problem('dmn.length', '', { text }));
};

/** The FEEL literal of a cell; problem `length.invalid`. */
export const writeValue = (value: unknown, type: string): Result<string> => {
  if (value === null) return ok('null');
  if (isParam(value)) return ok(`params.${value.param}`);
  if (type === 'length') {
    const length = parseLength(value);
    return length.ok ? ok(quoted(lengthText(length.value))) : length;
  }
  if (type === 'date') return ok(`date(${quoted(String(value))})`);
  if (typeof value !== 'number') return ok(typeof value === 'string' ? quoted(value) : String(value));
  const decimal = parseDecimal(String(value));
  return ok(decimal ? formatDecimal(decimal) : String(value));
};

const NOTHING: FeelType = { kind: 'context', fields: {} };
/** What the adopter sets is a name in DMN, as in every expression. */
const PARAM = /^params\.([a-z][A-Za-z0-9]*)$/;

const STRING = /^"(?:\\[\s\S]|[^"\\])*"$/;

/** Texts are read at once, as they may be longer than an expression; problem `dmn.output` {text} for what is no constant. */
export const readValue = (text: string): Result<unknown> => {
  const written = text.trim();
  const [, param] = PARAM.exec(written) ?? [];
  if (param) return ok({ param });
  if (STRING.test(written) && !/\\[uU]/.test(written)) return ok(unquote(written));
  const made = compileExpression(written, NOTHING);
  const value = made.ok ? made.value.json({}) : made;
  return value.ok ? value : fail(problem('dmn.output', '', { text: written.slice(0, 200) }));
};

/** A list of allowed values; problem `dmn.allowedValues` {text} for ranges and expressions. */
export const readAllowed = (text: string, type: FeelType): Result<unknown[]> => {
  const plain = readPlain(text, type);
  const refused = fail(problem('dmn.allowedValues', '', { text: text.slice(0, 200) }));
  if (!plain) {
    const listed = readValue(`[${text}]`);
    return listed.ok ? ok(listed.value as unknown[]) : refused;
  }
  if (plain.negated || plain.wildcard) return refused;
  const values = plain.items.map((item) => ('value' in item ? toJson(item.value) : refused));
  const bad = values.find((value) => !value.ok);
  return bad ? refused : ok(values.flatMap((value) => (value.ok ? [value.value] : [])));
};
