/** AES-256-GCM (NIST SP 800-38D) over texts: what is sealed for one place opens nowhere else. */

import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { octets } from '../../ids.ts';

const NONCE = 12;
const TAG = 16;

export const newKey = (): Buffer => octets(32);

/** Nonce, tag and ciphertext in base64url. */
export function seal(key: Buffer, plain: Buffer, place: string): string {
  const nonce = octets(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** Null where key or place is another one, or a byte was changed. */
export function unseal(key: Buffer, sealed: string, place: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE)).setAAD(Buffer.from(place));
  try {
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
  } catch {
    return null;
  }
}

/** A key for another purpose (RFC 5869). */
export const derived = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', purpose, 32));

/** What stands in an index for a text: equal for equal texts, telling nothing without the key. */
export const keyedHash = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url');
