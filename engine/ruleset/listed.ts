/** What the adopter lists: entries of code lists and departments of a kind, put where the rule set leaves them open. */
import { isParam } from './open.ts';
import type { Choice, ChoiceOption, Department, Parameter, RuleSet } from './types.ts';

type Params = Record<string, unknown>;

/** A code list with its entries. */
export type ListedChoice = Choice & { options: ChoiceOption[] };

const isEntry = (value: unknown): value is ChoiceOption =>
  typeof value === 'object' && value !== null && 'id' in value && 'title' in value;

export const isListed = ({ type }: Pick<Parameter, 'type'>): boolean =>
  type === 'list' || type === 'departments';

/** Ids of a value that lists; none where it is unset. */
export const listedIds = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap((one) => (typeof one === 'string' ? one : isEntry(one) ? one.id : []))
    : [];

/** Entries with their titles; a department of the rule set is listed by its id alone. */
function entriesOf(value: unknown, departments: Department[]): ChoiceOption[] {
  return (Array.isArray(value) ? value : []).flatMap((one) => {
    if (isEntry(one)) return one;
    const known = departments.find(({ id }) => id === one);
    return known ? { id: known.id, title: known.title } : [];
  });
}

/** The entries of a code list; undefined while they are left open. */
export const optionsIn = (set: RuleSet, choice: string | undefined): ChoiceOption[] | undefined => {
  const options = set.ruleset.choices?.find(({ id }) => id === choice)?.options;
  return Array.isArray(options) ? options : undefined;
};

/** Code lists with the entries they have by now. */
export const choicesIn = (set: RuleSet): ListedChoice[] =>
  (set.ruleset.choices ?? []).map((choice) => ({ ...choice, options: optionsIn(set, choice.id) ?? [] }));

function withDepartments(set: RuleSet, params: Params): Department[] {
  const kinds = (set.ruleset.parameters ?? []).filter(({ type }) => type === 'departments');
  const own = kinds.flatMap(({ id }) => entriesOf(params[id], []));
  const all = [...set.ruleset.departments, ...own];
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}

/** The rule set with everything that these values list; itself where it leaves no list open. */
export function withListed(set: RuleSet, params: Params): RuleSet {
  const { ruleset } = set;
  if (!ruleset.parameters?.some(isListed)) return set;
  const departments = withDepartments(set, params);
  const choices = ruleset.choices?.map((choice) => {
    const options = isParam(choice.options) ? entriesOf(params[choice.options.param], departments) : [];
    return options.length > 0 ? { ...choice, options } : choice;
  });
  return { ...set, ruleset: { ...ruleset, departments, ...(choices ? { choices } : {}) } };
}

/** Parameter values as FEEL sees them: of what is listed the ids. */
export function readable(parameters: Iterable<Parameter>, params: Params): Params {
  const listed = [...parameters].filter(isListed);
  if (listed.length === 0) return params;
  return { ...params, ...Object.fromEntries(listed.map(({ id }) => [id, listedIds(params[id])])) };
}
