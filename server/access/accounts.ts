/** better-auth's own tables, as far as docket reads them by itself: user names, sessions, second factors. */

import type { Kysely } from 'kysely';
import { instantText } from '../clock.ts';
import { hotOver } from '../store/hot.ts';
import type { Store } from '../store/open.ts';
import type { Session } from './proved.ts';

/** Moments are texts in SQLite and dates in PostgreSQL, truth 1 or true. */
interface Accounts {
  user: { id: string; username: string; twoFactorEnabled: boolean | number | null };
  session: {
    id: string;
    userId: string;
    createdAt: string | Date;
    updatedAt: string | Date;
    expiresAt: string | Date;
    userAgent: string | null;
    method: string | null;
  };
  twoFactor: { userId: string };
}

const over = ({ db }: Store) => db as unknown as Kysely<Accounts>;

export interface SessionRow {
  id: string;
  userId: string;
  at: string;
  usedAt: string;
  until: string;
  /** As the browser names itself. */
  browser: string;
}

const instant = (moment: string | Date): string => instantText(new Date(moment).getTime());

const selectSession = hotOver(['id'], (db, { id }: { id: string }) =>
  (db as unknown as Kysely<Accounts>)
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.userId')
    .select(['session.userId', 'session.expiresAt', 'session.method', 'user.twoFactorEnabled'])
    .where('session.id', '=', id),
);

const isOn = (value: boolean | number | null): boolean => value === true || value === 1;

/** As it stands at this moment; null for one that was ended or has run out. */
export async function standingSession(store: Store, id: string, now: string): Promise<Session | null> {
  const [row] = await selectSession(store, { id });
  if (!row || instant(row.expiresAt) <= now) return null;
  const { userId, method, twoFactorEnabled } = row;
  return { id, userId, twoFactor: isOn(twoFactorEnabled), byProvider: method === 'provider' };
}

export async function usernames(store: Store, userIds: string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const query = over(store).selectFrom('user').select(['id', 'username']);
  const rows = await query.where('id', 'in', userIds).execute();
  return new Map(rows.map(({ id, username }) => [id, username]));
}

/** The latest first; those that ran out may still be among them. */
export async function sessionsOf(store: Store, userIds: string[]): Promise<SessionRow[]> {
  if (userIds.length === 0) return [];
  const query = over(store).selectFrom('session').selectAll().where('userId', 'in', userIds);
  const rows = await query.execute();
  return rows
    .map(({ id, userId, createdAt, updatedAt, expiresAt, userAgent }) => ({
      id,
      userId,
      at: instant(createdAt),
      usedAt: instant(updatedAt),
      until: instant(expiresAt),
      browser: userAgent ?? '',
    }))
    .toSorted((a, b) => (a.usedAt < b.usedAt ? 1 : -1));
}

export async function endSession(store: Store, userId: string, id: string): Promise<void> {
  await over(store).deleteFrom('session').where('userId', '=', userId).where('id', '=', id).execute();
}

export async function endSessions(store: Store, userId: string, except = ''): Promise<void> {
  await over(store).deleteFrom('session').where('userId', '=', userId).where('id', '!=', except).execute();
}

export async function removeTwoFactor(store: Store, userId: string): Promise<void> {
  const no = store.kind === 'sqlite' ? 0 : false;
  await over(store).updateTable('user').set({ twoFactorEnabled: no }).where('id', '=', userId).execute();
  await over(store).deleteFrom('twoFactor').where('userId', '=', userId).execute();
  await endSessions(store, userId);
}

export async function withTwoFactor(store: Store, userIds: string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const query = over(store).selectFrom('user').select(['id', 'twoFactorEnabled']);
  const rows = await query.where('id', 'in', userIds).execute();
  return new Set(rows.filter(({ twoFactorEnabled }) => isOn(twoFactorEnabled)).map(({ id }) => id));
}
