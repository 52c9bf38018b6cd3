/** Where one side renamed an element, what the other side added goes on pointing to it: by its new id. */
import { eventKind } from '../ruleset/names.ts';
import { type Found, type Pointer, walkRuleSet } from '../ruleset/walk.ts';
import { applyAll, type Edit } from '../studio/edit.ts';
import { setOf } from './documents.ts';
import type { Documents, Part, Parts } from './parts.ts';

/** The kind of element that stands in a list of this name (`ruleset/walk.ts`); of a file, that of the file. */
const kinds: Record<string, string> = {
  departments: 'department',
  roles: 'role',
  choices: 'choice',
  parameters: 'parameter',
  procedures: 'procedure',
  tracks: 'track',
  stages: 'stage',
  tasks: 'task',
  outcomes: 'outcome',
  grounds: 'grounds',
  forms: 'form',
  sections: 'section',
  properties: 'field',
  tables: 'table',
  deadlines: 'deadline',
  series: 'series',
  slips: 'slip',
  registers: 'register',
  queries: 'history',
  submissions: 'submission',
  duties: 'duty',
};

/** New ids by kind and old id; of a field under its section's old id too. */
type Renamed = Map<string, string>;

const bare = (id: string): string => id.replace(/^.*\/|\.json$/g, '');

function renamedIn(base: Parts, version: Parts, found: Renamed): void {
  for (const was of base.byKey.values()) {
    const now = version.byKey.get(was.key);
    const kind = kinds[was.kind];
    if (!now || !kind || now.id === was.id) continue;
    const owner = kind === 'field' ? `${sectionOf(was, base)}.` : '';
    found.set(`${kind} ${owner}${bare(was.id)}`, bare(now.id));
  }
}

const sectionOf = ({ parent }: Part, parts: Parts): string => (parent && parts.byKey.get(parent)?.id) || '';

/** A pointer to one of several kinds of elements. */
const among: Record<string, string[]> = { anyTable: ['table', 'parameter'] };

/** `section.field`, and what else begins with a section. */
function path(text: string, renamed: Renamed): string {
  const [section = '', field, ...rest] = text.split('.');
  const own = field === undefined ? [] : [renamed.get(`field ${section}.${field}`) ?? field];
  return [renamed.get(`section ${section}`) ?? section, ...own, ...rest].join('.');
}

const roots: Record<string, string> = {
  params: 'parameter',
  clock: 'deadline',
  slips: 'slip',
  history: 'history',
  number: 'series',
};

/** Names in FEEL; texts in quotes are ids of choices, which say nothing of where they are from. */
const inFeel = (text: string, renamed: Renamed): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g, (part) => {
    if (part.startsWith('"')) return part;
    const [root = '', id = '', ...rest] = part.split('.');
    const kind = roots[root];
    if (!kind) return path(part, renamed);
    return [root, renamed.get(`${kind} ${id}`) ?? id, ...rest].join('.');
  });

function now({ kind, text }: Pick<Pointer, 'kind' | 'text'>, renamed: Renamed): string {
  if (/expression/i.test(kind)) return inFeel(text, renamed);
  if (kind === 'field' || kind === 'sectionOrField') return path(text, renamed);
  if (kind === 'event') {
    const about = eventKind(text);
    const [family, name = ''] = text.split(':');
    return about ? `${family}:${now({ kind: about, text: name }, renamed)}` : text;
  }
  const found = (among[kind] ?? [kind]).map((one) => renamed.get(`${one} ${text}`)).find(Boolean);
  return found ?? text;
}

/** What points to what, inside which element: the same in all versions that have it. */
const signature = ({ kind, text, inside }: Pointer): string =>
  [kind, text, ...inside.map((one: Found) => `${one.kind} ${one.id}`)].join('\n');

/**
 * `merged` with the other side's additions under the new names. What both sides left as it was is left: it was
 * theirs to rename. Documents that cannot be read stay as they are.
 */
export function underNewNames(base: Documents, merged: Documents, of: Parts, versions: Parts[]): Documents {
  const renamed: Renamed = new Map();
  for (const version of versions) renamedIn(of, version, renamed);
  if (renamed.size === 0) return merged;
  const [was, set] = [setOf(base), setOf(merged)];
  if (!was.ok || !set.ok) return merged;
  const known = new Set(walkRuleSet(was.value).pointers.map(signature));
  const edits = walkRuleSet(set.value).pointers.flatMap((pointer): Edit[] => {
    const value = now(pointer, renamed);
    const { file, path: place } = pointer;
    return value === pointer.text || known.has(signature(pointer))
      ? []
      : [{ put: { file, path: place, value } }];
  });
  const made = applyAll(merged, edits);
  return made.ok ? made.value.documents : merged;
}
