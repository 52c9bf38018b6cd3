/** Complaints recorded once and kept: their events, and the state these made then. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Event } from '../../engine/complaint/events.ts';
import type { Complaint } from '../../engine/complaint/state.ts';
import { sha256, toText } from '../../server/store/json.ts';

const FILE = fileURLToPath(new URL('../schemas/recorded.jsonl.gz', import.meta.url));

export interface Recorded {
  organization: string;
  /** Hash of the rule set it was recorded under. */
  rules: string;
  events: Event[];
  /** Of the state after all of them. */
  state: string;
}

/** What a later state may have beside, and is not there in an earlier one: nothing said. */
function told(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  if (Array.isArray(value)) return value.length > 0 ? value.map((item) => told(item) ?? null) : undefined;
  const entries = Object.entries(value).map(([key, inner]) => [key, told(inner)] as const);
  const kept = entries.filter(([, inner]) => inner !== undefined);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

export const hashOf = (state: Complaint): string => sha256(toText(told(state)));

export const recorded = (): Recorded[] =>
  existsSync(FILE)
    ? gunzipSync(readFileSync(FILE))
        .toString()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Recorded)
    : [];

/** The compressed size in bytes. */
export function keep(all: Recorded[]): number {
  const bytes = gzipSync(all.map((one) => `${JSON.stringify(one)}\n`).join(''), { level: 9 });
  writeFileSync(FILE, bytes);
  return bytes.length;
}
