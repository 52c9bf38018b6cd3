/** Words of what a draft would do, in three languages; loaded with the first of these views. */
import { type Language, usePreferences } from '../../preferences.ts';
import { en } from './words/en.ts';
import { type LookWords, zhHans } from './words/zh-Hans.ts';
import { zhHant } from './words/zh-Hant.ts';

export type { LookWords };

const all: Record<Language, LookWords> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };
export const useLookWords = (): LookWords => all[usePreferences().language];
