/** From the files of a rule set to one value: read, shape-checked, put together. */
import { parseJson } from '../json.ts';
import { fail, ok, type Problem, type Result, within } from '../problem.ts';
import { checkShape } from './check-shape.ts';
import { fileKinds, kindOf } from './files.ts';
import type { RuleSet } from './types.ts';

/** Text by path inside the rule set's folder. */
export type Files = Record<string, string>;

type Parsed = Record<string, unknown>;

const mostDepth = 32;
const mostBytes = 2 * 1024 * 1024;
/** Of the language as it is frozen (schemas/README.md): the same as `format` in schemas/meta/ruleset.schema.json. */
export const languageFormat = 1;

/** Parses one file; a byte order mark is passed over. */
const parse = (text: string): Result<unknown> => parseJson(text.replace(/^\uFEFF/, ''), mostDepth);

/** Before anything is parsed: `ruleset.tooLarge` {found, most}, in bytes. */
function tooLarge(files: Files): Problem[] {
  const encoder = new TextEncoder();
  const found = Object.entries(files)
    .filter(([file]) => kindOf(file))
    .reduce((sum, [, text]) => sum + encoder.encode(text).length, 0);
  return found > mostBytes
    ? [{ code: 'ruleset.tooLarge', file: 'ruleset.json', path: '', params: { found, most: mostBytes } }]
    : [];
}

/** Of a later language nothing can be said but that: `ruleset.newer` {found, most}. */
function newer(file: string, value: unknown): Problem[] {
  const found = (value as { format?: unknown } | null)?.format;
  return file === 'ruleset.json' && typeof found === 'number' && found > languageFormat
    ? [{ code: 'ruleset.newer', file, path: '/format', params: { found, most: languageFormat } }]
    : [];
}

function emptySet(): Parsed {
  return Object.fromEntries(fileKinds.filter((kind) => kind.many).map((kind) => [kind.key, []]));
}

/** A file of a `many` kind is named by the id inside: problem `file.name`. */
function nameProblem(file: string, value: unknown): Problem[] {
  const id = (value as { id?: unknown }).id;
  const expected = file.replace(/^.*\/|\.json$/g, '');
  return id === expected ? [] : [{ code: 'file.name', file, path: '/id', params: { id, expected } }];
}

/**
 * Reads a rule set from the texts of its files (paths relative to its folder; others than the language's
 * files are passed over). Problems: `ruleset.tooLarge`, `ruleset.newer`, those of `parseJson`, `file.missing`,
 * `file.name`, and those of the shape.
 */
export function readRuleSet(files: Files): Result<RuleSet> {
  const large = tooLarge(files);
  if (large.length > 0) return fail(...large);
  const set = emptySet();
  const problems: Problem[] = [];
  for (const file of Object.keys(files).sort()) {
    const kind = kindOf(file);
    if (!kind) continue;
    const parsed = parse(files[file] ?? '');
    if (!parsed.ok) problems.push(...within(parsed.problems, '', file));
    if (!parsed.ok) continue;
    const later = newer(file, parsed.value);
    if (later.length > 0) return fail(...later);
    problems.push(...checkShape(kind.meta, parsed.value, file));
    if (kind.many) problems.push(...nameProblem(file, parsed.value));
    if (kind.many) (set[kind.key] as unknown[]).push(parsed.value);
    else set[kind.key] = parsed.value;
  }
  for (const kind of fileKinds)
    if (kind.required && !(kind.key in set) && !(`${kind.key}.json` in files))
      problems.push({ code: 'file.missing', file: `${kind.key}.json`, path: '' });
  return problems.length > 0 ? fail(...problems) : ok(set as unknown as RuleSet);
}
