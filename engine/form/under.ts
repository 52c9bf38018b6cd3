/** Choices under a choice: which entries of a list stand under what is chosen beside it. */
import { optionsIn } from '../ruleset/listed.ts';
import type { Field, RuleSet } from '../ruleset/types.ts';
import type { JsonSchema } from './shapes.ts';

type Fields = Record<string, Field>;

/** By entry: those of the other list under which alone it stands; entries that say nothing stand under all. */
export type Under = Record<string, string[]>;

/** The list that a field is drawn from, or its entries are. */
export const choiceOf = ({ choice, items }: Field): string | undefined => choice ?? items?.choice;

export const underOf = (options: readonly { id: string; under?: string[] }[]): Under =>
  Object.fromEntries(options.flatMap(({ id, under }) => (under ? [[id, under]] : [])));

/** Nothing is held against an entry while nothing is chosen there. */
export const stands = (under: Under, entry: string, chosen: unknown): boolean =>
  typeof chosen !== 'string' || chosen === 'unknown' || (under[entry]?.includes(chosen) ?? true);

/** Entries that stand under the same, so that one test does for all of them. */
export function together(under: Under): { entries: string[]; above: string[] }[] {
  const groups = new Map<string, { entries: string[]; above: string[] }>();
  for (const [entry, above] of Object.entries(under)) {
    const key = above.toSorted().join(' ');
    groups.set(key, { above, entries: [...(groups.get(key)?.entries ?? []), entry] });
  }
  return [...groups.values()];
}

const branch = 'then';

/** Refuses what stands under something else than is chosen, at the field as a whole. */
function fieldRules(set: RuleSet, id: string, field: Field): JsonSchema[] {
  const { under: above } = field;
  if (!above) return [];
  return together(underOf(optionsIn(set, choiceOf(field)) ?? [])).map((group) => {
    const misfit: JsonSchema = { enum: group.entries };
    const not = field.type === 'array' ? { contains: misfit } : misfit;
    const elsewhere = { not: { enum: [...group.above, 'unknown'] } };
    return {
      if: { required: [above], properties: { [above]: elsewhere } },
      [branch]: { properties: { [id]: { not } } },
    };
  });
}

/** Of a section or a row. */
export const underRules = (set: RuleSet, fields: Fields): JsonSchema[] =>
  Object.entries(fields).flatMap(([id, field]) => fieldRules(set, id, field));
