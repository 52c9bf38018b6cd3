/** A form with one thing done to it: a field put in, moved, taken away, shown under a condition. Places are JSON pointers of the form. */
import { isObject, type Json, type JsonObject } from '../../exchange/parts.ts';
import { allFields } from '../../form/fields.ts';
import { at } from '../../problem.ts';
import { keyOf, keysOf, parentOf, valueAt } from '../../ruleset/places.ts';
import type { Condition, ConditionBranch, Field, Form, Section } from '../../ruleset/types.ts';
import { freshId } from '../blank.ts';
import type { Slot } from './page.ts';

/** The form as it became, and where what was touched stands now. */
export interface Reworked {
  form: Form;
  path: string;
}

type Change = (value: JsonObject) => JsonObject;

function changed(node: Json, [key, ...rest]: string[], change: Change): Json {
  if (key === undefined) return change(node as JsonObject);
  const next = changed((node as JsonObject)[key]!, rest, change);
  return Array.isArray(node) ? node.with(Number(key), next) : { ...(node as JsonObject), [key]: next };
}

const alter = (form: Form, path: string, change: Change): Form =>
  changed(form as unknown as Json, keysOf(path), change) as unknown as Form;

/** `/sections/2` of any place in it. */
export const sectionPath = (path: string): string => path.split('/').slice(0, 3).join('/');

const sectionAt = (form: Form, path: string): Section => form.sections[Number(keysOf(path)[1])]!;

/** The holder of a field, which stands at `<holder>/properties/<id>`. */
export const holderOf = (path: string): string => parentOf(parentOf(path));

function dropKey(value: JsonObject, key: string): JsonObject {
  const { [key]: _gone, ...rest } = value;
  return rest;
}

const entriesOf = (holder: JsonObject): [string, Json][] =>
  Object.entries((holder.properties as JsonObject | undefined) ?? {});

/** Names in the order of the fields. */
function required(holder: JsonObject, names: Json[]): JsonObject {
  if (names.length === 0 && holder.required === undefined) return holder;
  if (names.length === 0 && holder.type === undefined) return dropKey(holder, 'required');
  return { ...holder, required: names };
}

const namesIn = (holder: JsonObject): Json[] => (holder.required as Json[] | undefined) ?? [];

/** Puts the field between others. */
export function withField(
  form: Form,
  { holder, index }: Slot,
  id: string,
  field: Field,
  must = false,
): Reworked {
  const next = alter(form, holder, (value) => {
    const properties = Object.fromEntries(
      entriesOf(value).toSpliced(index, 0, [id, field as unknown as Json]),
    );
    return required({ ...value, properties }, must ? [...namesIn(value), id] : namesIn(value));
  });
  return { form: next, path: at(holder, 'properties', id) };
}

function cut(form: Form, path: string): Form {
  const id = keyOf(path);
  return alter(form, holderOf(path), (value) => {
    const properties = Object.fromEntries(entriesOf(value).filter(([key]) => key !== id));
    return required(
      { ...value, properties },
      namesIn(value).filter((name) => name !== id),
    );
  });
}

const isEmpty = (branch: Condition['then'] | undefined): boolean =>
  !branch ||
  (Object.keys(branch.properties ?? {}).length === 0 && !branch.required?.length && !branch.anyOf?.length);

/** Fields of which at least one has to be filled, as the language has them: a single one is required, none say nothing. */
function demands(required: string[], any: string[]): Pick<ConditionBranch, 'required' | 'anyOf'> {
  const all = any.length === 1 ? [...new Set([...required, ...any])] : required;
  return {
    ...(all.length > 0 ? { required: all } : {}),
    ...(any.length > 1 ? { anyOf: any.map((id) => ({ required: [id] })) } : {}),
  };
}

/** Of which at least one has to be filled. */
export const alternativesOf = ({ anyOf = [] }: ConditionBranch): string[] =>
  anyOf.flatMap(({ required: names }) => names);

/** Of a branch, the names that some field of the section has. */
function named<T extends ConditionBranch>(branch: T, known: Set<string>): T {
  const { required: names = [], anyOf: _any, ...rest } = branch;
  const kept = (ids: string[]) => ids.filter((id) => known.has(id));
  return { ...rest, ...demands(kept(names), kept(alternativesOf(branch))) } as T;
}

