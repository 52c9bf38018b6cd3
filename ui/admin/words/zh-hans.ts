/** The words of the account and administration screens in Simplified Chinese. */
import { account } from './account/zh-hans.ts';
import { admin } from './admin/zh-hans.ts';
import type { AdminWords } from './zh-hant.ts';

export const zhHans: AdminWords = {
  ...account,
  ...admin,
};
