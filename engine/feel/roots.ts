/** Roots, powers of e and logarithms of exact decimals, to 34 digits; each takes a bounded number of steps. */
import { type Decimal, decimalOf, integer } from './decimal.ts';

/** Digits kept on the way, well over the 34 of a result. */
const PLACES = 60;
const ONE = 10n ** BigInt(PLACES);
const LN10 = 2302585092994045684017991454684364207601101488628772976033328n;
/** Beyond it the result has no place in decimal128. */
const MOST = 14_200;

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

/** Newton's steps from above, each half as far away. */
function wholeRoot(n: bigint): bigint {
  let root = 10n ** BigInt(Math.ceil(n.toString().length / 2));
  for (;;) {
    const next = (root + n / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

/** Null below zero. */
export function squareRoot({ units, scale }: Decimal): Decimal | null {
  if (units < 0n) return null;
  if (units === 0n) return integer(0);
  const shift = 2 * PLACES + (magnitude(BigInt(scale)) % 2n === 1n ? 1 : 0);
  const whole = units * 10n ** BigInt(shift);
  const root = wholeRoot(whole);
  // A sticky digit keeps rounding to 34 digits from seeing a false tie.
  return decimalOf(root * 10n + (root * root === whole ? 0n : 1n), (scale + shift) / 2 + 1);
}

/** The number in units of 10 ** -PLACES. */
const fixed = ({ units, scale }: Decimal): bigint =>
  scale <= PLACES ? units * 10n ** BigInt(PLACES - scale) : units / 10n ** BigInt(scale - PLACES);

/** Of a fixed number between -3 and 3, by its series. */
function fixedPower(x: bigint): bigint {
  let sum = ONE;
  let term = ONE;
  for (let n = 1n; term !== 0n; n++) {
    term = (term * x) / (ONE * n);
    sum += term;
  }
  return sum;
}

/** e to the power of `a`; null beyond decimal128. */
export function powerOfE(a: Decimal): Decimal | null {
  const x = fixed(a);
  if (magnitude(x) > BigInt(MOST) * ONE) return null;
  const tens = x / LN10;
  return decimalOf(fixedPower(x - tens * LN10), PLACES - Number(tens));
}

/** The natural logarithm; null for zero and below. */
export function logarithm({ units, scale }: Decimal): Decimal | null {
  if (units <= 0n) return null;
  const digits = units.toString().length;
  const head = (units * ONE) / 10n ** BigInt(digits - 1);
  let log = BigInt(Math.round(Math.log(Number(head) / Number(ONE)) * 1e15)) * 10n ** BigInt(PLACES - 15);
  for (let step = 0; step < 3; step++) log += (head * fixedPower(-log)) / ONE - ONE;
  return decimalOf(log + BigInt(digits - 1 - scale) * LN10, PLACES);
}