/** Nothing asks for a field that is gone; a branch that brings nothing any more goes, with it a condition that has none left. */
function tidied(section: Section): Section {
  const known = new Set(Object.keys(allFields(section.schema)));
  const { allOf, ...own } = section.schema;
  const schema = alternativesOf(own).every((id) => known.has(id)) ? own : named(own, known);
  const kept = (allOf ?? [])
    .map(({ then: yes, else: no, ...asks }): Condition => {
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
      return { ...asks, then: named(yes, known), ...(isEmpty(no) ? {} : { else: named(no!, known) }) };
    })
    .filter(({ then: yes, else: no }) => !isEmpty(yes) || !isEmpty(no));
  return { ...section, schema: { ...schema, ...(kept.length ? { allOf: kept } : {}) } };
}

const tidy = (form: Form, path: string): Form =>
  alter(form, sectionPath(path), (value) => tidied(value as unknown as Section) as unknown as JsonObject);

function dropUi(form: Form, path: string, id: string): Form {
  const { ui } = sectionAt(form, path);
  if (!ui || !(id in ui)) return form;
  return alter(form, sectionPath(path), (value) => {
    const rest = dropKey(value.ui as JsonObject, id);
    return Object.keys(rest).length > 0 ? { ...value, ui: rest } : dropKey(value, 'ui');
  });
}

export const withoutField = (form: Form, path: string): Form =>
  tidy(dropUi(cut(form, path), path, keyOf(path)), path);

/** Ids of a section are one space: its conditions' fields stand beside its own; rows have their own. */
export function idsIn(form: Form, holder: string): Set<string> {
  const own = valueAt(form, holder) as JsonObject;
  if (/\/items$/.test(holder)) return new Set(entriesOf(own).map(([id]) => id));
  const { properties, allOf = [] } = sectionAt(form, holder).schema;
  const sides = allOf.flatMap(({ then, else: other }) => [then.properties, other?.properties]);
  return new Set([properties, ...sides].flatMap((fields) => Object.keys(fields ?? {})));
}

const positionOf = (form: Form, path: string): number =>
  entriesOf(valueAt(form, holderOf(path)) as JsonObject).findIndex(([id]) => id === keyOf(path));

/** Lays it out in the new section as it was in the old. */
function carryUi(before: Form, from: string, after: Form, to: string): Form {
  const ui = sectionAt(before, from).ui?.[keyOf(from)];
  if (!ui || sectionPath(from) === sectionPath(to)) return after;
  return alter(after, sectionPath(to), (value) => ({
    ...value,
    ui: { ...(value.ui as JsonObject | undefined), [keyOf(to)]: ui as unknown as Json },
  }));
}

/** Moves a field to a slot as it was counted before the move. An id that is taken there is given anew. */
export function movedField(form: Form, path: string, slot: Slot): Reworked {
  const field = valueAt(form, path) as Field;
  const id = keyOf(path);
  const from = holderOf(path);
  const must = namesIn(valueAt(form, from) as JsonObject).includes(id);
  const position = positionOf(form, path);
  const same = from === slot.holder;
  const index = same && position < slot.index ? slot.index - 1 : slot.index;
  const rest = cut(form, path);
  const taken = idsIn(rest, slot.holder);
  const name = taken.has(id) ? freshId(id, taken) : id;
  const put = withField(rest, { ...slot, index }, name, field, must);
  if (same && must)
    put.form = alter(put.form, from, (value) => required(value, namesIn(valueAt(form, from) as JsonObject)));
  const elsewhere = sectionPath(from) !== sectionPath(slot.holder);
  const laid = carryUi(form, path, put.form, put.path);
  const cleared = elsewhere ? dropUi(laid, path, id) : laid;
  return settle(cleared, path, put.path);
}

/** Conditions that emptied are gone: those behind them have other positions. */
function settle(form: Form, from: string, to: string): Reworked {
  const field = valueAt(form, to);
  const done = tidy(form, from);
  if (valueAt(done, to) === field) return { form: done, path: to };
  const path = to.replace(/(\/allOf\/)(\d+)/, (_, head: string, n: string) => `${head}${Number(n) - 1}`);
  return { form: done, path };
}

