/** The three languages and how a text of a rule set is read in one of them. */
import type { LanguageTag, Text } from '../ruleset/types.ts';

export type Language = LanguageTag;

export const languages: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];

/** Where a text lacks a language, the nearest that a reader of it can use. */
const fallback: Record<Language, readonly Language[]> = {
  'zh-Hans': ['zh-Hans', 'zh-Hant', 'en'],
  'zh-Hant': ['zh-Hant', 'zh-Hans', 'en'],
  en: ['en', 'zh-Hans', 'zh-Hant'],
};

/** The text in this language, or in the nearest there is; '' for no text. */
export function localize(text: Text | undefined, language: Language): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  for (const tag of fallback[language]) if (text[tag]) return text[tag];
  return '';
}
