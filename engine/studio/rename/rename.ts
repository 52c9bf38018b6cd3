/** An element called by another id, and everything that points to it with it. */
import { type Documents, isObject, type Json } from '../../exchange/parts.ts';
import { rename as renameHolders } from '../../exchange/rename.ts';
import { at } from '../../problem.ts';
import { kindOf } from '../../ruleset/files.ts';
import { eventKind } from '../../ruleset/names.ts';
import { valueAt } from '../../ruleset/places.ts';
import type { Form, Procedure } from '../../ruleset/types.ts';
import type { Found, Pointer } from '../../ruleset/walk.ts';
import { between } from '../between.ts';
import { applyAll, type Edit, type Place } from '../edit.ts';
import { renamedField } from '../form/rework.ts';
import type { Draft } from '../names.ts';
import { renamedCells, valuesOf } from './cells.ts';
import { type Renaming, renamedFeel, renamedTemplate } from './feel.ts';
import { renamedOption } from './option.ts';
import { renamedPlay } from './scenarios.ts';

export const ID = /^[a-z][A-Za-z0-9]{0,59}$/;

/** Known by the procedure they stand in; elsewhere only where no other procedure has one of this id. */
const inProcedure = ['stage', 'task', 'track', 'outcome', 'grounds', 'standingAction'];
const inFile = ['column', 'copy', 'slipField'];

interface Target extends Renaming {
  /** All that are renamed, the one that was asked for first. */
  found: [Found, ...Found[]];
  /** Where the id of what stands in a procedure means one of them: theirs, and those that use a track of theirs. */
  procedures: Set<string>;
  /** Nothing else of the kind has this id. */
  only: boolean;
}

function means({ found, kind, only, procedures }: Target, pointer: Pointer): boolean {
  if (inFile.includes(kind)) return pointer.file === found[0].file;
  if (!inProcedure.includes(kind)) return true;
  return pointer.file.startsWith('procedures/') ? procedures.has(pointer.file) : only;
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
    const of = found[0].inside[0]?.id ?? '';
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

/** Tracks of other procedures: the walk finds what they bring, not their names. */
const usedTracks = ({ set, documents }: Draft, target: Target): Edit[] =>
  set.procedures.flatMap(({ id }): Edit[] => {
    const file = `procedures/${id}.json`;
    const { uses = [] } = (documents[file] ?? {}) as Partial<Procedure>;
    return uses.flatMap(({ track }, i): Edit[] => {
      const value = renamedName('procedureTrack', track, target);
      return value === track ? [] : [{ put: { file, path: at('/uses', i, 'track'), value } }];
    });
  });

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

/** A track that is used elsewhere is written once. */
const isWritten = ({ documents }: Draft, { file, path }: Place): boolean =>
  valueAt(documents[file], path) !== undefined;

const pointersTo = (draft: Draft, target: Target): Edit[] =>
  draft.walk.pointers.flatMap((pointer): Edit[] => {
    const { file, path, text } = pointer;
    const next = means(target, pointer) ? renamedText(pointer, target) : text;
    return next === text || !isWritten(draft, pointer) ? [] : [{ put: { file, path, value: next } }];
  });

/** The element itself; what is a file by itself is called as its element is. */
function ownId(documents: Documents, { file, path }: Found, { next, kind }: Target): Documents {
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

/** Values of parameters that name an event. */
const chosenEvents = (draft: Draft, target: Target): Edit[] =>
  draft.walk.elements
    .filter(({ kind, value }) => kind === 'parameter' && value.type === 'event')
    .flatMap(({ id, file, path }) => valuesOf(draft, id, { file, path }))
    .flatMap((place): Edit[] => {
      const text = valueAt(draft.documents[place.file], place.path);
      const value = typeof text === 'string' ? renamedEvent(text, target) : text;
      return value === text ? [] : [{ put: { ...place, value: value as Json } }];
    });

function renamedAll(draft: Draft, target: Target): Documents | undefined {
  if (target.kind === 'option') return renamedOption(draft, target.found[0], target.next);
  if (target.kind === 'department' || target.kind === 'role') return holders(draft.documents, target);
  const pointed = applyAll(draft.documents, [
    ...pointersTo(draft, target),
    ...usedTracks(draft, target),
    ...renamedCells(draft, target),
    ...chosenEvents(draft, target),
  ]);
  if (!pointed.ok) return undefined;
  const played = Object.entries(pointed.value.documents).map(([file, value]): [string, Json] => [
    file,
    file === 'deadlines.json' ? eventKeys(value, target) : renamedPlay(draft, file, value, target),
  ]);
  return target.found.reduce((all, one) => ownId(all, one, target), Object.fromEntries(played) as Documents);
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
  'department role section field stage task track outcome grounds standingAction series deadline slip slipField register column copy duty procedure form table parameter choice option submission history'.split(
    ' ',
  ),
);

export const canRename = (kind: string): boolean => followed.has(kind);

/** What says the id without its procedure: events, books, worked complaints. */
function saidOutside(draft: Draft, target: Target): boolean {
  const pointed = draft.walk.pointers.some(
    (pointer) => !pointer.file.startsWith('procedures/') && renamedText(pointer, target) !== pointer.text,
  );
  return (
    pointed ||
    Object.entries(draft.documents).some(
      ([file, value]) => JSON.stringify(renamedPlay(draft, file, value, target)) !== JSON.stringify(value),
    )
  );
}

const sameTrack = ({ value }: Found, other: Found): boolean =>
  value === other.value || (value.stages !== undefined && value.stages === other.value.stages);

/** What procedures call alike is renamed in all of them where something outside cannot tell them apart. */
function targetOf(draft: Draft, found: Found, next: string): Target {
  const { kind, id: old } = found;
  const alike = draft.walk.elements.filter((one) => one.kind === kind && one.id === old);
  const others = alike.filter((one) => one !== found && isWritten(draft, one));
  const section = kind === 'field' ? found.inside.find((one) => one.kind === 'section')?.id : undefined;
  const register = kind === 'column' ? found.inside[0]?.id : undefined;
  const about = { ...(section ? { section } : {}), ...(register ? { register } : {}) };
  const of = (all: [Found, ...Found[]]): Target => {
    const using = alike.filter((one) => all.some((each) => sameTrack(each, one)));
    const procedures = new Set(using.map(({ file }) => file));
    return { kind, old, next, found: all, procedures, only: all.length === others.length + 1, ...about };
  };
  const all = of([found, ...others]);
  return inProcedure.includes(kind) && others.length > 0 && saidOutside(draft, all) ? all : of([found]);
}

/** Undefined where there is nothing of the kind, or the id may not be had: not well formed, or taken. */
export function renameId(draft: Draft, { file, path }: Place, next: string): Edit[] | undefined {
  const found = draft.walk.elements.find((one) => one.file === file && one.path === path);
  if (!found || !canRename(found.kind) || !ID.test(next)) return undefined;
  const target = targetOf(draft, found, next);
  if (target.found.some((one) => taken(draft, one, next))) return undefined;
  const after = renamedAll(draft, target);
  return after && editsBetween(draft.documents, after);
}
