/** Of a rule set's files those that travel: the language's own, without the demo. */
import { kindOf } from '../ruleset/files.ts';
import type { Files } from '../ruleset/load.ts';
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
