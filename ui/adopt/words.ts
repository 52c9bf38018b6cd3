/** The words of adopting in three languages; loaded with its screens. */
import { type Language, usePreferences } from '../preferences.ts';
import { en } from './words/en.ts';
import { zhHans } from './words/zh-Hans.ts';
import { type AdoptWords, zhHant } from './words/zh-Hant.ts';

export type { AdoptWords };

const adoptWords: Record<Language, AdoptWords> = { 'zh-Hant': zhHant, 'zh-Hans': zhHans, en };
export const useAdoptWords = (): AdoptWords => adoptWords[usePreferences().language];
