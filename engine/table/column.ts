/** One column as bitsets: per value, or per interval between sorted thresholds, one bit per row (performance.md 2). */
import { formatDecimal, isDecimal } from '../feel/decimal.ts';
import { dayNumber, isDate } from '../feel/temporal.ts';
import type { Shape, UnaryTest } from '../feel/unary.ts';
import type { Range, Value } from '../feel/values.ts';
import { emptyMask, type Mask, setBit, wordsFor } from './mask.ts';
import { indexIn, intervalOf, type Thresholds, thresholdsFrom } from './thresholds.ts';

/** What a column is looked up by: text, a boolean, a double of at most 15 digits, a day number. */
export type Key = string | number | boolean;

export interface Column {
  /** Null for a column of values. */
  thresholds: Thresholds | null;
  /** Masks by interval, for a column of thresholds. */
  intervals: Mask[];
  /** Masks by value, and of any other value, for a column of values. */
  values: Map<Key, Mask>;
  other: Mask;
  /** Rows that accept null. */
  none: Mask;
  /** Rows whose cell is no plain test: asked one by one. */
  tested: number[];
}

const MAX_WORDS = 1 << 22;

/** Units below this have at most fifteen digits. */
const FIFTEEN = 10n ** 15n;

/** Fifteen digits are kept by a double, in order; a longer threshold is asked row by row, in decimals. */
const keyOf = (value: Value): Key | undefined => {
  if (isDate(value)) return dayNumber(value);
  if (!isDecimal(value)) return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
  const { units, scale } = value;
  // Both are exact doubles, so that their quotient is the nearest double, as reading the text would give.
  if (scale >= 0 && scale <= 22 && units < FIFTEEN && units > -FIFTEEN) return Number(units) / 10 ** scale;
  const text = formatDecimal(value);
  const digits = text.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
  return digits.length <= 15 ? Number(text) : undefined;
};

type Plain = Shape | null;

const plainShape = (shape: Shape | undefined): Plain => {
  if (!shape || shape.kind === 'any') return shape ?? null;
  const parts = shape.kind === 'values' ? shape.values : shape.ranges.flatMap(({ low, high }) => [low, high]);
  return parts.every((part) => part === null || keyOf(part) !== undefined) ? shape : null;
};

export const buildColumn = (cells: UnaryTest[], ordered: boolean): Column => {
  const shapes = cells.map((cell) => plainShape(cell.shape));
  const words = wordsFor(cells.length);
  const thresholds = ordered ? thresholdsOf(shapes) : null;
  const tooLarge = thresholds !== null && (2 * thresholds.sorted.length + 1) * words > MAX_WORDS;
  const used = tooLarge ? shapes.map(() => null) : shapes;
  const none = maskOf(words, used, (shape) => shape.matchesNull);
  const tested = used.flatMap((shape, row) => (shape ? [] : [row]));
  const base = {
    none,
    tested,
    values: new Map<Key, Mask>(),
    other: emptyMask(words),
    intervals: [] as Mask[],
  };
  if (!thresholds) return { ...base, thresholds, ...valueMasks(used, words) };
  const kept = tooLarge ? thresholdsFrom([]) : thresholds;
  return { ...base, thresholds: kept, intervals: intervalMasks(used, kept, words) };
};

const maskOf = (words: number, shapes: Plain[], holds: (shape: Shape) => boolean): Mask => {
  const mask = emptyMask(words);
  shapes.forEach((shape, row) => {
    if (shape && holds(shape)) setBit(mask, row);
  });
  return mask;
};

const listed = (shape: Shape): Key[] =>
  shape.kind === 'values' ? shape.values.flatMap((value) => keyOf(value) ?? []) : [];

/** A value that no cell lists is accepted by `-` and by every `not(...)`. */
const acceptsOther = (shape: Shape): boolean =>
  shape.kind === 'any' || (shape.kind === 'values' && shape.negated);

const valueMasks = (shapes: Plain[], words: number): { values: Map<Key, Mask>; other: Mask } => {
  const other = maskOf(words, shapes, acceptsOther);
  const values = new Map<Key, Mask>();
  for (const shape of shapes) for (const key of shape ? listed(shape) : []) values.set(key, other.slice());
  shapes.forEach((shape, row) => {
    for (const key of shape ? listed(shape) : [])
      flip(values.get(key), row, shape?.kind === 'values' && shape.negated);
  });
  return { values, other };
};

const flip = (mask: Mask | undefined, row: number, off: boolean): void => {
  if (!mask) return;
  if (off) mask[row >>> 5] = (mask[row >>> 5] ?? 0) & ~(1 << (row & 31));
  else setBit(mask, row);
};

const numberKey = (value: Value): number => Number(keyOf(value));

const thresholdsOf = (shapes: Plain[]): Thresholds => {
  const ends = shapes
    .flatMap((shape) => (shape?.kind === 'ranges' ? shape.ranges : []))
    .flatMap(({ low, high }) => [low, high]);
  return thresholdsFrom(ends.filter((end) => end !== null).map(numberKey));
};

/** First and last interval of a range; first > last when the range is empty. */
export const span = (range: Range, thresholds: Thresholds): [number, number] => {
  const low = range.low === null ? 0 : 2 * indexIn(thresholds, numberKey(range.low)) + (range.lowIn ? 1 : 2);
  const last = 2 * thresholds.sorted.length;
  const high =
    range.high === null ? last : 2 * indexIn(thresholds, numberKey(range.high)) + (range.highIn ? 1 : 0);
  return [low, high];
};

const intervalMasks = (shapes: Plain[], thresholds: Thresholds, words: number): Mask[] => {
  const masks = Array.from({ length: 2 * thresholds.sorted.length + 1 }, () => emptyMask(words));
  shapes.forEach((shape, row) => {
    const all = shape?.kind === 'any' || (shape?.kind === 'ranges' && shape.negated);
    if (all) for (const mask of masks) setBit(mask, row);
    if (shape?.kind !== 'ranges') return;
    for (const range of shape.ranges) {
      const [first, last] = span(range, thresholds);
      for (let i = first; i <= last; i++) flip(masks[i], row, shape.negated);
    }
  });
  return masks;
};

/** The rows that accept the key by their plain cells. */
export const lookup = (column: Column, key: Key | null): Mask => {
  if (key === null) return column.none;
  if (column.thresholds) return column.intervals[intervalOf(column.thresholds, key as number)] as Mask;
  return column.values.get(key) ?? column.other;
};
