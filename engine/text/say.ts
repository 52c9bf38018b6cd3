/** A problem as a sentence in the reader's language. */
import said from '../../schemas/meta/values.json' with { type: 'json' };
import type { Problem } from '../problem.ts';
import type { Text } from '../ruleset/types.ts';
import { type Language, localize } from './language.ts';
import { fillIn, wordsOf } from './words.ts';

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && ('zh-Hans' in value || 'zh-Hant' in value || 'en' in value);

/** Facts of expressions and tables that name a kind of value. */
const KINDS = new Set(['left', 'right', 'expected', 'found']);

const isKind = (code: string, name: string, value: unknown): value is string =>
  /^(feel|table)\./.test(code) && KINDS.has(name) && typeof value === 'string';

const elements = said.elements as Record<string, Text>;
const values = said.values as Record<string, Text>;

/** What a name or a clause is of, as the language's words are said. */
const kindText = (code: string, name: string, value: unknown): Text | undefined =>
  name === 'kind' && typeof value === 'string'
    ? (code.startsWith('clause.') ? values : elements)[value]
    : undefined;

/** Texts among the facts, and kinds of values, are read in the reader's language. */
function facts({ code, path, params }: Problem, language: Language): Record<string, unknown> {
  const { kinds } = wordsOf(language);
  const read = (name: string, value: unknown): unknown => {
    if (isText(value)) return localize(value, language);
    const kind = kindText(code, name, value);
    if (kind) return localize(kind, language);
    return isKind(code, name, value) && Object.hasOwn(kinds, value) ? kinds[value] : value;
  };
  const known = Object.entries({ ...params, code, path });
  return Object.fromEntries(known.map(([name, value]) => [name, read(name, value)]));
}

/** The sentence of the code, or of its family (`shape.*`), with the facts filled in. */
export function say(problem: Problem, language: Language): string {
  const words = wordsOf(language);
  const known = facts(problem, language);
  const family = problem.code.replace(/\..*$/, '.*');
  const sentence = words.problems[problem.code] ?? words.problems[family] ?? words.problems['*'] ?? '{code}';
  const hint = problem.params?.nearest ? words.nearest : '';
  return fillIn(sentence + hint, known);
}
