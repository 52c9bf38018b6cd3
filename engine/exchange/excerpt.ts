/** Of a rule set only some portions, as documents that another rule set can be joined with. */
import { hashOf } from '../ruleset/fingerprint.ts';
import type { RuleSet, SourceClause } from '../ruleset/types.ts';
import { documentsOfSet } from './documents.ts';
import { type Documents, isObject, type Json, type JsonObject } from './parts.ts';
import type { Portions } from './portions.ts';

/** A clause of another regulation is told from ours of the same name. */
export const foreignClause = (origin: string, clause: string): string => `${origin} ${clause}`.slice(0, 60);

type Rename = (clause: string) => string;

/** Every `clause` by its new name. */
function cite(value: Json, rename: Rename): Json {
  if (Array.isArray(value)) return value.map((item) => cite(item, rename));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      if (key !== 'clause') return [key, cite(child, rename)];
      return [key, Array.isArray(child) ? child.map((one) => rename(String(one))) : rename(String(child))];
    }),
  );
}

function citedIn(value: Json, cited: Set<string>): Set<string> {
  if (Array.isArray(value)) for (const item of value) citedIn(item, cited);
  else if (isObject(value))
    for (const [key, child] of Object.entries(value))
      if (key === 'clause') for (const clause of [child].flat()) cited.add(String(clause));
      else citedIn(child, cited);
  return cited;
}

/** Lists that hold portions, by file: the others are portions themselves. */
const lists: Record<string, Record<string, string>> = {
  'ruleset.json': { departments: 'department', roles: 'role', choices: 'choice', parameters: 'parameter' },
  'submissions.json': { submissions: 'submission' },
  'deadlines.json': { deadlines: 'deadline' },
  'series.json': { series: 'series' },
  'duties.json': { duties: 'duty' },
  'history.json': { queries: 'history' },
};

const pick = (list: Json | undefined, kind: string, taken: ReadonlySet<string>): JsonObject[] =>
  ((list ?? []) as JsonObject[]).filter(({ id }) => taken.has(`${kind}:${id}`));

function ofLists(document: JsonObject, file: string, taken: ReadonlySet<string>): JsonObject {
  const entries = Object.entries(lists[file] ?? {}).map(
    ([list, kind]) => [list, pick(document[list], kind, taken)] as const,
  );
  return Object.fromEntries(entries.filter(([, list]) => list.length > 0));
}

/**
 * `taken` are keys of portions; the rows of the source that these cite come along under `foreignClause`, but for
 * those that are `ours` word for word.
 */
export function excerpt(set: RuleSet, portions: Portions, taken: string[], ours: SourceClause[]): Documents {
  const documents = documentsOfSet(set);
  const keys = new Set(taken);
  const files = new Set(taken.map((key) => portions.get(key)?.file));
  const parts: Documents = {};
  for (const [file, document] of Object.entries(documents)) {
    if (!files.has(file) || !isObject(document)) continue;
    parts[file] = file in lists ? ofLists(document, file, keys) : document;
  }
  const cited = citedIn(parts as Json, new Set());
  const known = new Set(ours.map(hashOf));
  const shared = new Set(set.source.clauses.filter((row) => known.has(hashOf(row))).map(({ id }) => id));
  const rename = (clause: string) => (shared.has(clause) ? clause : foreignClause(set.ruleset.id, clause));
  const clauses = set.source.clauses.filter(({ id }) => cited.has(id));
  const rows = clauses.map((row) => ({ ...row, id: rename(row.id) })) as unknown as Json;
  return { ...(cite(parts as Json, rename) as Documents), 'source.json': { clauses: rows } };
}
