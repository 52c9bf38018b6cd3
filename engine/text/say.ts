/** A problem as a sentence in the reader's language. */
import type { Problem } from '../problem.ts';
import type { Text } from '../ruleset/types.ts';
import { type Language, localize } from './language.ts';
import { fillIn, wordsOf } from './words.ts';

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && ('zh-Hans' in value || 'zh-Hant' in value || 'en' in value);

/** Texts among the facts are read in the reader's language. */
const facts = (problem: Problem, language: Language): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({ ...problem.params, code: problem.code, path: problem.path }).map(([name, value]) => [
      name,
      isText(value) ? localize(value, language) : value,
    ]),
  );

/** The sentence of the code, or of its family (`shape.*`), with the facts filled in. */
export function say(problem: Problem, language: Language): string {
  const words = wordsOf(language);
  const known = facts(problem, language);
  const family = problem.code.replace(/\..*$/, '.*');
  const sentence = words.problems[problem.code] ?? words.problems[family] ?? words.problems['*'] ?? '{code}';
  const hint = problem.params?.nearest ? words.nearest : '';
  return fillIn(sentence + hint, known);
}
