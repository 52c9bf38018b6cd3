/** Effects and forms that would write down again in the open what is personal, sealed or for some only. */
import { allFields, fieldAudience } from '../form/fields.ts';
import type { Problem } from '../problem.ts';
import { secrecyOf, stricter } from '../search/secrecy.ts';
import { expressionAt } from './placed.ts';
import { documentOf, valueAt } from './places.ts';
import type { Rules } from './rules.ts';
import type { Section } from './types.ts';
import { type Pointer, walkRuleSet } from './walk.ts';

/** The value of a `fill`, or what its table is asked with. */
const asked = /^(.*\/fill)\/value(\/with\/[^/]+)?$/;

/** What docket fills in itself, or fills in first. */
const own = /\/properties\/[^/]+\/(computed|prefill)$/;

/** The field that an expression's answer is written to; undefined where it is not written down. */
function writtenTo(rules: Rules, { file, path, inside }: Pointer): string | undefined {
  const [, effect] = asked.exec(path) ?? [];
  if (effect !== undefined) return String(valueAt(documentOf(rules.set, file), `${effect}/field`));
  if (!own.test(path)) return undefined;
  const [section, field] = ['section', 'field'].map(
    (kind) => inside.find((found) => found.kind === kind)?.id,
  );
  return `${section}.${field}`;
}

function leak(rules: Rules, pointer: Pointer): Problem[] {
  const field = writtenTo(rules, pointer);
  if (field === undefined) return [];
  const { file, path } = pointer;
  const kept = secrecyOf(rules, [field.split('.')]);
  const read = secrecyOf(rules, pathsOf(rules, pointer, field));
  const open = stricter(kept, read) !== kept || isShownFurther(rules, field, pathsOf(rules, pointer, field));
  return !open ? [] : [{ code: 'field.leaks', file, path, params: { field } }];
}

type Audience = Pick<Section, 'visibleTo' | 'anonymous'>;

/** Of a path the section's and the field's own (of all fields where none is named), those alone that keep anybody out. */
function audiencesOf(rules: Rules, [id = '', name]: string[]): Audience[] {
  const section = rules.sections.get(id)?.section;
  if (!section) return [];
  const fields = name === undefined ? Object.keys(allFields(section.schema)) : [name];
  return [section, ...fields.map((field) => fieldAudience(section.schema, field))].filter(
    ({ visibleTo }) => visibleTo !== undefined,
  );
}

/** Whether nobody sees what is kept like `one` who does not see what is kept like `other`. */
function isWithin(one: Audience, other: Audience): boolean {
  const known = new Set(other.visibleTo?.map((holder) => JSON.stringify(holder)));
  const always = one.anonymous === undefined || one.anonymous === other.anonymous;
  return always && (one.visibleTo ?? []).every((holder) => known.has(JSON.stringify(holder)));
}

const isShownFurther = (rules: Rules, field: string, read: string[][]): boolean => {
  const own = audiencesOf(rules, field.split('.'));
  return read
    .flatMap((path) => audiencesOf(rules, path))
    .some((kept) => !own.some((one) => isWithin(one, kept)));
};

/** In a row of a table `row` is an entry of its list. */
const pathsOf = (rules: Rules, pointer: Pointer, field: string): string[][] =>
  expressionAt(rules, pointer).uses.map((path) => (path[0] === 'row' ? field.split('.') : path));

/** `void.leaks`: the reason stands in books that anybody may read. */
function leaksAsReason(rules: Rules, pointer: Pointer): Problem[] {
  if (!/\/void\/reason$/.test(pointer.path)) return [];
  const { file, path } = pointer;
  const { uses } = expressionAt(rules, pointer);
  const kept = secrecyOf(rules, uses) ?? uses.flatMap((read) => audiencesOf(rules, read))[0];
  return kept ? [{ code: 'void.leaks', file, path }] : [];
}

/** `field.leaks` {field}: the field filled is less secret than what the value reads, or shown to others; `void.leaks`. */
export const leaks = (rules: Rules): Problem[] =>
  walkRuleSet(rules.set)
    .pointers.filter(({ kind }) => kind === 'expression')
    .flatMap((pointer) => [...leak(rules, pointer), ...leaksAsReason(rules, pointer)]);
