/** A rule set's folder as parsed documents, for comparing and joining: what travels, without the demo. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documentsOf } from '../../engine/exchange/documents.ts';
import type { Documents } from '../../engine/exchange/parts.ts';
import { ok, type Result } from '../../engine/problem.ts';
import { kindOf } from '../../engine/ruleset/files.ts';
import { formatFile } from '../../engine/ruleset/format.ts';
import { loadRuleSet, readFolder } from './folder.ts';

/** Problems: those of reading a rule set. */
export function documentsIn(folder: string): Result<Documents> {
  const set = loadRuleSet(folder);
  return set.ok ? ok(documentsOf(readFolder(folder))) : set;
}

/** Writes each document in its canonical text. */
export function writeDocuments(folder: string, documents: Documents): void {
  for (const [file, value] of Object.entries(documents)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), formatFile(value, kindOf(file)?.meta));
  }
}
