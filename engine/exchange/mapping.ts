/** Whose department is whose: guesses from ids, titles and other names, for an office to confirm. */
import { nearest } from '../nearest.ts';
import type { Department, Role, RuleSet, Text } from '../ruleset/types.ts';
import { type Names, takenNames } from './rename.ts';

export type GuessedBy = 'id' | 'title' | 'alias' | 'near';

export interface MappingRow {
  /** Their element. */
  id: string;
  title: Text;
  /** Ours, where one was found; else theirs comes along as it is. */
  ours?: string;
  by?: GuessedBy;
  /** It names something else too (a choice, a field …) and keeps its id. */
  taken?: string;
}

export interface Mapping {
  departments: MappingRow[];
  roles: MappingRow[];
}

type Element = Department | Role;

/** Width, case, spaces and an institution's own prefix say nothing. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·・,，、.]/g, '');

const titles = ({ title }: Element): string[] => [title].flatMap((text: Text) => plainTexts(text));
const plainTexts = (text: Text): string[] =>
  (typeof text === 'string' ? [text] : Object.values(text).filter((one) => one !== undefined)).map(plain);

const names = (element: Element): string[] => [
  ...titles(element),
  ...('aliases' in element ? (element.aliases ?? []).map(plain) : []),
];

const shares = (a: string[], b: string[]): boolean => a.some((name) => b.includes(name));

/** The first title of ours that is nearly one of theirs. */
function near(element: Element, ours: Element[]): Element | undefined {
  const byTitle = new Map(ours.flatMap((one) => titles(one).map((title) => [title, one] as const)));
  const found = titles(element).flatMap((title) => nearest(title, byTitle.keys()) ?? []);
  return byTitle.get(found[0] ?? '');
}

function guess(element: Element, ours: Element[]): { ours: string; by: GuessedBy } | undefined {
  const tests: [GuessedBy, (one: Element) => boolean][] = [
    ['id', ({ id }) => id === element.id],
    ['title', (one) => shares(titles(one), titles(element))],
    ['alias', (one) => shares(names(one), names(element))],
  ];
  for (const [by, test] of tests) {
    const found = ours.find(test);
    if (found) return { ours: found.id, by };
  }
  const found = near(element, ours);
  return found && { ours: found.id, by: 'near' };
}

/** For each department and role of theirs the one of ours it most likely is. */
export function guessMapping(theirs: RuleSet, ours: RuleSet | undefined): Mapping {
  const taken = takenNames(theirs);
  const rows = (list: 'departments' | 'roles') =>
    theirs.ruleset[list].map((element: Element): MappingRow => {
      const { id, title } = element;
      const by = taken.get(id);
      const found = guess(element, ours?.ruleset[list] ?? []);
      if (!by) return { id, title, ...found };
      return { id, title, taken: by, ...(found?.ours === id ? found : {}) };
    });
  return { departments: rows('departments'), roles: rows('roles') };
}

const told = (rows: MappingRow[]): Record<string, string> =>
  Object.fromEntries(rows.flatMap(({ id, ours }) => (ours === undefined ? [] : [[id, ours]])));

export const namesOf = ({ departments, roles }: Mapping): Names => ({
  departments: told(departments),
  roles: told(roles),
});
