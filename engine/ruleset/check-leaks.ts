/** Effects and forms that would write down again in the open what is personal or sealed. */
import type { Problem } from '../problem.ts';
import { secrecyOf, stricter } from '../search/secrecy.ts';
import { expressionAt } from './placed.ts';
import { documentOf, valueAt } from './places.ts';
import type { Rules } from './rules.ts';
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
  return stricter(kept, read) === kept ? [] : [{ code: 'field.leaks', file, path, params: { field } }];
}

/** In a row of a table `row` is an entry of its list. */
const pathsOf = (rules: Rules, pointer: Pointer, field: string): string[][] =>
  expressionAt(rules, pointer).uses.map((path) => (path[0] === 'row' ? field.split('.') : path));

/** `field.leaks` {field}: the field filled is less secret than what the value reads. */
export const leaks = (rules: Rules): Problem[] =>
  walkRuleSet(rules.set)
    .pointers.filter(({ kind }) => kind === 'expression')
    .flatMap((pointer) => leak(rules, pointer));