export const withRequired = (form: Form, path: string, must: boolean): Form =>
  alter(form, holderOf(path), (value) => {
    const order = entriesOf(value).map(([id]) => id);
    const names = namesIn(value).filter((name) => name !== keyOf(path));
    const next = must ? [...names, keyOf(path)] : names;
    const rank = (name: Json) => order.indexOf(String(name));
    return required(value, must ? next.toSorted((a, b) => rank(a) - rank(b)) : next);
  });

/** Names a field is called by inside its section: of branches, tests, layout. */
function renamedIn(value: Json, from: string, to: string): Json {
  if (Array.isArray(value)) return value.map((each) => renamedIn(each, from, to));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]): [string, Json] => {
      if (key === 'required') return [key, (child as Json[]).map((name) => (name === from ? to : name))];
      if (key === 'under') return [key, child === from ? to : child];
      const named = key === 'properties' || key === 'ui';
      if (!named) return [key, key === 'items' ? child : renamedIn(child, from, to)];
      return [
        key,
        Object.fromEntries(
          Object.entries(child as JsonObject).map(([id, each]) => [id === from ? to : id, each]),
        ),
      ];
    }),
  );
}

/** Another id, also where its own section names it; expressions elsewhere are told by the check. */
export function renamedField(form: Form, path: string, id: string): Reworked {
  const inRows = /\/items\/properties\/[^/]+$/.test(path);
  const around = inRows ? holderOf(path) : sectionPath(path);
  const next = alter(form, around, (value) => renamedIn(value, keyOf(path), id) as JsonObject);
  return { form: next, path: at(parentOf(path), id) };
}

/** The field under a condition of its section: one that is there already, or a new one; undefined for always. */
export function shownWhen(
  form: Form,
  path: string,
  when: Omit<Condition, 'then' | 'else'> | undefined,
): Reworked {
  const schema = at(sectionPath(path), 'schema');
  if (!when)
    return movedField(form, path, {
      holder: schema,
      index: Object.keys(sectionAt(form, path).schema.properties).length,
    });
  const known = sectionAt(form, path).schema.allOf ?? [];
  const same = known.findIndex(
    (each) => JSON.stringify([each.if, each.when]) === JSON.stringify([when.if, when.when]),
  );
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
  const allOf = same < 0 ? [...known, { ...when, then: { properties: {} } }] : known;
  const ready = alter(form, schema, (value) => ({ ...value, allOf: allOf as unknown as Json }));
  const holder = at(schema, 'allOf', same < 0 ? known.length : same, 'then');
  const index = Object.keys((valueAt(ready, holder) as Condition['then']).properties ?? {}).length;
  return movedField(ready, path, { holder, index });
}

/** What a condition asks is said otherwise; what it brings stays. */
export const withCondition = (
  form: Form,
  path: string,
  { if: own, when }: Omit<Condition, 'then' | 'else'>,
): Form =>
  alter(form, path, ({ if: _i, when: _w, ...branches }) => ({
    ...(when ? { when } : {}),
    ...(own ? { if: own as unknown as Json } : {}),
    ...branches,
  }));

/** At least one of these fields has to be filled; `path` is what holds them: a section's schema, a side of a condition. */
export const withAlternatives = (form: Form, path: string, ids: string[]): Form =>
  alter(form, path, ({ anyOf: _any, ...holder }) =>
    ids.length > 1 ? { ...holder, anyOf: ids.map((id) => ({ required: [id] })) } : holder,
  );

export function withSection(form: Form, index: number, section: Section): Reworked {
  return {
    form: { ...form, sections: form.sections.toSpliced(index, 0, section) },
    path: at('/sections', index),
  };
}

export const withoutSection = (form: Form, path: string): Form => ({
  ...form,
  sections: form.sections.toSpliced(Number(keyOf(path)), 1),
});

/** To another position of the page, as counted after it was taken out. */
export function movedSection(form: Form, path: string, to: number): Reworked {
  const section = valueAt(form, path) as Section;
  return withSection(withoutSection(form, path), to, section);
}
