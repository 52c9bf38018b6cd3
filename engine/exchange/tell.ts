/** A difference between two rule sets as an office reads it. */
import keywordWords from '../../schemas/meta/keywords.json' with { type: 'json' };
import type { Unit } from '../deadline/length.ts';
import type { Text } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import type { Change, Named } from './diff.ts';
import { isObject, type Json } from './parts.ts';

/** `one`: English for a single one of a list. */
const keywords = keywordWords as Record<string, Exclude<Text, string> & { one?: string }>;

/** A word of the language (`within`, `firstDay`, `stages`) as people say it. */
export const sayKeyword = (keyword: string, language: Language): string =>
  localize(keywords[keyword], language) || keyword;

/** Steps of a pointer that say nothing to a reader. */
const silent = ['schema', 'properties'];

const sayPath = (path: string, language: Language): string =>
  path
    .split('/')
    .slice(1)
    .filter((step) => !silent.includes(step))
    .map((step) => sayKeyword(step, language))
    .join(' · ');

const sayNamed = ({ kind, id, title }: Named, language: Language): string =>
  fillIn(wordsOf(language).changes.element, {
    kind: (language === 'en' && keywords[kind]?.one) || sayKeyword(kind, language),
    title: title ? localize(title, language) : id,
  });

/** The text under a keyword, where that points to something by id. */
export type SayText = (keyword: string, text: string) => string;

/** Texts in the reader's language, lengths in words, ids as `sayText` has them or as they are written. */
export function sayJson(value: Json, language: Language, sayText?: SayText, keyword = ''): string {
  const words = wordsOf(language);
  if (value === null) return words.changes.nothing;
  if (value === true) return words.yes;
  if (value === false) return words.no;
  if (Array.isArray(value))
    return value.map((item) => sayJson(item, language, sayText, keyword)).join(words.changes.comma);
  if (typeof value === 'string' && sayText) return sayText(keyword, value);
  if (!isObject(value)) return String(value);
  const text = localize(value as Text, language);
  if (text) return text;
  return Object.entries(value)
    .map(([key, part]) => sayEntry(key, part, language, sayText))
    .join(words.changes.comma);
}

function sayEntry(key: string, value: Json, language: Language, sayText?: SayText): string {
  const length = wordsOf(language).lengths[key as Unit];
  if (length && typeof value !== 'object') return fillIn(length, { n: value });
  return `${sayKeyword(key, language)} ${sayJson(value, language, sayText, key)}`;
}

/** One line: where, what, from and to. */
export function sayChange(change: Change, language: Language, sayText?: SayText): string {
  const { changes } = wordsOf(language);
  const inside = change.inside.filter(({ kind, id }) => !id.endsWith('.json') || many.includes(kind));
  const keyword = change.path.split('/').at(-1);
  return fillIn(changes[sentenceOf(change)], {
    where: [...inside, change].map((part) => sayNamed(part, language)).join(' › '),
    what: sayPath(change.path, language),
    from: sayJson(change.from, language, sayText, keyword),
    to: sayJson(change.to, language, sayText, keyword),
  });
}

/** Files that are elements themselves; the others only hold a list. */
const many = ['procedures', 'forms', 'tables', 'slips', 'registers', 'scenarios'];

function sentenceOf({ change, from, to }: Change) {
  if (change !== 'changed') return change;
  if (from === null) return 'set';
  return to === null ? 'unset' : 'changed';
}
