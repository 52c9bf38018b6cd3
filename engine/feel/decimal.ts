/** Exact decimal numbers: a BigInt and a scale, rounded to 34 digits as decimal128 (DMN 1.3 §10.3.2.3.1). */

export interface Decimal {
  /** The value is `units * 10 ** -scale`. */
  readonly units: bigint;
  readonly scale: number;
}

/** A branded class, so that `instanceof` tells a number from a context. */
class Scaled implements Decimal {
  readonly units: bigint;
  readonly scale: number;
  constructor(units: bigint, scale: number) {
    this.units = units;
    this.scale = scale;
  }
}

export type Rounding = 'halfEven' | 'halfUp' | 'halfDown' | 'floor' | 'ceiling' | 'up' | 'down';

const DIGITS = 34;
/** decimal128 exponents; a value beyond is refused, so no operation can build a huge BigInt. */
const MAX_EXPONENT = 6144;

export const isDecimal = (value: unknown): value is Decimal => value instanceof Scaled;

const power10 = (n: number): bigint => 10n ** BigInt(n);
const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);
const digitCount = (n: bigint): number => magnitude(n).toString().length;

/** `units * 10 ** -scale` to 34 digits; null when it lies outside decimal128. */
export const decimalOf = (units: bigint, scale: number): Decimal | null => {
  if (units === 0n) return new Scaled(0n, 0);
  const excess = digitCount(units) - DIGITS;
  const [u, s] =
    excess > 0 ? [divideRounded(units, power10(excess), 'halfEven'), scale - excess] : [units, scale];
  return Math.abs(digitCount(u) - s) > MAX_EXPONENT ? null : new Scaled(u, s);
};

const divideRounded = (n: bigint, d: bigint, rounding: Rounding): bigint => {
  const quotient = n / d;
  const rest = n % d;
  if (rest === 0n) return quotient;
  const away = n < 0n !== d < 0n ? -1n : 1n;
  return roundsAway(rounding, quotient, magnitude(rest) * 2n, magnitude(d), away)
    ? quotient + away
    : quotient;
};

const roundsAway = (
  rounding: Rounding,
  quotient: bigint,
  twice: bigint,
  d: bigint,
  away: bigint,
): boolean => {
  if (rounding === 'down' || rounding === 'up') return rounding === 'up';
  if (rounding === 'floor') return away < 0n;
  if (rounding === 'ceiling') return away > 0n;
  if (twice !== d) return twice > d;
  return rounding === 'halfEven' ? quotient % 2n !== 0n : rounding === 'halfUp';
};

const align = (a: Decimal, b: Decimal): [bigint, bigint, number] => {
  const scale = Math.max(a.scale, b.scale);
  return [a.units * power10(scale - a.scale), b.units * power10(scale - b.scale), scale];
};

export const integer = (n: number | bigint): Decimal => new Scaled(BigInt(n), 0);

const SYNTAX = /^(-?)(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d{1,5}))?$/;

/** Reads decimal text such as `-12.50`, `.5`, `1e-7`; null when it is none or has more than 34 digits. */
export const parseDecimal = (text: string): Decimal | null => {
  const match = SYNTAX.exec(text);
  if (!match || (!match[2] && !match[3])) return null;
  const fraction = match[3] ?? '';
  const digits = `${match[2]}${fraction}`.replace(/^0+(?=.)/, '');
  if (digits.length > DIGITS && /[1-9]/.test(digits.slice(DIGITS))) return null;
  return decimalOf(BigInt(`${match[1]}${digits}`), fraction.length - Number(match[4] ?? 0));
};

export const add = (a: Decimal, b: Decimal): Decimal | null => {
  const [x, y, scale] = align(a, b);
  return decimalOf(x + y, scale);
};

export const negate = (a: Decimal): Decimal => new Scaled(-a.units, a.scale);
export const subtract = (a: Decimal, b: Decimal): Decimal | null => add(a, negate(b));
export const multiply = (a: Decimal, b: Decimal): Decimal | null =>
  decimalOf(a.units * b.units, a.scale + b.scale);

/** 34 significant digits, half even; the divisor must not be zero. */
export const divide = (a: Decimal, b: Decimal): Decimal | null => {
  const shift = Math.max(0, DIGITS + 2 + digitCount(b.units) - digitCount(a.units));
  const numerator = a.units * power10(shift);
  const quotient = numerator / b.units;
  // A sticky digit keeps the later rounding to 34 digits from seeing a false tie.
  const sticky = numerator % b.units === 0n ? 0n : numerator < 0n !== b.units < 0n ? -1n : 1n;
  return decimalOf(quotient * 10n + sticky, a.scale - b.scale + shift + 1);
};

export const compareDecimal = (a: Decimal, b: Decimal): number => {
  const [x, y] = align(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Rounds to `places` digits after the point (negative: before it). */
export const roundTo = (a: Decimal, places: number, rounding: Rounding): Decimal | null =>
  a.scale <= places ? a : decimalOf(divideRounded(a.units, power10(a.scale - places), rounding), places);

/** The value as a safe integer, or null when it is none. */
export const toInteger = (a: Decimal): number | null => {
  const whole = roundTo(a, 0, 'down');
  if (!whole || compareDecimal(whole, a) !== 0 || digitCount(a.units) - a.scale > 16) return null;
  const n = Number(formatDecimal(whole));
  return Number.isSafeInteger(n) ? n : null;
};

/** DMN 1.3 §10.3.4.5: the result takes the sign of the divisor. */
export const modulo = (a: Decimal, b: Decimal): Decimal | null => {
  const [x, y, scale] = align(a, b);
  const rest = x % y;
  return decimalOf(rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest, scale);
};

/** Integer exponents only; squaring keeps the number of steps logarithmic. */
export const raise = (base: Decimal, exponent: number): Decimal | null => {
  let result: Decimal | null = integer(1);
  let square: Decimal | null = base;
  for (let n = Math.abs(exponent); n > 0 && result; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = square && multiply(result, square);
    if (n > 1) square = square && multiply(square, square);
  }
  return result && exponent < 0 ? (result.units === 0n ? null : divide(integer(1), result)) : result;
};

/** Shortest plain text: no exponent, no trailing zeros. */
export const formatDecimal = (a: Decimal): string => {
  const sign = a.units < 0n ? '-' : '';
  const digits = magnitude(a.units).toString();
  if (a.scale <= 0) return `${sign}${digits}${a.units === 0n ? '' : '0'.repeat(-a.scale)}`;
  const padded = digits.padStart(a.scale + 1, '0');
  const fraction = padded.slice(-a.scale).replace(/0+$/, '');
  return `${sign}${padded.slice(0, -a.scale)}${fraction ? `.${fraction}` : ''}`;
};
