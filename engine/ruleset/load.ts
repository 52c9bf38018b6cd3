/** From the files of a rule set to one value: read, shape-checked, put together. */
import { fail, ok, type Problem, type Result } from '../problem.ts';
import { checkShape } from './check-shape.ts';
import { fileKinds, kindOf } from './files.ts';
import type { RuleSet } from './types.ts';

/** Text by path inside the rule set's folder. */
export type Files = Record<string, string>;

type Parsed = Record<string, unknown>;

/** Parses one file; problem `json.syntax` with what the parser said of the place. */
function parse(file: string, text: string): { value?: unknown; problems: Problem[] } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')), problems: [] };
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    return {
      problems: [
        { code: 'json.syntax', file, path: '', params: { position: position ? Number(position) : null } },
      ],
    };
  }
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
 * files are passed over). Problems: `json.syntax`, `file.missing`, `file.name`, and those of the shape.
 */
export function readRuleSet(files: Files): Result<RuleSet> {
  const set = emptySet();
  const problems: Problem[] = [];
  for (const file of Object.keys(files).sort()) {
    const kind = kindOf(file);
    if (!kind) continue;
    const parsed = parse(file, files[file] ?? '');
    problems.push(...parsed.problems);
    if (parsed.problems.length > 0) continue;
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
