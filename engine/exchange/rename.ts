/** The same rule set with departments and roles called by other ids: an office's own in place of the origin's. */
import { type Problem, problem } from '../problem.ts';
import { type MetaName, meta } from '../ruleset/meta.ts';
import type { RuleSet } from '../ruleset/types.ts';
import { type Found, walkRuleSet } from '../ruleset/walk.ts';
import { type Documents, isObject, type Json } from './parts.ts';

/** Their id to ours; ids that are not named stay. */
export interface Names {
  departments: Record<string, string>;
  roles: Record<string, string>;
}

/** One answer for both kinds: an id that is a department's and a role's at once is never renamed (`takenNames`). */
const idsOf = ({ departments, roles }: Names): Map<string, string> =>
  new Map([...Object.entries(departments), ...Object.entries(roles)].filter(([from, to]) => from !== to));

/** What people read is no reference. */
const texts = new Set(
  'title label outline reason note help why description name zh-Hans zh-Hant en'.split(' '),
);

const quoted = /"([A-Za-z][A-Za-z0-9]*)"/g;

/** An id by itself, or quoted inside an expression or a cell of a table. */
const renamedText = (text: string, ids: ReadonlyMap<string, string>): string =>
  ids.get(text) ?? text.replace(quoted, (whole, id: string) => (ids.has(id) ? `"${ids.get(id)}"` : whole));

/** Names that two ids became are listed once. */
const once = (before: Json[], after: Json[]): Json[] =>
  before.every((item) => typeof item === 'string') && new Set(before).size === before.length
    ? [...new Set(after)]
    : after;

function renamed(value: Json, ids: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return renamedText(value, ids);
  if (Array.isArray(value))
    return once(
      value,
      value.map((item) => renamed(item, ids)),
    );
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      texts.has(key) && typeof child === 'string' ? child : renamed(child, ids),
    ]),
  );
}

/** Elements that became one keep the first's place. */
const merged = (list: Json | undefined): Json[] => {
  const byId = new Map<string, Json>();
  for (const item of (list ?? []) as { id: string }[]) if (!byId.has(item.id)) byId.set(item.id, item);
  return [...byId.values()];
};

/** Every reference follows: in procedures, expressions, cells of tables, casts and scenarios. The source stays as it is written. */
export function rename(documents: Documents, names: Names): Documents {
  const ids = idsOf(names);
  if (ids.size === 0) return documents;
  return Object.fromEntries(
    Object.entries(documents).map(([file, value]) => {
      if (file === 'source.json') return [file, value];
      const after = renamed(value, ids);
      if (file !== 'ruleset.json' || !isObject(after) || !isObject(value)) return [file, after];
      const { departments, roles } = after;
      // The origin's own ids in `derivedFrom` are another office's.
      const origin = value.derivedFrom ? { derivedFrom: value.derivedFrom } : {};
      return [file, { ...after, ...origin, departments: merged(departments), roles: merged(roles) }];
    }),
  );
}

function wordsIn(value: unknown, words: Set<string>): Set<string> {
  if (typeof value !== 'object' || value === null) return words;
  const { const: one, enum: several } = value as { const?: unknown; enum?: unknown };
  for (const word of [one, ...(Array.isArray(several) ? several : [])])
    if (typeof word === 'string') words.add(word);
  for (const child of Object.values(value)) wordsIn(child, words);
  return words;
}

/** The language's own words: `staff`, `month`, `sum` … */
const language = (Object.keys(meta) as MetaName[]).reduce(
  (words, name) => wordsIn(meta[name], words),
  new Set<string>(),
);

/** Every `id` that stands anywhere, but for those of departments and roles. */
function idsIn(value: unknown, found: string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return found;
  const { id } = value as { id?: unknown };
  if (typeof id === 'string') found.push(id);
  for (const child of Object.values(value)) idsIn(child, found);
  return found;
}

function otherIds(set: RuleSet): Set<string> {
  const { departments: _departments, roles: _roles, ...head } = set.ruleset;
  return new Set(idsIn({ ...set, ruleset: head, demo: null, source: null }));
}

/**
 * Ids of departments and roles that also name something else, with the kind of it (`option`, `field`, `person`,
 * `word` …): text that holds such an id does not say which is meant, so they cannot be renamed.
 */
export function takenNames(set: RuleSet): Map<string, string> {
  const { elements } = walkRuleSet(set);
  const others = otherIds(set);
  const own = elements.filter(({ kind }) => kind === 'department' || kind === 'role');
  const kindOf = (element: Found): string | undefined => {
    const { id } = element;
    const other = elements.find((found) => found !== element && found.id === id)?.kind;
    return other ?? (others.has(id) ? 'id' : language.has(id) ? 'word' : undefined);
  };
  return new Map(
    own.flatMap((element) => {
      const kind = kindOf(element);
      return kind ? [[element.id, kind] as const] : [];
    }),
  );
}

/** Problems `adopt.unknown` {kind, id}, `adopt.taken` {id, by} at `/departments/<id>` and `/roles/<id>`. */
export function namesProblems(set: RuleSet, names: Names): Problem[] {
  const taken = takenNames(set);
  return (['departments', 'roles'] as const).flatMap((list) => {
    const known = new Set(set.ruleset[list].map(({ id }) => id));
    return Object.entries(names[list]).flatMap(([from, to]) => {
      const path = `/${list}/${from}`;
      if (!known.has(from)) return [problem('adopt.unknown', path, { kind: list, id: from })];
      if (from === to || !taken.has(from)) return [];
      return [problem('adopt.taken', path, { id: from, by: taken.get(from) })];
    });
  });
}
