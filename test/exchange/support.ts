/** Parsed rule sets and pointers into them, for tests of diff and merge. */
import { documentsOf } from '../../engine/exchange/documents.ts';
import type { Documents } from '../../engine/exchange/parts.ts';
import { filesOf } from '../support/rule-sets.ts';

/** The files of a built-in rule set that travel, parsed. */
export const documentsFor = (organization: string): Documents => documentsOf(filesOf(organization));

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
