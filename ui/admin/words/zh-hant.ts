/** The words of the account and administration screens in Traditional Chinese; the others are held to its shape. */
import { account } from './account/zh-hant.ts';
import { admin } from './admin/zh-hant.ts';

export const zhHant = {
  ...account,
  ...admin,
};

export type AdminWords = typeof zhHant;
