/** The only source of randomness: ids that sort by time of birth, secrets, keys. */

import { randomBytes } from 'node:crypto';

export interface Ids {
  /** A fresh id: UUID version 7 (RFC 9562, section 5.7). */
  next(): string;
  /** 32 random bytes in base64url. */
  secret(): string;
}

/** For keys and for what makes equal texts differ when closed. */
export const octets = (count: number): Buffer => randomBytes(count);

/** Hexadecimal digits of so many ids are fetched at once: each fetch costs as much as ten ids. */
const AHEAD = 256;
const DIGITS = 16;

/** Random digits, each handed out once. */
function makeDigits(): () => string {
  let digits = '';
  let at = 0;
  return () => {
    if (at === digits.length) [digits, at] = [randomBytes((AHEAD * DIGITS) / 2).toString('hex'), 0];
    at += DIGITS;
    return digits.slice(at - DIGITS, at);
  };
}

const VARIANT = '89ab';

/** 48 bits of time, a 12-bit counter for ids of the same millisecond, 62 random bits. */
function uuid7(time: number, counter: number, digits: string): string {
  const head = time.toString(16).padStart(12, '0');
  const middle = `7${counter.toString(16).padStart(3, '0')}`;
  const variant = VARIANT[Number.parseInt(digits[0]!, 16) & 3];
  return `${head.slice(0, 8)}-${head.slice(8)}-${middle}-${variant}${digits.slice(1, 4)}-${digits.slice(4)}`;
}

/** `time` in milliseconds; ids sort in the order of asking even when it stands still or goes back. */
export function makeIds(time: () => number): Ids {
  let last = 0;
  let counter = 0;
  const digits = makeDigits();
  const next = (): string => {
    const asked = time();
    if (asked > last) [last, counter] = [asked, 0];
    else counter += 1;
    if (counter > 0xfff) [last, counter] = [last + 1, 0];
    return uuid7(last, counter, digits());
  };
  return { next, secret: () => randomBytes(32).toString('base64url') };
}
