/** Finds the words of the public page: they come with it alone. */
import { type Language, usePreferences } from '../../preferences.ts';
import { en } from './en.ts';
import { zhHans } from './zh-hans.ts';
import { type AtWords, zhHant } from './zh-hant.ts';

export const atWords: Record<Language, AtWords> = { 'zh-Hant': zhHant, 'zh-Hans': zhHans, en };
export const useAtWords = (): AtWords => atWords[usePreferences().language];
