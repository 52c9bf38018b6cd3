/** The screens' words in English. */
import { complaint } from './complaint/en.ts';
import { desk } from './desk/en.ts';
import { shell } from './shell/en.ts';
import type { Words } from './zh-Hant.ts';

export const en: Words = {
  name: 'English',
  ...shell,
  ...complaint,
  ...desk,
};
