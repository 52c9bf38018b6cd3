/** The screens' words in Simplified Chinese. */
import { complaint } from './complaint/zh-Hans.ts';
import { desk } from './desk/zh-Hans.ts';
import { shell } from './shell/zh-Hans.ts';
import type { Words } from './zh-Hant.ts';

export const zhHans: Words = {
  name: '简体中文',
  ...shell,
  ...complaint,
  ...desk,
};
