/** One entry of a code list called by another id, wherever it stands: in expressions, conditions, cells, values, worked complaints. */
import { type Documents, isObject, type Json, type JsonObject } from '../../exchange/parts.ts';
import { allFields } from '../../form/fields.ts';
import { at } from '../../problem.ts';
import { valueAt } from '../../ruleset/places.ts';
import type { Field, Item, Section } from '../../ruleset/types.ts';
import { listsAbove } from '../../ruleset/under.ts';
import type { Found, Pointer } from '../../ruleset/walk.ts';
import { applyAll, type Edit } from '../edit.ts';
import { scopeAt } from '../feel/scope.ts';
import type { Draft } from '../names.ts';
import { renamedCells, valuesOf } from './cells.ts';
import { drawnFrom, renamedEntries } from './drawn.ts';
import { sectionsOf } from './scenarios.ts';

interface Renamed {
  draft: Draft;
  choice: string;
  old: string;
  next: string;
}

/** A text, or each of a list. */
const entry = (value: Json, one: Renamed): Json =>
  Array.isArray(value) ? value.map((each) => entry(each, one)) : value === one.old ? one.next : value;

const fieldAt = ({ set }: Draft, text: string): Field | undefined => {
  const [section, field = ''] = text.split('.');
  const found = set.forms.flatMap(({ sections }) => sections).find(({ id }) => id === section);
  return found && allFields(found.schema)[field];
};

const choiceOf = (field: Field | Item | undefined): string | undefined =>
  field && ('items' in field ? (field.items?.choice ?? field.choice) : field.choice);

/** Of a table's input, also of a table that the office fills in. */
function inputChoice({ set }: Draft, table: string, input: string): string | undefined {
  const shape =
    (set.tables ?? []).find(({ id }) => id === table) ??
    set.ruleset.parameters?.find(({ id }) => id === table)?.shape;
  return shape?.inputs.find(({ id }) => id === input)?.choice;
}

/** What its place says of the value that an expression gives. */
function resultAt({ draft }: Renamed, { file, path }: Pointer): string | undefined {
  const [, call, input] = /^(.*)\/with\/([^/]+)$/.exec(path) ?? [];
  if (call !== undefined && input)
    return inputChoice(draft, (valueAt(draft.documents[file], call) as { table: string }).table, input);
  const [, parent = '', key = ''] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
  const around = valueAt(draft.documents[file], parent) as (JsonObject & Field) | undefined;
  if (key === 'value' && typeof around?.field === 'string') return choiceOf(fieldAt(draft, around.field));
  return ['value', 'computed', 'prefill'].includes(key) ? choiceOf(around) : undefined;
}

const isExpression = ({ kind }: Pointer): boolean => /expression$/i.test(kind);

function expressions(one: Renamed): Edit[] {
  const { draft } = one;
  return draft.walk.pointers.filter(isExpression).flatMap((pointer): Edit[] => {
    const { file, path, text, kind } = pointer;
    if (!text.includes(JSON.stringify(one.old)) || valueAt(draft.documents[file], path) !== text) return [];
    const scope = scopeAt(draft, pointer, kind);
    const value = renamedEntries(text, { ...one, scope, result: resultAt(one, pointer) });
    return value === text ? [] : [{ put: { file, path, value } }];
  });
}

const changed = ({ draft }: Renamed, file: string, path: string, change: (was: Json) => Json): Edit[] => {
  const was = valueAt(draft.documents[file], path) as Json | undefined;
  const value = was === undefined ? undefined : change(was);
  return value === undefined || JSON.stringify(value) === JSON.stringify(was)
    ? []
    : [{ put: { file, path, value } }];
};

/** Conditions that ask a field of the section, and first values of fields. */
function conditions(one: Renamed): Edit[] {
  return one.draft.walk.elements.flatMap((found): Edit[] => {
    const { kind, file, path } = found;
    const own = (place: string) => changed(one, file, at(path, place), (was) => entry(was, one));
    if (kind === 'field')
      return choiceOf(found.value as unknown as Field) === one.choice ? own('default') : [];
    if (kind !== 'section') return [];
    const { schema } = found.value as unknown as Section;
    const fields = allFields(schema);
    return (schema.allOf ?? []).flatMap((condition, i) =>
      Object.keys(condition.if?.properties ?? {})
        .filter((id) => choiceOf(fields[id]) === one.choice)
        .flatMap((id) =>
          ['const', 'enum'].flatMap((test) =>
            changed(one, file, at(path, 'schema', 'allOf', i, 'if', 'properties', id, test), (was) =>
              entry(was, one),
            ),
          ),
        ),
    );
  });
}

/** Entries of other lists that stand under it. */
const standing = (one: Renamed): Edit[] =>
  one.draft.walk.elements
    .filter(({ kind, inside }) => kind === 'option' && isUnder(one, inside.at(-1)?.id ?? ''))
    .flatMap(({ file, path }) => changed(one, file, at(path, 'under'), (was) => entry(was, one)));

const isUnder = ({ draft, choice }: Renamed, list: string): boolean =>
  listsAbove(draft.set, list).includes(choice);

/** Parameters whose value is one of the list. */
const values = (one: Renamed): Edit[] =>
  one.draft.walk.elements
    .filter(({ kind, value }) => kind === 'parameter' && value.choice === one.choice)
    .flatMap(({ id, file, path }) => valuesOf(one.draft, id, { file, path }))
    .flatMap((place) => changed(one, place.file, place.path, (was) => entry(was, one)));

