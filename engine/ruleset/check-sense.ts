/** What the shape cannot say: every name leads somewhere, no id stands twice, every expression can be read. */

import { remembered } from '../complaint/retention.ts';
import { parseLength } from '../deadline/length.ts';
import { allFields } from '../form/fields.ts';
import { nearest } from '../nearest.ts';
import { at, type Problem, within } from '../problem.ts';
import { checkFields } from './check-fields.ts';
import { markProblems } from './check-marks.ts';
import { reviewProblems } from './check-reviews.ts';
import { elementsOf, eventKind, namesAt } from './names.ts';
import { reserved, severalTimes } from './scope.ts';
import type { ConditionBranch, Field, Register, Retention, RuleSet, Section, TaskRule } from './types.ts';
import { underProblems } from './under.ts';
import { withUses, writtenAt } from './uses.ts';
import { type Found, type Pointer, type Walk, walkRuleSet } from './walk.ts';

/** Names that say where to look are names of these. */
const sameKind: Record<string, string> = { fieldBeside: 'field', optionAbove: 'option' };

/** `reference.unknown` {kind, name, nearest} for an id that leads nowhere. */
function reference(set: RuleSet, pointer: Pointer): Problem[] {
  const { kind, name } =
    pointer.kind === 'event'
      ? { kind: eventKind(pointer.text), name: pointer.text.split(':')[1] ?? '' }
      : { kind: pointer.kind, name: pointer.text };
  const known = kind && namesAt(set, kind, pointer.inside);
  if (!known || known.includes(name)) return [];
  const params = { kind: sameKind[kind] ?? kind, name, nearest: nearest(name, known) };
  return [{ code: 'reference.unknown', file: pointer.file, path: pointer.path, params }];
}

/** A parameter gives a value of the type that may stand there: `param.type` {param, type, expected}. */
function parameterType(set: RuleSet, { kind, text, file, path, ofType }: Pointer): Problem[] {
  const type = kind === 'parameter' && set.ruleset.parameters?.find(({ id }) => id === text)?.type;
  const [, column] = /\/(?:then|outputs)\/(\d+)\/(?:default\/)?param$/.exec(path) ?? [];
  const table = column === undefined ? undefined : set.tables.find(({ id }) => file === `tables/${id}.json`);
  const expected = table ? [table.outputs[Number(column)]?.type ?? ''] : ofType;
  if (!type || !expected || expected.includes(type)) return [];
  return [{ code: 'param.type', file, path, params: { param: text, type, expected: expected.join(', ') } }];
}

/** Where an id must not stand twice: in the rule set, in its procedure, or beside its brothers. */
const reach: Record<string, (found: Found) => string> = {
  section: () => '',
  stage: (found) => found.file,
  task: (found) => found.file,
  track: (found) => found.file,
};

function duplicates(walk: Walk): Problem[] {
  const seen = new Map<string, Found>();
  return walk.elements.flatMap((found) => {
    if (typeof found.value.id !== 'string') return [];
    const around = reach[found.kind]?.(found) ?? `${found.file}${found.path.replace(/\/[^/]*$/, '')}`;
    const key = `${found.kind} ${around} ${found.id}`;
    const first = seen.get(key);
    if (!first) seen.set(key, found);
    if (!first) return [];
    return [
      {
        code: 'id.duplicate',
        file: found.file,
        path: at(found.path, 'id'),
        params: { id: found.id, first: `${first.file}#${first.path}` },
      },
    ];
  });
}

function reservedNames(walk: Walk): Problem[] {
  return elementsOf(walk, 'section')
    .filter((found) => (reserved as readonly string[]).includes(found.id))
    .map((found) => ({
      code: 'id.reserved',
      file: found.file,
      path: at(found.path, 'id'),
      params: { id: found.id },
    }));
}

/** Whose opinion is asked opens the complaint, which a blind task is to hide: `consult.blind`. */
const blindConsults = (walk: Walk): Problem[] =>
  elementsOf(walk, 'task').flatMap(({ value, file, path }) => {
    const { blind, actions = [] } = value as unknown as TaskRule;
    return actions.flatMap(({ kind }, index) =>
      blind && kind === 'consult'
        ? [{ code: 'consult.blind', file, path: at(path, 'actions', index, 'kind'), params: {} }]
        : [],
    );
  });

/** Names in `required` and conditions must be fields of the section: `field.unknown`. */
function sectionNames(found: Found): Problem[] {
  const { schema } = found.value as unknown as Section;
  const known = Object.keys(allFields(schema));
  const check = (names: string[] | undefined, path: string): Problem[] =>
    (names ?? []).flatMap((name, index) =>
      known.includes(name)
        ? []
        : [
            {
              code: 'field.unknown',
              file: found.file,
              path: at(found.path + path, index),
              params: { name, nearest: nearest(name, known) },
            },
          ],
    );
  const demanded = ({ required, anyOf = [] }: ConditionBranch, path: string) => [
    ...check(required, `${path}/required`),
    ...anyOf.flatMap((one, i) => check(one.required, `${path}/anyOf/${i}/required`)),
  ];
  return [
    ...demanded(schema, '/schema'),
    ...(schema.allOf ?? []).flatMap((condition, i) => [
      ...check(condition.if?.required, `/schema/allOf/${i}/if/required`),
      ...demanded(condition.then, `/schema/allOf/${i}/then`),
      ...demanded(condition.else ?? {}, `/schema/allOf/${i}/else`),
    ]),
  ];
}

