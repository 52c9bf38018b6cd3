/** Parsed rule sets and pointers into them, for tests of diff and merge. */
import type { Documents, Json } from '../../engine/exchange/parts.ts';
import { kindOf } from '../../engine/ruleset/files.ts';
import { filesOf } from '../support/rule-sets.ts';

/** The files of a built-in rule set, parsed; demo left out. */
export const documentsOf = (organization: string): Documents =>
  Object.fromEntries(
    Object.entries(filesOf(organization))
      .filter(([file]) => kindOf(file) && !file.startsWith('demo/'))
      .map(([file, text]) => [file, JSON.parse(text) as Json]),
  );

/** What stands at `steps`: keys, indexes, or ids of items of a list. */
export function reach(documents: Documents, steps: string[]): { holder: unknown; key: string | number } {
  let holder: unknown = documents;
  let key: string | number = '';
  for (const [index, step] of steps.entries()) {
    if (index > 0) holder = (holder as Record<string, unknown>)[key];
    key = Array.isArray(holder) ? indexOf(holder, step) : step;
  }
  return { holder, key };
}

function indexOf(list: unknown[], step: string): number {
  const found = list.findIndex((item) => (item as { id?: string }).id === step);
  return found < 0 ? Number(step) : found;
}

export function read(documents: Documents, steps: string[]): unknown {
  const { holder, key } = reach(documents, steps);
  return (holder as Record<string, unknown> | undefined)?.[key];
}

/** A copy in which `steps` holds `value`; undefined takes it away. */
export function edit(documents: Documents, steps: string[], value: unknown): Documents {
  const copy = structuredClone(documents);
  const { holder, key } = reach(copy, steps);
  if (value === undefined && Array.isArray(holder)) holder.splice(key as number, 1);
  else if (value === undefined) delete (holder as Record<string, unknown>)[key];
  else (holder as Record<string, unknown>)[key] = value;
  return copy;
}
