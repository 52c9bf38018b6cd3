/** Finds the words of the reader's language; all three are loaded, so that a switch is instant. */
import { type Language, usePreferences } from '../preferences.ts';
import { en } from './en.ts';
import { zhHans } from './zh-Hans.ts';
import { type Words, zhHant } from './zh-Hant.ts';

export type { Words };
export const words: Record<Language, Words> = { 'zh-Hant': zhHant, 'zh-Hans': zhHans, en };
export const useWords = (): Words => words[usePreferences().language];
