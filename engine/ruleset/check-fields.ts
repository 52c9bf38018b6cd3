/** What the shape cannot say of fields: patterns that run, bounds that leave room, first values that fit, names told apart. */
import { RE2JS, RE2JSSyntaxException } from 're2js';
import { allFields } from '../form/fields.ts';
import { plainSchema } from '../form/plain.ts';
import { makeValidator } from '../form/validator-ajv.ts';
import { nearest } from '../nearest.ts';
import { at, type Problem } from '../problem.ts';
import { elementsOf } from './names.ts';
import { isParam } from './open.ts';
import type { Field, Form, RuleSet, Section } from './types.ts';
import type { Found, Walk } from './walk.ts';

/** Of a whole form; more are slow to compile (2,000 took 3.1 s). */
const mostFields = 1000;

type Said = Pick<Problem, 'code' | 'path' | 'params'>;

/** Refused by the linear engine: look-around, back references, repetitions that grow too large (bad inputs 14 to 16). */
function pattern({ pattern: text }: Field): Said[] {
  if (text === undefined) return [];
  try {
    RE2JS.compile(text);
    return [];
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    const near = (error as { input?: string | null }).input ?? text;
    return [{ code: 'pattern.invalid', path: '/pattern', params: { position: text.indexOf(near), near } }];
  }
}

const bounds = [
  ['minimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
] as const;

const range = (field: Field): Said[] =>
  bounds.flatMap(([least, most]) => {
    const [low, high] = [field[least], field[most]];
    const empty = low !== undefined && high !== undefined && low > high;
    return empty ? [{ code: 'field.range', path: `/${least}`, params: { low, high } }] : [];
  });

/** A pattern that cannot be compiled says so itself. */
function firstValue(set: RuleSet, field: Field): Said[] {
  if (field.default === undefined || pattern(field).length > 0) return [];
  const schema: Section['schema'] = { type: 'object', properties: { field } };
  const validate = makeValidator(plainSchema(set, { id: 'one', title: 'one', schema }));
  return validate({ field: field.default }).length > 0
    ? [{ code: 'field.default', path: '/default', params: {} }]
    : [];
}

/** A department drawn from a code list: what is listed are departments, here or by the adopter. */
function departments({ ruleset }: RuleSet, { format, choice }: { format?: string; choice?: string }): Said[] {
  const options = ruleset.choices?.find(({ id }) => id === choice)?.options;
  if (format !== 'department' || !options) return [];
  if (isParam(options)) {
    const type = ruleset.parameters?.find(({ id }) => id === options.param)?.type ?? 'departments';
    const params = { param: options.param, type, expected: 'departments' };
    return type === 'departments' ? [] : [{ code: 'param.type', path: '/choice', params }];
  }
  const known = ruleset.departments.map(({ id }) => id);
  const strange = options.find(({ id }) => !known.includes(id));
  if (!strange) return [];
  const params = { kind: 'department', name: strange.id, nearest: nearest(strange.id, known) };
  return [{ code: 'reference.unknown', path: '/choice', params }];
}

const ofItems = (set: RuleSet, { items }: Field): Said[] =>
  departments(set, items ?? {}).map((said) => ({ ...said, path: `/items${said.path}` }));

const ofField = (set: RuleSet, { file, path, value }: Found): Problem[] => {
  const field = value as unknown as Field;
  const found = [
    ...pattern(field),
    ...range(field),
    ...firstValue(set, field),
    ...departments(set, field),
    ...ofItems(set, field),
  ];
  return found.map((said) => ({ ...said, file, path: path + said.path }));
};

/** Ids are ASCII, so that nothing but capitals can make two look alike (bad input 18). */
function alike({ file, path, value }: Found): Problem[] {
  const seen = new Map<string, string>();
  return Object.keys(allFields((value as unknown as Section).schema)).flatMap((id) => {
    const other = seen.get(id.toLowerCase());
    seen.set(id.toLowerCase(), id);
    return other ? [{ code: 'id.alike', file, path: at(path, 'schema'), params: { id, other } }] : [];
  });
}

function tooMany({ file, value }: Found): Problem[] {
  const { sections } = value as unknown as Form;
  const found = sections.reduce((sum, { schema }) => sum + Object.keys(allFields(schema)).length, 0);
  return found > mostFields
    ? [{ code: 'form.tooManyFields', file, path: '/sections', params: { found, most: mostFields } }]
    : [];
}

/** A list is kept from readers as a whole; who is kept out depends on nothing where nobody is named: `audience.row`, `audience.nobody`. */
function audience({ file, path, value }: Found): Problem[] {
  const { visibleTo, anonymous } = value as unknown as Field;
  if (visibleTo && /\/items\/properties\/[^/]+$/.test(path))
    return [{ code: 'audience.row', file, path: at(path, 'visibleTo'), params: {} }];
  return anonymous && !visibleTo
    ? [{ code: 'audience.nobody', file, path: at(path, 'anonymous'), params: {} }]
    : [];
}

/** What may not leave the organization goes to nobody outside it: `copy.barred`. */
const barredCopies = (walk: Walk): Problem[] =>
  elementsOf(walk, 'form').flatMap(({ value, file, path }) => {
    const { barred, copies = [] } = value as unknown as Form;
    return copies.flatMap(({ to }, index) =>
      barred && !barred.for && to.outsider
        ? [{ code: 'copy.barred', file, path: at(path, 'copies', index, 'to'), params: {} }]
        : [],
    );
  });

/** Problems: `pattern.invalid` {position, near}, `field.range` {low, high}, `field.default`, `reference.unknown` and `param.type` of departments drawn from a code list, `id.alike` {id, other}, `form.tooManyFields` {found, most}, `copy.barred`, those of audiences. */
export const checkFields = (set: RuleSet, walk: Walk): Problem[] => [
  ...elementsOf(walk, 'field').flatMap((found) => ofField(set, found)),
  ...[...elementsOf(walk, 'section'), ...elementsOf(walk, 'field')].flatMap(audience),
  ...elementsOf(walk, 'section').flatMap(alike),
  ...elementsOf(walk, 'form').flatMap(tooMany),
  ...barredCopies(walk),
];
