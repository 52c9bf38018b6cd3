/** Built-ins for ranges and points (DMN 1.3 §10.3.4.9): a point is a range from itself to itself. */
import { type Builtins, define } from './builtin.ts';
import { mismatch, order } from './compare.ts';
import { BOOLEAN } from './types.ts';
import { Range, type Value } from './values.ts';

/** An end of a range: one that is left out lies a hair inside. Without a value it is endless. */
interface End {
  value: Value;
  hair: -1 | 0 | 1;
  endless: -1 | 0 | 1;
}

const end = (value: Value, isIn: boolean, inwards: -1 | 1): End =>
  value === null
    ? { value, hair: 0, endless: inwards === 1 ? -1 : 1 }
    : { value, hair: isIn ? 0 : inwards, endless: 0 };

const startOf = (value: Value): End =>
  value instanceof Range ? end(value.low, value.lowIn, 1) : end(value, true, 1);
const endOf = (value: Value): End =>
  value instanceof Range ? end(value.high, value.highIn, -1) : end(value, true, -1);

const compare =
  (name: string) =>
  (a: End, b: End): number => {
    if (a.endless || b.endless) return a.endless - b.endless;
    const o = order(a.value, b.value);
    return o === null ? mismatch(name, a.value, b.value) : o || a.hair - b.hair;
  };

type Relation = (o: (a: End, b: End) => number, a: Value, b: Value) => boolean;

const before: Relation = (o, a, b) => o(endOf(a), startOf(b)) < 0;
const meets: Relation = (o, a, b) => o(endOf(a), startOf(b)) === 0;
const overlaps: Relation = (o, a, b) => o(endOf(a), startOf(b)) >= 0 && o(startOf(a), endOf(b)) <= 0;
const overlapsBefore: Relation = (o, a, b) =>
  o(startOf(a), startOf(b)) < 0 && o(endOf(a), startOf(b)) >= 0 && o(endOf(a), endOf(b)) <= 0;
const finishes: Relation = (o, a, b) => o(endOf(a), endOf(b)) === 0 && o(startOf(a), startOf(b)) >= 0;
const starts: Relation = (o, a, b) => o(startOf(a), startOf(b)) === 0 && o(endOf(a), endOf(b)) <= 0;
const includes: Relation = (o, a, b) => o(startOf(a), startOf(b)) <= 0 && o(endOf(a), endOf(b)) >= 0;
const coincides: Relation = (o, a, b) => o(startOf(a), startOf(b)) === 0 && o(endOf(a), endOf(b)) === 0;

const POINT = 'number|string|date|time|dateTime|duration';
const EITHER = `${POINT}|range`;

const related = (name: string, a: string, b: string, relation: Relation) =>
  define(`a: ${a}, b: ${b}`, BOOLEAN, (x: Value, y: Value) => relation(compare(name), x, y));

/** Of two names the second asks the first the other way round. */
const both = (name: string, inverse: string, a: string, b: string, relation: Relation): Builtins => ({
  [name]: [related(name, a, b, relation)],
  [inverse]: [related(inverse, b, a, (o, x, y) => relation(o, y, x))],
});

export const RANGE_BUILTINS: Builtins = {
  ...both('before', 'after', EITHER, EITHER, before),
  ...both('meets', 'met by', 'range', 'range', meets),
  overlaps: [related('overlaps', 'range', 'range', overlaps)],
  ...both('overlaps before', 'overlaps after', 'range', 'range', overlapsBefore),
  ...both('finishes', 'finished by', EITHER, 'range', finishes),
  ...both('starts', 'started by', EITHER, 'range', starts),
  ...both('includes', 'during', 'range', EITHER, includes),
  coincides: [related('coincides', EITHER, EITHER, coincides)],
};
