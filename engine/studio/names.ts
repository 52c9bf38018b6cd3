/** What an id may be at a place of a draft, with titles: the draft may be broken elsewhere. */
import type { Documents, Json } from '../exchange/parts.ts';
import { fileKinds, kindOf } from '../ruleset/files.ts';
import { eventKind, namesAt } from '../ruleset/names.ts';
import type { RuleSet, Text } from '../ruleset/types.ts';
import { withUses } from '../ruleset/uses.ts';
import { type Found, type Walk, type Walked, walkRuleSet } from '../ruleset/walk.ts';
import { type Language, localize } from '../text/language.ts';
import { events, sayEvent } from './say.ts';

export interface Name {
  value: string;
  title: string;
}

/** A draft as its screens read it. */
export interface Draft {
  documents: Documents;
  set: RuleSet;
  walk: Walk;
}

const NO_HEAD = { departments: [], roles: [], language: 'zh-Hans', languages: [] };
const NO_LISTS = { series: { series: [] }, deadlines: { deadlines: [] }, duties: { duties: [] } };

/** Unchecked: whoever reads it expects anything. */
function setOf(documents: Documents): RuleSet {
  const set: Record<string, unknown> = { ruleset: NO_HEAD, ...NO_LISTS, source: { clauses: [] } };
  for (const { key, many } of fileKinds) if (many) set[key] = [];
  for (const [file, value] of Object.entries(documents)) {
    const kind = kindOf(file);
    if (kind?.many) (set[kind.key] as Json[]).push(value);
    else if (kind) set[kind.key] = value;
  }
  return set as unknown as RuleSet;
}

/** What cannot be read yet has no names. */
export function unlessBroken<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** Files of a draft are never written into: an edit makes one anew. */
const walked: Walked = new WeakMap();

export function draftOf(documents: Documents): Draft {
  const written = setOf(documents);
  const set = unlessBroken(() => withUses(written), written);
  let walk: Walk | undefined;
  const whole = () => unlessBroken(() => walkRuleSet(set, walked), { elements: [], pointers: [] });
  return {
    documents,
    set,
    // Walked when first asked for: most edits of a large table need no names.
    get walk() {
      walk ??= whole();
      return walk;
    },
  };
}

/** Under which name the elements of these kinds are pointed to. */
const owners: Record<string, string> = { field: 'section', track: 'procedure' };

/** A task without a title is called as its stage is. */
function titleIn({ value, kind, inside }: Found): Text | undefined {
  const { title, label } = value as { title?: Text; label?: Text };
  const stage = kind === 'task' ? inside.findLast((outer) => outer.kind === 'stage') : undefined;
  return title ?? label ?? (stage && titleIn(stage));
}

function titlesOf({ walk }: Draft): Map<string, Text> {
  return new Map(
    walk.elements.flatMap((found): [string, Text][] => {
      const text = titleIn(found);
      const owner = found.inside.find(({ kind }) => kind === owners[found.kind]);
      if (!text) return [];
      const named: [string, Text][] = [[`${found.kind} ${found.id}`, text]];
      return owner ? [...named, [`${found.kind} ${owner.id}.${found.id}`, text]] : named;
    }),
  );
}

const titles = new WeakMap<Draft, Map<string, Text>>();

/** Which elements a kind of name may mean. */
const meant: Record<string, string[]> = {
  anyTable: ['table', 'parameter'],
  sectionOrField: ['section', 'field'],
  procedureTrack: ['track'],
  columnOrder: ['column'],
  standingAction: ['standingAction'],
  fieldBeside: ['field'],
  optionAbove: ['option'],
};

/** What has this id, as people call it; the id where nothing is called so. */
export function titleOf(draft: Draft, kind: string, name: string, language: Language): string {
  const known = titles.get(draft) ?? titlesOf(draft);
  titles.set(draft, known);
  const bare = name.replace(/^-/, '');
  const text = (meant[kind] ?? [kind]).map((one) => known.get(`${one} ${bare}`)).find(Boolean);
  const around = name.includes('.')
    ? titleOf(draft, kind === 'procedureTrack' ? 'procedure' : 'section', name.split('.')[0]!, language)
    : '';
  const own = localize(text, language) || bare;
  return `${name.startsWith('-') ? '↓ ' : ''}${around ? `${around} · ${own}` : own}`;
}

/** The file's own element, around the place. */
function around({ documents }: Draft, file: string): Found[] {
  const kind = kindOf(file);
  const value = documents[file];
  if (!kind?.many || !value) return [];
  return [{ kind: kind.meta, id: '', value: value as Found['value'], file, path: '', inside: [] }];
}

/** Every event there can be here: families that name something, for each of the names. */
function eventNames(draft: Draft, file: string, language: Language): Name[] {
  return Object.keys(events).flatMap((family): Name[] => {
    const kind = eventKind(`${family}:`);
    if (!kind) return [{ value: family, title: sayEvent(family, '', language) }];
    return namesOf(draft, kind, file, language).map(({ value, title }) => ({
      value: `${family}:${value}`,
      title: sayEvent(family, title, language),
    }));
  });
}

/** Undefined where the kind is no name of something: an expression, a round, a paper. */
export function choicesAt(draft: Draft, kind: string, file: string, language: Language): Name[] | undefined {
  if (kind === 'event') return eventNames(draft, file, language);
  const known = unlessBroken(() => namesAt(draft.set, kind, around(draft, file)), []);
  return known && namesOf(draft, kind, file, language);
}

/** Rounds have no list of their own: they are named where they begin. */
const rounds = ({ walk }: Draft): string[] => [
  ...new Set(walk.pointers.filter(({ kind }) => kind === 'roundName').map(({ text }) => text)),
];

function namesOf(draft: Draft, kind: string, file: string, language: Language): Name[] {
  const known = () => namesAt(draft.set, kind, around(draft, file)) ?? [];
  const names = kind === 'round' ? rounds(draft) : unlessBroken(known, []);
  return [...new Set(names)].map((value) => ({ value, title: titleOf(draft, kind, value, language) }));
}

/** Rows of the regulation's outline, for what carries them. */
export function clauseNames({ set }: Draft, language: Language): Name[] {
  const { clauses } = set.source ?? {};
  if (!Array.isArray(clauses)) return [];
  return clauses.flatMap((clause) =>
    typeof clause?.id === 'string'
      ? [{ value: clause.id, title: `${clause.id} ${localize(clause.outline, language)}` }]
      : [],
  );
}
