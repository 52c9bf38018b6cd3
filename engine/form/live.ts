/** What FEEL decides in a form: conditions, computed and first values; the same code on the server and while somebody fills it in. */
import type { Field, Section } from '../ruleset/types.ts';
import { allFields } from './fields.ts';

type Data = Record<string, unknown>;

/** A computed field; `rows` is the list whose every row has it. */
export interface Computed {
  field: string;
  text: string;
  rows?: string;
}

/** What a section asks of FEEL. */
export interface Asked {
  /** Whether the section is asked for at all. */
  when?: string;
  /** Conditions by the hidden property that stands for each (`whenKey`). */
  whens: Record<string, string>;
  computed: Computed[];
}

export interface AskedSection extends Asked {
  id: string;
}

/** A section with everything that FEEL says of it now. */
export interface Settled {
  /** With its computed fields. */
  data: Data;
  applies: boolean;
  /** Hidden properties, for the validator and `applicable`. */
  whens: Record<string, boolean>;
}

/** The value of an expression at a place (`section` or `section/list`); null where there is none. */
export type Evaluate = (text: string, place: string, seen: Data) => unknown;

/** The hidden property that stands for the condition at this place of `allOf`; no field can have such a name. */
export const whenKey = (index: number): string => `$when${index}`;

export const placeOf = (section: string, rows?: string): string => (rows ? `${section}/${rows}` : section);

function computedOf(fields: Record<string, Field>): Computed[] {
  return Object.entries(fields).flatMap(([id, field]) => [
    ...Object.entries(field.items?.properties ?? {}).flatMap(([own, { computed: text }]) =>
      text ? [{ field: own, text, rows: id }] : [],
    ),
    ...(field.computed ? [{ field: id, text: field.computed }] : []),
  ]);
}

export function askedOf({ id, when, schema }: Section): AskedSection {
  const whens = (schema.allOf ?? []).flatMap((condition, index) =>
    condition.when ? [[whenKey(index), condition.when]] : [],
  );
  return {
    id,
    ...(when ? { when } : {}),
    whens: Object.fromEntries(whens),
    computed: computedOf(allFields(schema)),
  };
}

const without = (data: Data, key: string): Data => {
  const { [key]: _, ...rest } = data;
  return rest;
};

const put = (data: Data, key: string, value: unknown): Data =>
  value === null || value === undefined ? without(data, key) : { ...data, [key]: value };

function compute(section: string, { field, text, rows }: Computed, seen: Data, evaluate: Evaluate): Data {
  const data = seen[section] as Data;
  if (!rows) return put(data, field, evaluate(text, section, seen));
  const list = data[rows];
  if (!Array.isArray(list)) return data;
  const place = placeOf(section, rows);
  const filled = list.map((row: Data) => put(row ?? {}, field, evaluate(text, place, { ...seen, row })));
  return { ...data, [rows]: filled };
}

function settleOne(asked: AskedSection, before: Data, evaluate: Evaluate): Settled {
  const { id } = asked;
  if (asked.when && evaluate(asked.when, id, before) !== true) return { data: {}, applies: false, whens: {} };
  let seen = before;
  for (const one of asked.computed) seen = { ...seen, [id]: compute(id, one, seen, evaluate) };
  const whens = Object.entries(asked.whens).map(([key, text]) => [key, evaluate(text, id, seen) === true]);
  return { data: seen[id] as Data, applies: true, whens: Object.fromEntries(whens) };
}

/** All sections that are filled together, in order: each sees the ones before it as they are settled. */
export function settle(
  sections: readonly AskedSection[],
  data: Record<string, Data>,
  seen: Data,
  evaluate: Evaluate,
): Record<string, Settled> {
  let all: Data = { ...seen };
  for (const { id } of sections) all[id] = data[id] ?? {};
  const settled: Record<string, Settled> = {};
  for (const asked of sections) {
    const one = settleOne(asked, all, evaluate);
    settled[asked.id] = one;
    all = one.applies ? { ...all, [asked.id]: one.data } : without(all, asked.id);
  }
  return settled;
}
