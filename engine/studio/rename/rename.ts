/** An element called by another id, and everything that points to it with it. */
import { type Documents, isObject, type Json } from '../../exchange/parts.ts';
import { rename as renameHolders } from '../../exchange/rename.ts';
import { at } from '../../problem.ts';
import { kindOf } from '../../ruleset/files.ts';
import { eventKind } from '../../ruleset/names.ts';
import { valueAt } from '../../ruleset/places.ts';
import type { Form } from '../../ruleset/types.ts';
import type { Found, Pointer } from '../../ruleset/walk.ts';
import { between } from '../between.ts';
import { applyAll, type Edit, type Place } from '../edit.ts';
import { renamedField } from '../form/rework.ts';
import type { Draft } from '../names.ts';
import { gives, type Renaming, renamedFeel, renamedTemplate } from './feel.ts';
import { renamedPlay } from './scenarios.ts';

export const ID = /^[a-z][A-Za-z0-9]{0,59}$/;

/** Known by the procedure they stand in; elsewhere only where no other procedure has one of this id. */
const inProcedure = ['stage', 'task', 'track', 'outcome', 'grounds', 'standingAction'];
const inFile = ['column', 'copy', 'slipField'];

interface Target extends Renaming {
  found: Found;
  /** Nothing else of the kind has this id. */
  only: boolean;
}

function means({ found, kind, only }: Target, pointer: Pointer): boolean {
  if (inFile.includes(kind)) return pointer.file === found.file;
  if (!inProcedure.includes(kind)) return true;
  return pointer.file.startsWith('procedures/') ? pointer.file === found.file : only;
}

/** A name of this kind, renamed where it means the target. */
function renamedName(kind: string, text: string, target: Target): string {
  const { kind: own, old, next, section, found } = target;
  const paths = ['field', 'sectionOrField', 'printField'].includes(kind);
  if (!paths && (kind === own || (kind === 'anyTable' && ['table', 'parameter'].includes(own))))
    return text === old ? next : text;
  if (kind === 'columnOrder' && own === 'column')
    return text.replace(new RegExp(`^(-?)${old}$`), `$1${next}`);
  if (kind === 'procedureTrack') {
    const [procedure = '', track = ''] = text.split('.');
    const of = found.inside[0]?.id ?? '';
    if (own === 'procedure') return procedure === old ? `${next}.${track}` : text;
    return own === 'track' && procedure === of && track === old ? `${procedure}.${next}` : text;
  }
  if (kind === 'printField' && own === 'slipField') return text === old ? next : text;
  if (!paths) return text;
  if (own === 'section')
    return text === old ? next : text.startsWith(`${old}.`) ? next + text.slice(old.length) : text;
  return own === 'field' && text === `${section}.${old}` ? `${section}.${next}` : text;
}

function renamedText({ kind, text }: Pointer, target: Target): string {
  if (/expression$/i.test(kind)) return renamedFeel(text, target);
  if (kind === 'template') return renamedTemplate(text, target);
  if (kind !== 'event') return renamedName(kind, text, target);
  return renamedEvent(text, target);
}

function renamedEvent(text: string, target: Target): string {
  const [family = '', name = ''] = text.split(':');
  const kind = eventKind(text);
  return kind ? `${family}:${renamedName(kind, name, target)}` : text;
}

/** What is known by its key: moments by event, what a table's inputs are bound to stays with the table. */
function eventKeys(value: Json, target: Target): Json {
  if (Array.isArray(value)) return value.map((one) => eventKeys(one, target));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      /^[a-z]+\.[a-z]+:/.test(key) ? renamedEvent(key, target) : key,
      eventKeys(one, target),
    ]),
  );
}

const pointersTo = (draft: Draft, target: Target): Edit[] =>
  draft.walk.pointers.flatMap((pointer): Edit[] => {
    const { file, path, text } = pointer;
    const next = means(target, pointer) ? renamedText(pointer, target) : text;
    return next === text ? [] : [{ put: { file, path, value: next } }];
  });

/** The element itself; what is a file by itself is called as its element is. */
function ownId(documents: Documents, { found, next, kind }: Target): Documents {
  const { file, path } = found;
  if (kind === 'field') {
    const { form } = renamedField(documents[file] as unknown as Form, path, next);
    return { ...documents, [file]: form as unknown as Json };
  }
  const done = applyAll(documents, [{ put: { file, path: at(path, 'id'), value: next } }]);
  if (!done.ok || path !== '' || !kindOf(file)?.many) return done.ok ? done.value.documents : documents;
  return Object.fromEntries(
    Object.entries(done.value.documents).map(([name, value]) => [
      name === file ? file.replace(/[^/]*$/, `${next}.json`) : name,
      value,
    ]),
  );
}

