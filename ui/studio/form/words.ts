/** The form designer's words in three languages; loaded with it. */
import { sayValue } from '../../../engine/studio/say.ts';
import { type Language, usePreferences } from '../../preferences.ts';
import { en, type FormWords } from './words/en.ts';
import { zhHans } from './words/zh-Hans.ts';
import { zhHant } from './words/zh-Hant.ts';

export type { FormWords };
export const formWords: Record<Language, FormWords> = { 'zh-Hant': zhHant, 'zh-Hans': zhHans, en };
export const useFormWords = (): FormWords => formWords[usePreferences().language];

/** A kind is a format of the language, or has a word here. */
export const sayKind = (kind: string, language: Language): string =>
  formWords[language].kinds[kind] ?? sayValue('format', kind, language);
