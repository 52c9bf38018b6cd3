/** The content hash of a rule set, a schema or any JSON value: SHA-256 over RFC 8785 canonical JSON. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { RuleSet } from './types.ts';

/** Lower-case hex, 64 characters. */
export const hashOf = (value: unknown): string =>
  bytesToHex(sha256(utf8ToBytes(canonicalize(value) ?? 'null')));

/** What complaints are pinned to: everything but scenarios, casts and demo. */
export function fingerprint(set: RuleSet): string {
  const { scenarios: _scenarios, cast: _cast, demo: _demo, ...rules } = set;
  return hashOf(rules);
}
