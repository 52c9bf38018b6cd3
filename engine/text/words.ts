/** The engine's own words by language: what the interface lists, every language file says. */
import { en } from './en.ts';
import type { Language } from './language.ts';
import type { Words } from './language-words.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

const all: Record<Language, Words> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };

export const wordsOf = (language: Language): Words => all[language];

/** Fills `{name}` places; a fact that is not there leaves nothing. `{n|s}` is the ending of what there are several of. */
export const fillIn = (sentence: string, facts: Record<string, unknown>): string =>
  sentence.replace(/\{(\w+)(?:\|(\w+))?\}/g, (_, name: string, several?: string) =>
    several === undefined ? sayFact(facts[name]) : facts[name] === 1 ? '' : several,
  );

function sayFact(fact: unknown): string {
  if (fact === undefined || fact === null) return '';
  if (Array.isArray(fact)) return fact.map(sayFact).join(', ');
  return typeof fact === 'object' ? JSON.stringify(fact) : String(fact);
}