/** A record, or several: the values of fields that are drawn from the list. */
function record(value: Json | undefined, fields: Record<string, Field | Item>, one: Renamed): Json {
  if (Array.isArray(value)) return value.map((each) => record(each, fields, one));
  if (!isObject(value)) return value ?? null;
  return Object.fromEntries(
    Object.entries(value).map(([id, each]) => {
      const known = fields[id];
      const rows = known && 'items' in known ? known.items?.properties : undefined;
      if (rows) return [id, record(each, rows, one)];
      return [id, choiceOf(known) === one.choice ? entry(each, one) : each];
    }),
  );
}

type Cells = Record<string, Set<string>>;

/** Columns of books and fields of slips that hold entries, by register and slip. */
function cellsOf(one: Renamed, kind: 'column' | 'slipField'): Cells {
  const { draft, choice } = one;
  const holding = draft.walk.pointers.filter((pointer) => {
    const own =
      isExpression(pointer) && pointer.inside.at(-1)?.kind === kind && pointer.path.endsWith('/value');
    if (!own) return false;
    return (
      (resultAt(one, pointer) ?? drawnFrom(pointer.text, scopeAt(draft, pointer, pointer.kind))) === choice
    );
  });
  const found: Cells = {};
  for (const { inside } of holding) {
    const [whole, cell] = [inside[0]!.id, inside.at(-1)!.id];
    found[whole] = new Set([...(found[whole] ?? []), cell]);
  }
  return found;
}

function inCells(value: Json | undefined, cells: Set<string> | undefined, one: Renamed): Json {
  if (Array.isArray(value)) return value.map((row) => inCells(row, cells, one));
  if (!isObject(value)) return value ?? null;
  return Object.fromEntries(
    Object.entries(value).map(([id, each]) => [id, cells?.has(id) ? entry(each, one) : each]),
  );
}

const each = (value: Json | undefined, change: (one: Json, key: string) => Json): Json | undefined =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one, key)]))
    : value;

/** Worked complaints: what is filled in, and what is expected of fields, books and slips. */
function played(one: Renamed): (document: Json) => Json {
  const { draft } = one;
  const sections = Object.fromEntries(
    draft.set.forms.flatMap((form) =>
      form.sections.map(({ id, schema }) => [id, allFields(schema)] as const),
    ),
  );
  const sectionOf = sectionsOf(draft);
  const [columns, slipFields] = [cellsOf(one, 'column'), cellsOf(one, 'slipField')];
  const data = (step: JsonObject): Json | undefined =>
    step.submit === undefined
      ? step.data && record(step.data, sections[sectionOf(step) ?? ''] ?? {}, one)
      : each(step.data, (filled, id) => record(filled, sections[id] ?? {}, one));
  const field = (value: Json, path: string): Json => {
    const [section = '', id = ''] = path.split('.');
    const [known] = Object.values(record({ [id]: value }, sections[section] ?? {}, one) as JsonObject);
    return known!;
  };
  const expected = (expect: Json | undefined): Json | undefined =>
    isObject(expect)
      ? each(expect, (value, key) => {
          if (key === 'fields') return each(value, field)!;
          if (key === 'registers') return each(value, (rows, id) => inCells(rows, columns[id], one))!;
          if (key !== 'issued') return value;
          return each(
            value,
            (slip, id) => each(slip, (own, k) => (k === 'values' ? inCells(own, slipFields[id], one) : own))!,
          )!;
        })
      : expect;
  const step = (value: Json): Json =>
    isObject(value)
      ? each(value, (own, key) => (key === 'data' ? data(value)! : key === 'expect' ? expected(own)! : own))!
      : value;
  return (document) =>
    isObject(document) && Array.isArray(document.steps)
      ? { ...document, steps: document.steps.map(step) }
      : document;
}

/**
 * Entries that are words of the language or other ids: a parameter drawn from the list stands where the language has
 * words of its own, what the language says (`complaint.status`, `task.stage`) is named by the list, or its entries are
 * departments or grounds.
 */
function isLanguage(one: Renamed): boolean {
  const { draft, choice } = one;
  const { elements, pointers } = draft.walk;
  const drawn = new Set(
    elements.flatMap(({ kind, id, value }) => (kind === 'parameter' && value.choice === choice ? id : [])),
  );
  return pointers.some((pointer) => {
    const { kind, text, path, inside } = pointer;
    if (kind === 'parameter') return drawn.has(text);
    if (kind === 'choice') return text === choice && inside.at(-1)?.value.format !== undefined;
    if (path.endsWith('/refuse/field')) return choiceOf(fieldAt(draft, text)) === choice;
    if (!isExpression(pointer) || text.includes('"') || resultAt(one, pointer) !== choice) return false;
    return drawnFrom(text, scopeAt(draft, pointer, kind)) !== choice;
  });
}

/** The files with the entry of `found` called `next`; undefined where an edit has no place, or it is a word of the language. */
export function renamedOption(draft: Draft, found: Found, next: string): Documents | undefined {
  const choice = found.inside.at(-1)?.id ?? '';
  const one: Renamed = { draft, choice, old: found.id, next };
  if (isLanguage(one)) return undefined;
  const pointed = applyAll(draft.documents, [
    ...expressions(one),
    ...conditions(one),
    ...values(one),
    ...standing(one),
    ...renamedCells(draft, { kind: 'option', old: found.id, next, choice }),
  ]);
  if (!pointed.ok) return undefined;
  const play = played(one);
  return Object.fromEntries(
    Object.entries(pointed.value.documents).map(([file, value]) => [
      file,
      /^(scenarios|demo)\//.test(file) ? play(value) : value,
    ]),
  );
}