/** Departments and roles stand in cells of tables and values of casts too. */
function holders(documents: Documents, { kind, old, next }: Target): Documents {
  const names = { [old]: next };
  return renameHolders(
    documents,
    kind === 'department' ? { departments: names, roles: {} } : { departments: {}, roles: names },
  );
}

/** Inputs of tables that are bound to ids of this kind, as `table input`. */
function fedInputs({ walk, documents }: Draft, { kind }: Target): Set<string> {
  return new Set(
    walk.pointers.flatMap(({ file, path, text }) => {
      const [, call, input] = /^(.*)\/with\/([^/]+)$/.exec(path) ?? [];
      if (call === undefined || !gives(text, kind)) return [];
      const { table } = valueAt(documents[file], call) as { table?: string };
      return [`${table} ${input}`];
    }),
  );
}

interface TableFile {
  id: string;
  inputs: { id: string; allowed?: Json[] }[];
  rows: { when: string[] }[];
}

/** Cells and allowed values of inputs that are fed with such ids. */
function cells(draft: Draft, target: Target): Edit[] {
  const fed = fedInputs(draft, target);
  const { old, next } = target;
  const swap = (text: string) => text.replaceAll(JSON.stringify(old), JSON.stringify(next));
  return Object.entries(draft.documents)
    .filter(([file]) => file.startsWith('tables/'))
    .flatMap(([file, value]) => {
      const { id, inputs, rows } = value as unknown as TableFile;
      return inputs.flatMap((input, c): Edit[] => {
        if (!fed.has(`${id} ${input.id}`)) return [];
        const allowed = (input.allowed ?? []).flatMap((one, i): Edit[] =>
          one === old ? [{ put: { file, path: at('/inputs', c, 'allowed', i), value: next } }] : [],
        );
        const changed = rows.flatMap(({ when }, r): Edit[] => {
          const text = swap(when[c]!);
          return text === when[c] ? [] : [{ put: { file, path: at('/rows', r, 'when', c), value: text } }];
        });
        return [...allowed, ...changed];
      });
    });
}

function renamedAll(draft: Draft, target: Target): Documents | undefined {
  if (target.kind === 'department' || target.kind === 'role') return holders(draft.documents, target);
  const pointed = applyAll(draft.documents, [...pointersTo(draft, target), ...cells(draft, target)]);
  if (!pointed.ok) return undefined;
  const played = Object.entries(pointed.value.documents).map(([file, value]): [string, Json] => [
    file,
    file === 'deadlines.json' ? eventKeys(value, target) : renamedPlay(draft, file, value, target),
  ]);
  return ownId(Object.fromEntries(played), target);
}

/** One edit for a file that is new, gone or changed. */
function editsBetween(from: Documents, to: Documents): Edit[] {
  const gone = Object.keys(from).filter((file) => !(file in to));
  return [
    ...gone.map((file): Edit => ({ remove: { file, path: '' } })),
    ...Object.entries(to).flatMap(([file, value]): Edit[] =>
      file in from
        ? between({ file, path: '' }, from[file]!, value)
        : [{ insert: { file, path: '', value } }],
    ),
  ];
}

/** Beside which elements an id must be free. */
function taken({ walk }: Draft, { kind, file, path }: Found, next: string): boolean {
  const wide = ['section', 'stage', 'task', 'track'];
  const beside = (other: Found) =>
    kind === 'section' || wide.includes(kind)
      ? kind === 'section' || other.file === file
      : other.path.replace(/\/[^/]*$/, '') === path.replace(/\/[^/]*$/, '');
  return walk.elements.some(
    (other) =>
      other.kind === kind &&
      other.id === next &&
      (other.file === file || path === '' || kind === 'section') &&
      (path === '' || beside(other)),
  );
}

/** Kinds whose ids can be followed. */
const followed = new Set(
  'department role section field stage task track outcome grounds standingAction series deadline slip slipField register column copy duty procedure form table parameter choice submission history'.split(
    ' ',
  ),
);

export const canRename = (kind: string): boolean => followed.has(kind);

/** Undefined where there is nothing of the kind, or the id may not be had: not well formed, or taken. */
export function renameId(draft: Draft, { file, path }: Place, next: string): Edit[] | undefined {
  const found = draft.walk.elements.find((one) => one.file === file && one.path === path);
  if (!found || !canRename(found.kind) || !ID.test(next) || taken(draft, found, next)) return undefined;
  const { kind, id: old } = found;
  const only = draft.walk.elements.filter((one) => one.kind === kind && one.id === old).length === 1;
  const section = kind === 'field' ? found.inside.find((one) => one.kind === 'section')?.id : undefined;
  const register = kind === 'column' ? found.inside[0]?.id : undefined;
  const about = { ...(section ? { section } : {}), ...(register ? { register } : {}) };
  const after = renamedAll(draft, { kind, old, next, only, found, ...about });
  return after && editsBetween(draft.documents, after);
}
