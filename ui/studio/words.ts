/** The studio's words in three languages; loaded with it. */
import { type Language, usePreferences } from '../preferences.ts';
import { en } from './words/en.ts';
import { zhHans } from './words/zh-Hans.ts';
import { type StudioWords, zhHant } from './words/zh-Hant.ts';

export type { StudioWords };
export const studioWords: Record<Language, StudioWords> = { 'zh-Hant': zhHant, 'zh-Hans': zhHans, en };
export const useStudioWords = (): StudioWords => studioWords[usePreferences().language];
