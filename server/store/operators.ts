/** Who runs the installation: makes and suspends organizations, sees none of their complaints. */

import type { Store } from './open.ts';
import type { OperatorsTable } from './schema.ts';

export type Operator = Pick<OperatorsTable, 'id' | 'name'>;

export const operators = (store: Store): Promise<OperatorsTable[]> =>
  store.db.selectFrom('operators').selectAll().orderBy('id').execute();

/** Null for anybody else; asked anew at each request. */
export async function operatorOf(store: Store, userId: string): Promise<Operator | null> {
  const found = store.db.selectFrom('operators').select(['id', 'name']).where('user_id', '=', userId);
  return (await found.executeTakeFirst()) ?? null;
}

export async function saveOperator(store: Store, operator: OperatorsTable): Promise<void> {
  await store.db.insertInto('operators').values(operator).execute();
}

export async function removeOperator(store: Store, id: string): Promise<void> {
  await store.db.deleteFrom('operators').where('id', '=', id).execute();
}
