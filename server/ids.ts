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

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** 48 bits of time, a 12-bit counter for ids of the same millisecond, 62 random bits. */
function uuid7(time: number, counter: number): string {
  const random = randomBytes(8);
  random[0] = (random[0]! & 0x3f) | 0x80;
  const tail = hex(random);
  const head = time.toString(16).padStart(12, '0');
  const middle = `7${counter.toString(16).padStart(3, '0')}`;
  return `${head.slice(0, 8)}-${head.slice(8)}-${middle}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

/** `time` in milliseconds; ids sort in the order of asking even when it stands still or goes back. */
export function makeIds(time: () => number): Ids {
  let last = 0;
  let counter = 0;
  const next = (): string => {
    const asked = time();
    if (asked > last) [last, counter] = [asked, 0];
    else counter += 1;
    if (counter > 0xfff) [last, counter] = [last + 1, 0];
    return uuid7(last, counter);
  };
  return { next, secret: () => randomBytes(32).toString('base64url') };
}
