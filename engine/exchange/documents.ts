/** Of a rule set's files those that travel: the language's own, without the demo. */
import type { Result } from '../problem.ts';
import { fileKinds, kindOf } from '../ruleset/files.ts';
import { formatFile } from '../ruleset/format.ts';
import { type Files, readRuleSet } from '../ruleset/load.ts';
import type { RuleSet } from '../ruleset/types.ts';
import type { Documents, Json } from './parts.ts';

/** Whether a file of the folder goes with a package: people and values of an office never do. */
export const travels = (file: string): boolean => kindOf(file) !== undefined && !file.startsWith('demo/');

/** The files must parse: `readRuleSet` has said so. */
export const documentsOf = (files: Files): Documents =>
  Object.fromEntries(
    Object.keys(files)
      .filter(travels)
      .sort()
      .map((file) => [file, JSON.parse((files[file] ?? '').replace(/^\uFEFF/, '')) as Json]),
  );

/** The same of a rule set that was read. */
export function documentsOfSet(set: RuleSet): Documents {
  const documents: Documents = {};
  for (const { key, many } of fileKinds) {
    if (key === 'demo' || set[key] === undefined) continue;
    const file = key === 'cast' ? 'scenarios/cast.json' : `${key}.json`;
    if (!many) documents[file] = set[key] as unknown as Json;
    else for (const one of set[key] as { id: string }[]) documents[`${key}/${one.id}.json`] = one as Json;
  }
  return documents;
}

/** Canonical texts. */
export const filesOfDocuments = (documents: Documents): Files =>
  Object.fromEntries(
    Object.entries(documents).map(([file, value]) => [file, formatFile(value, kindOf(file)?.meta)]),
  );

/** Problems: those of `readRuleSet`. */
export const setOf = (documents: Documents): Result<RuleSet> => readRuleSet(filesOfDocuments(documents));
