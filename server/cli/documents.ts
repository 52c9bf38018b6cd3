/** A rule set's folder as parsed documents, for comparing and joining: what travels, without the demo. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/** A new folder, with `more` files beside the documents: whole or not there at all, whenever the process ends (bad input 30). */
export function writeNewFolder(
  folder: string,
  documents: Documents,
  more: Readonly<Record<string, string>> = {},
): void {
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  writeDocuments(part, documents);
  for (const [file, text] of Object.entries(more)) writeFileSync(join(part, file), text);
  renameSync(part, folder);
}
