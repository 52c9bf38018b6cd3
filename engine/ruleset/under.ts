/** Choices under a choice, over the whole rule set: which list stands under which, and whether that can be. */
import { allFields } from '../form/fields.ts';
import { choiceOf, stands, together, underOf } from '../form/under.ts';
import { at, type Problem } from '../problem.ts';
import { optionsIn } from './listed.ts';
import { elementsOf } from './names.ts';
import type { Field, Fields, RuleSet, Section } from './types.ts';
import type { Found, Walk } from './walk.ts';

/** Fields that stand beside each other: those of a section, those of a row. */
const groupsOf = ({ schema }: Section): Fields[] => {
  const own = allFields(schema);
  const rows = (Object.values(own) as Field[]).map(({ items }) => items?.properties ?? {});
  return [own, ...rows];
};

/** Lists under which this one (any, where none is named) stands in some form. */
export const listsAbove = (set: RuleSet, choice: string | undefined): (string | undefined)[] =>
  set.forms
    .flatMap(({ sections }) => sections.flatMap(groupsOf))
    .flatMap((fields) =>
      Object.values(fields)
        .filter((field) => field.under && (choice === undefined || choiceOf(field) === choice))
        .map(({ under = '' }) => fields[under]?.choice),
    );

/** Entries under which one of this list may stand; undefined where the adopter lists them. */
export function optionsAbove(set: RuleSet, choice: string | undefined): string[] | undefined {
  const lists = listsAbove(set, choice).map((list) => optionsIn(set, list));
  return lists.includes(undefined)
    ? undefined
    : lists.flatMap((options) => (options ?? []).map(({ id }) => id));
}

/** Entries of the list above under which nothing may be chosen. */
function bare(set: RuleSet, field: Field, above: Field): string[] {
  const options = optionsIn(set, choiceOf(field));
  const under = underOf(options ?? []);
  const entries = (options && optionsIn(set, above.choice)) ?? [];
  return entries.map(({ id }) => id).filter((id) => !options?.some((one) => stands(under, one.id, id)));
}

/** Of a field; each kind of place for entries is a test of its own, slow to compile where they are many. */
const mostPlaces = 1000;

interface Beside {
  found: Found;
  path: string;
  fields: Fields;
  required: string[];
}

function fieldProblems(set: RuleSet, id: string, { found, path, fields, required }: Beside): Problem[] {
  const field = fields[id]!;
  const above = fields[field.under ?? ''];
  if (!field.under || !above) return [];
  const told = { file: found.file, path: at(path, id, 'under') };
  const wrong = !choiceOf(field) ? id : !above.choice ? field.under : undefined;
  if (wrong) return [{ code: 'under.noChoice', ...told, params: { name: wrong } }];
  const places = together(underOf(optionsIn(set, choiceOf(field)) ?? [])).length;
  if (places > mostPlaces)
    return [{ code: 'under.many', ...told, params: { found: places, most: mostPlaces } }];
  const [name] = required.includes(id) ? bare(set, field, above) : [];
  return name ? [{ code: 'under.nothing', ...told, params: { name } }] : [];
}

/** `under.noChoice` {name}: one of the two is no choice from a list; `under.many` {found, most}; `under.nothing` {name}: required, and nothing stands under that entry. */
export const underProblems = (set: RuleSet, walk: Walk): Problem[] =>
  elementsOf(walk, 'field').flatMap((found) => {
    const { file, path, inside, value } = found;
    const section = inside.find(({ kind }) => kind === 'section');
    const list = inside.findLast(({ kind }) => kind === 'field')?.value as unknown as Field | undefined;
    if (value.under === undefined || !section) return [];
    const { schema } = section.value as unknown as Section;
    const around = list
      ? { fields: list.items?.properties ?? {}, required: list.items?.required ?? [] }
      : { fields: allFields(schema), required: schema.required ?? [] };
    return fieldProblems(set, found.id, { found, path: path.replace(/\/[^/]*$/, ''), ...around });
  });
