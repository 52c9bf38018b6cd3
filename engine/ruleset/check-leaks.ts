/** Effects that would write down again in the open what is personal or sealed. */
import type { Problem } from '../problem.ts';
import { secrecyOf, stricter } from '../search/secrecy.ts';
import { documentOf, valueAt } from './places.ts';
import type { Rules } from './rules.ts';
import { type Pointer, walkRuleSet } from './walk.ts';

/** The value of a `fill`, or what its table is asked with. */
const asked = /^(.*\/fill)\/value(\/with\/[^/]+)?$/;

function leak(rules: Rules, { file, path, text }: Pointer): Problem[] {
  const [, effect] = asked.exec(path) ?? [];
  if (effect === undefined) return [];
  const field = String(valueAt(documentOf(rules.set, file), `${effect}/field`));
  const kept = secrecyOf(rules, [field.split('.')]);
  const read = secrecyOf(rules, rules.expression(text).uses);
  return stricter(kept, read) === kept ? [] : [{ code: 'field.leaks', file, path, params: { field } }];
}

/** `field.leaks` {field}: the field filled is less secret than what the value reads. */
export const leaks = (rules: Rules): Problem[] =>
  walkRuleSet(rules.set)
    .pointers.filter(({ kind }) => kind === 'expression')
    .flatMap((pointer) => leak(rules, pointer));
