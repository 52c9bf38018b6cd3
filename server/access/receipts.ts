/** What the public gets for what it handed in: a number and a secret that can be read out, written down and typed on a phone. */

import { timingSafeEqual } from 'node:crypto';
import { octets } from '../ids.ts';
import { sha256 } from '../store/json.ts';
import type { ReceiptRow } from '../store/receipts.ts';
import { ownerOf, type Scope } from '../store/scope.ts';

/** Crockford's base 32: without letters that look like others. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 60 bits: at five tries a minute not to be guessed. */
const LENGTH = 12;
const GROUP = /.{4}(?=.)/g;

const lettersOf = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');

/** `7K3M-9QXT-2BVR`. */
export const grouped = (code: string): string => code.replace(GROUP, '$&-');

/** As it was given out, however it was typed: full width, small letters, blanks, O for 0, I and L for 1. */
export const asGiven = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');

export const freshNumber = (): string => lettersOf(octets(LENGTH));

/** The same for the same sending. */
export const secretFor = async (scope: Scope, sending: string): Promise<string> =>
  lettersOf(await ownerOf(scope).ring.receipt(sending));

export const hashOf = (secret: string): string => sha256(`receipt ${secret}`);

const NOBODYS = hashOf('');

/** Takes as long for a number that is not there. */
export function opens(row: ReceiptRow | null, secret: string): boolean {
  const same = timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(row?.secret ?? NOBODYS));
  return same && row !== null;
}
