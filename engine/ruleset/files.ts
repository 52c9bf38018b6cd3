/** Which file of a rule set holds what, and which meta-schema it obeys. */
import type { MetaName } from './meta.ts';
import type { RuleSet } from './types.ts';

export interface FileKind {
  /** The key under which it stands in a RuleSet. */
  key: keyof RuleSet;
  meta: MetaName;
  pattern: RegExp;
  /** True where a rule set has any number of them, one per element, named by its id. */
  many: boolean;
  required: boolean;
}

const one = (key: keyof RuleSet, meta: MetaName, name: string, required = true): FileKind => ({
  key,
  meta,
  pattern: new RegExp(`^${name.replaceAll('.', '\\.')}$`),
  many: false,
  required,
});

const many = (key: keyof RuleSet, meta: MetaName, folder: string): FileKind => ({
  key,
  meta,
  pattern: new RegExp(`^${folder}/([A-Za-z0-9-]+)\\.json$`),
  many: true,
  required: false,
});

export const fileKinds: FileKind[] = [
  one('ruleset', 'ruleset', 'ruleset.json'),
  one('source', 'source', 'source.json'),
  one('submissions', 'submissions', 'submissions.json'),
  many('procedures', 'procedure', 'procedures'),
  many('forms', 'form', 'forms'),
  many('tables', 'table', 'tables'),
  one('deadlines', 'deadlines', 'deadlines.json'),
  one('series', 'series', 'series.json'),
  one('duties', 'duties', 'duties.json'),
  one('history', 'history', 'history.json', false),
  many('slips', 'slip', 'slips'),
  many('registers', 'register', 'registers'),
  one('cast', 'cast', 'scenarios/cast.json', false),
  one('demo', 'cast', 'demo/cast.json', false),
  many('scenarios', 'scenario', 'scenarios'),
];

/** The kind of a rule-set file by its path; undefined for what is not the rule set's (README.md, demo stories). */
export const kindOf = (path: string): FileKind | undefined =>
  fileKinds.find((kind) => kind.pattern.test(path));

/** The file an element of a RuleSet stands in: `forms` + `handling` is `forms/handling.json`. */
export const fileOf = (key: keyof RuleSet, id?: string): string => (id ? `${key}/${id}.json` : `${key}.json`);
