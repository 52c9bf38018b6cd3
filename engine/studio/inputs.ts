/** The inputs of the decision table that a place calls: what its bindings are named after. */
import { isObject, type Json } from '../exchange/parts.ts';
import { valueAt } from '../ruleset/places.ts';
import { type Language, localize } from '../text/language.ts';
import type { Draft, Name } from './names.ts';

/** Of a table's file, or of the shape that a parameter gives it. */
function inputsOf({ set }: Draft, table: string) {
  const own = set.tables?.find(({ id }) => id === table);
  return (own ?? set.ruleset?.parameters?.find(({ id }) => id === table)?.shape)?.inputs;
}

/** Undefined where the place is not `with` beside a table. */
export function inputNames(draft: Draft, file: string, path: string, language: Language): Name[] | undefined {
  if (!path.endsWith('/with')) return undefined;
  const call = valueAt(draft.documents[file], path.slice(0, -'/with'.length)) as Json | undefined;
  if (!isObject(call) || typeof call.table !== 'string') return undefined;
  const inputs = inputsOf(draft, call.table);
  if (!Array.isArray(inputs)) return undefined;
  return inputs.map(({ id, title }) => ({ value: id, title: localize(title, language) || id }));
}
