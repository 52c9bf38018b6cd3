/** Numbers out of order: a keyed permutation of each width of the running number, so that nobody guesses the next. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** As many as format-preserving encryption takes (NIST SP 800-38G, FF1). */
const ROUNDS = 10;

/** A Feistel network over pairs of `half` bits each: a permutation whatever its rounds say. */
function shuffled(value: number, half: number, said: (round: number, right: number) => number): number {
  const size = 2 ** half;
  let [left, right] = [Math.floor(value / size), value % size];
  for (let round = 0; round < ROUNDS; round++)
    [left, right] = [right, (left ^ (said(round, right) % size)) >>> 0];
  return left * size + right;
}

/** 0 to count - 1, each once: what falls outside is shuffled again until it falls inside (cycle walking). */
function permuted(value: number, count: number, said: (round: number, right: number) => number): number {
  const half = Math.max(1, Math.ceil(Math.log2(count) / 2));
  let at = shuffled(value, half, said);
  while (at >= count) at = shuffled(at, half, said);
  return at;
}

/** The n-th number, as wide as n or `width`: of 1 to 999, or of 1000 to 9999, each comes once. `period` makes another order with the same key. */
export function scattered(n: number, width: number, key: string, period: string): number {
  const digits = Math.max(width, String(n).length);
  const first = digits > width ? 10 ** (digits - 1) : 1;
  const secret = utf8ToBytes(key);
  const said = (round: number, right: number): number => {
    const mac = hmac(sha256, secret, utf8ToBytes(`${period}/${digits}/${round}/${right}`));
    return new DataView(mac.buffer, mac.byteOffset).getUint32(0);
  };
  return first + permuted(n - first, 10 ** digits - first, said);
}
