/** JSON in columns: written canonically (RFC 8785), so that equal values are equal texts. */

import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

export function toText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** The caller names what it stored. */
export const fromText = <T>(text: string): T => JSON.parse(text) as T;

export const sha256 = (text: string): string => hash('sha256', text, 'hex');
