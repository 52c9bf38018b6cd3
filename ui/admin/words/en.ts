/** The words of the account and administration screens in English. */
import { account } from './account/en.ts';
import { admin } from './admin/en.ts';
import type { AdminWords } from './zh-hant.ts';

export const en: AdminWords = {
  ...account,
  ...admin,
};
