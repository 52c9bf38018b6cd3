/** Finds the words of the account and administration screens: they come with those screens, not with the first page. */
import { type Language, usePreferences } from '../../preferences.ts';
import { en } from './en.ts';
import { zhHans } from './zh-hans.ts';
import { type AdminWords, zhHant } from './zh-hant.ts';

export const adminWords: Record<Language, AdminWords> = { 'zh-Hant': zhHant, 'zh-Hans': zhHans, en };
export const useAdminWords = (): AdminWords => adminWords[usePreferences().language];
