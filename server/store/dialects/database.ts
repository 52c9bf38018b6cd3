/** What differs between SQLite and PostgreSQL; all else in the store is one code. */

import type { Dialect, Kysely } from 'kysely';
import type { Problem, Result } from '../../../engine/problem.ts';
import type { Tables } from '../schema.ts';
import type { Scope } from '../scope.ts';

export type Kind = 'sqlite' | 'postgres';

/** `direct`, from within the transaction that has the connection or from outside. */
export const directIn = ({ direct }: Database, inside: boolean) =>
  direct &&
  ((text: string, parameters: readonly unknown[], as?: 'values') => direct(text, parameters, inside, as));

export interface Database {
  kind: Kind;
  dialect: Dialect;
  /**
   * What a statement answers at once, without waiting for the connection; absent where every statement is a way to a
   * server. `inside` is within the transaction that has the connection. Null where one has to wait: for a transaction
   * of another, whose rows are not to be seen yet, or to write. Rows of one column may be asked for `as` its values: to
   * make an object of each costs as much as to read it.
   */
  direct?(text: string, parameters: readonly unknown[], inside: boolean, as?: 'values'): unknown[] | null;
  /** Reads as of one moment. */
  snapshot<T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Begins a transaction that will write. */
  begin: string;
  /** A statement of a migration in this database's words. */
  ddl(statement: string): string;
  /** Statements that keep a table from being changed, only added to. */
  appendOnly(table: string): string[];
  /** Statements by which each change of a table's rows makes their organization's stamp anew: a text that never was. */
  stamping(table: string): string[];
  /** The same for these columns of the organization itself, and for a new one. */
  stampingOwn(columns: string[]): string[];
  /** Writers of one lane wait for each other in any case, so their commands share commits. */
  laneOf(organization: string): string;
  /** Taken first in each transaction: the lock under which an organization's numbers and chain are made. */
  lock(scope: Scope): Promise<void>;
  /** What an error of the database means to the one who asked; null where it is a fault of ours. */
  explain(error: unknown): Problem | null;
  /** Problem store.locked: another server process serves this database and only one may. */
  claim(): Result<null>;
  /** Gives back what `claim` took. */
  release(): void;
  /** Of all processes on this database one at a time does such work: bringing its tables up. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}
