/** AES-256-GCM (NIST SP 800-38D) over texts: what is sealed for one place opens nowhere else. */

import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { octets } from '../../ids.ts';

const NONCE = 12;
const TAG = 16;

export const newKey = (): Buffer => octets(32);

/** What a closed text is longer by. */
export const EXTRA = NONCE + TAG;

/** Nonce, tag and ciphertext. */
export function sealBytes(key: Buffer, plain: Uint8Array, place: string): Buffer {
  const nonce = octets(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Null where key or place is another one, or a byte was changed. */
export function unsealBytes(key: Buffer, bytes: Uint8Array, place: string): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(NONCE, EXTRA));
    return Buffer.concat([decipher.update(bytes.subarray(EXTRA)), decipher.final()]);
  } catch {
    return null;
  }
}

/** As `sealBytes`, in base64url. */
export const seal = (key: Buffer, plain: Buffer, place: string): string =>
  sealBytes(key, plain, place).toString('base64url');

export const unseal = (key: Buffer, sealed: string, place: string): Buffer | null =>
  unsealBytes(key, Buffer.from(sealed, 'base64url'), place);

/** A key for another purpose (RFC 5869). */
export const derived = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', purpose, 32));

/** What stands in an index for a text: equal for equal texts, telling nothing without the key. */
export const keyedHash = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url');
