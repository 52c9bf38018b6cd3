/** Valid random data for a section: required and some other fields, conditions kept, people of the cast where people are asked for. */
import type { Data } from '../../complaint/events.ts';
import { applicable } from '../../form/fields.ts';
import type { Settled } from '../../form/live.ts';
import type { JsonSchema } from '../../form/shapes.ts';
import { choiceOf, stands, underOf } from '../../form/under.ts';
import type { Rules, SectionRules } from '../../ruleset/rules.ts';
import type { Field, Person } from '../../ruleset/types.ts';
import type { Hints } from './hints.ts';
import { type Drawing, drawValue } from './values.ts';

/** What FEEL says of the section with this data. */
export type Judge = (data: Data) => Settled;

export interface Drawer extends Drawing {
  people: Person[];
  choices: Rules['choices'];
  hints: Hints;
}

/** Near a bound that decides: on it, or just beside it; written as people would, not as 0.19999999999999996. */
function hinted(field: Field, known: (string | number)[], { lots }: Drawer): unknown {
  const asked = known.filter((value) => typeof value === (field.type === 'string' ? 'string' : 'number'));
  const value = lots.pick(asked);
  return typeof value === 'number' ? Number((value + lots.below(3) - 1).toPrecision(12)) : value;
}

/** Only where the field's own type leaves the value open. */
const isOpen = ({ type, format, choice }: Field) =>
  !choice && (type === 'number' || type === 'integer' || (type === 'string' && !format));

/** People of the cast, and departments that have some: others could hold nothing here. */
function named(format: string | undefined, { people, lots }: Drawer): string | undefined {
  if (format === 'person') return lots.pick(people)?.id;
  if (format !== 'department') return undefined;
  return lots.pick([...new Set(people.flatMap(({ departments }) => departments))]);
}

/** A list of people or departments names nobody twice. */
function drawField(path: string, field: Field, plain: JsonSchema, drawer: Drawer): unknown {
  const { lots, hints } = drawer;
  if (field.const !== undefined) return field.const;
  const hint = isOpen(field) && lots.chance(0.6) ? hinted(field, hints.get(path) ?? [], drawer) : undefined;
  const given = hint ?? named(field.format, drawer);
  if (given !== undefined) return given;
  const value = drawValue(plain, drawer);
  if (!Array.isArray(value) || !field.items) return value;
  if (field.items.type === 'object')
    return value.map((row: Data) => typed(row, field.items?.properties ?? {}));
  return [...new Set(value.map((item: unknown) => named(field.items?.format, drawer) ?? item))];
}

/** Of a choice under another: what stands under the entry drawn there. */
function standing(field: Field, plain: JsonSchema, data: Data, { choices }: Drawer): JsonSchema {
  const { under: above } = field;
  if (!above) return plain;
  const under = underOf(choices.get(choiceOf(field) ?? '')?.options ?? []);
  const fitting = (schema: JsonSchema): JsonSchema => ({
    ...schema,
    enum: (schema.enum as string[] | undefined)?.filter((entry) => stands(under, entry, data[above])),
  });
  return field.type === 'array' ? { ...plain, items: fitting(plain.items as JsonSchema) } : fitting(plain);
}

/** Without what docket computes. */
const typed = (data: Data, fields: Record<string, Field>): Data =>
  Object.fromEntries(Object.entries(data).filter(([id]) => !fields[id]?.computed));

/** One round: fields that now apply are drawn, those that no longer do are left out. */
function round(rules: SectionRules, data: Data, judge: Judge, drawer: Drawer): Data {
  const { applies, whens } = judge(data);
  if (!applies) return {};
  const { fields, required } = applicable(rules.section.schema, { ...data, ...whens });
  const plain = (rules.schema.properties ?? {}) as Record<string, JsonSchema>;
  const next: Data = {};
  for (const [id, field] of Object.entries(fields)) {
    if (field.computed) continue;
    if (id in data) next[id] = data[id];
    else if (required.includes(id) || drawer.lots.chance(0.5))
      next[id] = drawField(
        `${rules.section.id}.${id}`,
        field,
        standing(field, plain[id] ?? {}, next, drawer),
        drawer,
      );
  }
  return next;
}

const settled = (a: Data, b: Data) => Object.keys(a).join() === Object.keys(b).join();

function once(rules: SectionRules, judge: Judge, drawer: Drawer): Data {
  let data = round(rules, {}, judge, drawer);
  for (let i = 0; i < 5; i++) {
    const next = round(rules, data, judge, drawer);
    if (settled(next, data)) break;
    data = next;
  }
  return data;
}

/** Undefined where twenty draws found nothing valid: the section asks for something that lots do not find. */
export function drawSection(rules: SectionRules, judge: Judge, drawer: Drawer): Data | undefined {
  for (let i = 0; i < 20; i++) {
    const data = once(rules, judge, drawer);
    const settled = judge(data);
    if (!settled.applies || rules.validate({ ...settled.data, ...settled.whens }).length === 0) return data;
  }
  return undefined;
}
