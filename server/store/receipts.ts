/** Receipts of what the public handed in, by their number. */

import { fromText, toText } from './json.ts';
import type { Scope } from './scope.ts';

export interface ReceiptRow {
  number: string;
  /** Hash of the secret. */
  secret: string;
  /** Id of the submission. */
  submission: string;
  complaints: string[];
  at: string;
}

export async function saveReceipt(scope: Scope, { complaints, ...row }: ReceiptRow): Promise<void> {
  await scope
    .insertInto('receipts')
    .values({ ...row, complaints: toText(complaints) })
    .execute();
}

export async function receiptOf(scope: Scope, number: string): Promise<ReceiptRow | null> {
  const columns = ['number', 'secret', 'submission', 'complaints', 'at'] as const;
  const row = await scope
    .selectFrom('receipts')
    .select(columns)
    .where('number', '=', number)
    .executeTakeFirst();
  return row ? { ...row, complaints: fromText<string[]>(row.complaints) } : null;
}

export const anyReceipt = async (scope: Scope): Promise<boolean> =>
  (await scope.selectFrom('receipts').select('number').limit(1).executeTakeFirst()) !== undefined;