/** A condition asks something, and of computed fields only by `when`: `condition.none`, `condition.computed`. */
function conditions(found: Found): Problem[] {
  const { schema } = found.value as unknown as Section;
  const fields = allFields(schema);
  return (schema.allOf ?? []).flatMap((condition, index): Problem[] => {
    const path = `${found.path}/schema/allOf/${index}`;
    if (!condition.if && !condition.when)
      return [{ code: 'condition.none', file: found.file, path, params: {} }];
    const computed = condition.if?.required.find((name) => fields[name]?.computed);
    return computed
      ? [{ code: 'condition.computed', file: found.file, path: `${path}/if`, params: { name: computed } }]
      : [];
  });
}

const typesOf: Record<string, string[]> = {
  amount: ['number', 'integer'],
  rating: ['integer'],
  checklist: ['array'],
};

/** A format stands at a type that can hold it, a checklist begins with a choice: `field.formatType` {format, type}. */
function formats({ value, file, path }: Found): Problem[] {
  const { format, type, items } = value as unknown as Field;
  if (!format) return [];
  const [first] = Object.values(items?.properties ?? {});
  const fits = (typesOf[format] ?? ['string', 'array']).includes(type);
  if (fits && (format !== 'checklist' || first?.choice)) return [];
  return [{ code: 'field.formatType', file, path: at(path, 'format'), params: { format, type } }];
}

/** A section is either one or a list of records: `section.severalOrOne` where a task signs it once and another many times. */
function severalOrOne(set: RuleSet, walk: Walk): Problem[] {
  const several = severalTimes(set);
  return elementsOf(walk, 'task').flatMap(({ file, path, value }) => {
    const { section, by, people } = value as unknown as TaskRule;
    if (!section || by.each || people?.count || !several.has(section)) return [];
    return [{ code: 'section.severalOrOne', file, path: at(path, 'section'), params: { section } }];
  });
}

/** Keeping begins with what a complaint remembers, of a register with its period: `retention.from` {from}. */
const retentions = (walk: Walk): Problem[] =>
  elementsOf(walk, 'retention').flatMap(({ value, file, path }) => {
    const { of, from } = value as unknown as Retention;
    const fits = of === 'register' ? from === 'period' : remembered.has(from.split(':')[0]!);
    return fits ? [] : [{ code: 'retention.from', file, path: at(path, 'from'), params: { from } }];
  });

/** A book over records says of which section: `register.of` {over}. */
const books = (walk: Walk): Problem[] =>
  elementsOf(walk, 'register').flatMap(({ value, file }) => {
    const { over = 'complaint', of } = value as unknown as Register;
    if ((over === 'record') === (of !== undefined)) return [];
    return [{ code: 'register.of', file, path: of === undefined ? '/over' : '/of', params: { over } }];
  });

/** Exactly one unit in its range: `length.invalid` {reason}. */
const lengths = (walk: Walk): Problem[] =>
  elementsOf(walk, 'length').flatMap(({ value, file, path }) => {
    const parsed = parseLength(value);
    return parsed.ok ? [] : within(parsed.problems, path, file);
  });

/**
 * Checks a rule set whose shape is right. Problems: `reference.unknown`, `id.duplicate`, `id.reserved`,
 * `param.type`, `field.unknown`, `condition.none`, `condition.computed`, `length.invalid`, those of `checkFields` and of marks; expressions and tables are checked by `compile`, coverage by `coverage`.
 */
export function checkSense(written: RuleSet): Problem[] {
  const set = withUses(written);
  const walk = walkRuleSet(set);
  const uses = walkRuleSet(written).pointers.filter(({ kind }) => kind === 'procedureTrack');
  const problems = [
    ...uses.flatMap((pointer) => reference(written, pointer)),
    ...walk.pointers.flatMap((pointer) => [...reference(set, pointer), ...parameterType(set, pointer)]),
    ...duplicates(walk),
    ...reservedNames(walk),
    ...blindConsults(walk),
    ...elementsOf(walk, 'section').flatMap((found) => [...sectionNames(found), ...conditions(found)]),
    ...elementsOf(walk, 'field').flatMap(formats),
    ...checkFields(set, walk),
    ...markProblems(set, walk),
    ...reviewProblems(set, walk),
    ...underProblems(set, walk),
    ...books(walk),
    ...retentions(walk),
    ...lengths(walk),
    ...severalOrOne(set, walk),
  ];
  return problems.map((one) => ({ ...one, path: writtenAt(written, one.file ?? '', one.path) }));
}
