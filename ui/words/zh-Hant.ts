/** The screens' words in Traditional Chinese; its type is the list of words every language must have. */
import { complaint } from './complaint/zh-Hant.ts';
import { desk } from './desk/zh-Hant.ts';
import { shell } from './shell/zh-Hant.ts';

export const zhHant = {
  name: '繁體中文',
  ...shell,
  ...complaint,
  ...desk,
};

export type Words = typeof zhHant;
