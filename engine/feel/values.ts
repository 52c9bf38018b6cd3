/** FEEL values and their JSON shapes: what an expression reads from data and hands back. */
import { at, type Result } from '../problem.ts';
import { type Decimal, formatDecimal, isDecimal, parseDecimal, roundTo } from './decimal.ts';
import { guarded, halt } from './halt.ts';
import {
  DateTime,
  type DaysDuration,
  isDate,
  type LocalDate,
  type MonthsDuration,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
  Time,
} from './temporal.ts';
import { temporalText } from './temporal-text.ts';
import { ANY, type FeelType, field, type Kind } from './types.ts';

export type Scalar = boolean | string | Decimal | LocalDate | Time | DateTime | DaysDuration | MonthsDuration;
export type Value = null | Scalar | Range | Context | readonly Value[];

/** A FEEL range; a null end is unbounded. */
export class Range {
  readonly low: Value;
  readonly lowIn: boolean;
  readonly high: Value;
  readonly highIn: boolean;
  constructor(low: Value, lowIn: boolean, high: Value, highIn: boolean) {
    this.low = low;
    this.lowIn = lowIn;
    this.high = high;
    this.highIn = highIn;
  }
}

/** A FEEL context whose entries are read when asked for, so a large record costs only what is used. */
export class Context {
  readonly keys: readonly string[];
  private readonly read: (key: string) => Value;
  constructor(keys: readonly string[], read: (key: string) => Value) {
    this.keys = keys;
    this.read = read;
  }
  has(key: string): boolean {
    return this.keys.includes(key);
  }
  get(key: string): Value {
    return this.has(key) ? this.read(key) : null;
  }
}

export type ValueKind = Exclude<Kind, 'any'> | 'null' | 'range';

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

export const kindOf = (value: Value): ValueKind => {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (isDecimal(value)) return 'number';
  if (isList(value)) return 'list';
  if (value instanceof Context) return 'context';
  if (value instanceof Range) return 'range';
  if (isDate(value)) return 'date';
  if (value instanceof Time) return 'time';
  return value instanceof DateTime ? 'dateTime' : 'duration';
};

/** Doubles keep 15 significant digits; a longer one may not be what was written (guarantees 49). */
const SAFE_DIGITS = 15;

/** Reads a JSON number by its decimal text; problem `feel.numberTooLong` {value, digits}. */
export const numberFromJson = (value: number, path = ''): Decimal => {
  const text = String(value);
  const digits = text
    .replace(/e.*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+|0+$/g, '');
  const decimal = digits.length <= SAFE_DIGITS ? parseDecimal(text) : null;
  return decimal ?? halt('feel.numberTooLong', { value: text, digits: SAFE_DIGITS }, path);
};

const TEXT_READERS: Partial<Record<Kind, (text: string) => Value>> = {
  string: (text) => text,
  date: parseDate,
  time: parseTime,
  dateTime: parseDateTime,
  duration: parseDuration,
};

const wrong = (json: unknown, type: FeelType, path: string): never =>
  halt('feel.dataType', { expected: type.kind, found: jsonKind(json), ...excerpt(json) }, path);

export const jsonKind = (json: unknown): string =>
  Array.isArray(json) ? 'list' : json === null ? 'null' : typeof json;
const excerpt = (json: unknown): object => (typeof json === 'string' ? { value: json.slice(0, 80) } : {});

/** The throwing reader behind `fromJson`; `path` is the JSON pointer of `json` in its data. */
export const readJson = (json: unknown, type: FeelType, path = ''): Value => {
  if (json === null || json === undefined) return null;
  if (typeof json === 'string') {
    const reader = type.kind === 'any' ? TEXT_READERS.string : TEXT_READERS[type.kind];
    return reader?.(json) ?? wrong(json, type, path);
  }
  if (type.kind !== 'any' && type.kind !== jsonType(json)) return wrong(json, type, path);
  if (typeof json === 'number') return numberFromJson(json, path);
  if (typeof json === 'boolean') return json;
  if (Array.isArray(json)) return readList(json, type, path);
  return typeof json === 'object'
    ? readContext(json as Record<string, unknown>, type, path)
    : wrong(json, type, path);
};

const jsonType = (json: unknown): string => {
  const kind = jsonKind(json);
  return kind === 'object' ? 'context' : kind;
};

const readList = (json: unknown[], type: FeelType, path: string): Value => {
  const of = type.kind === 'list' ? type.of : ANY;
  return json.map((element, i) => readJson(element, of, at(path, i)));
};

/** Declared fields are always keys (missing ones are null); others only where the type is open. */
const readContext = (json: Record<string, unknown>, type: FeelType, path: string): Context => {
  const fields = type.kind === 'context' ? type.fields : {};
  const open = type.kind === 'any' || (type.kind === 'context' && type.open === true);
  const keys = [...new Set([...Object.keys(fields), ...(open ? Object.keys(json) : [])])];
  const read = (key: string): Value =>
    readJson(Object.hasOwn(json, key) ? json[key] : null, field(fields, key) ?? ANY, at(path, key));
  return new Context(keys, read);
};

/** Reads JSON by its declared type; problems `feel.dataType` {expected, found}, `feel.numberTooLong`. */
export const fromJson = (value: unknown, type: FeelType): Result<Value> =>
  guarded(() => readJson(value, type));

/** ISO text for dates, times and durations; problem `feel.numberTooLong` for what JSON cannot hold exactly. */
export const toJson = (value: Value): Result<unknown> => guarded(() => writeJson(value));

export const writeJson = (value: Value): unknown => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (isDecimal(value)) return writeNumber(value);
  if (isList(value)) return value.map(writeJson);
  if (value instanceof Context) return writeContext(value);
  if (value instanceof Range) return halt('feel.notData', { kind: 'range' });
  return temporalText(value);
};

/** A fraction is rounded to what JSON keeps exactly; a whole number beyond that is refused. */
const writeNumber = (value: Decimal): number => {
  const text = formatDecimal(value);
  const whole = text.replace(/^-|\..*$/g, '').replace(/^0$/, '');
  if (whole.replace(/0+$/, '').length > SAFE_DIGITS)
    halt('feel.numberTooLong', { value: text, digits: SAFE_DIGITS });
  const leading = whole ? 0 : (/\.(0*)/.exec(text)?.[1]?.length ?? 0);
  const rounded = formatDecimal(
    roundTo(value, Math.max(0, SAFE_DIGITS - whole.length + leading), 'halfEven') ?? value,
  );
  const n = Number(rounded);
  return formatDecimal(numberFromJson(n)) === rounded
    ? n
    : halt('feel.numberTooLong', { value: text, digits: SAFE_DIGITS });
};

const writeContext = (value: Context): Record<string, unknown> =>
  Object.fromEntries(value.keys.map((key) => [key, writeJson(value.get(key))]));
