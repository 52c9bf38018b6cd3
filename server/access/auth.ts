/** Who is there: accounts and sessions by better-auth, in our own database; what they may do is docket's data. */

import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import type { Ids } from '../ids.ts';
import type { Provider } from '../settings.ts';
import type { Store } from '../store/open.ts';
import {
  endSession,
  endSessions,
  removeTwoFactor,
  type SessionRow,
  sessionsOf,
  standingSession,
  usernames,
  withTwoFactor,
} from './accounts.ts';
import { asAuth } from './as-auth.ts';
import { addressOf, optionsOf } from './auth-options.ts';
import { proved, type Session } from './proved.ts';

export interface Access {
  /** Answers sign-in, sign-out, second factors. */
  handle(request: Request): Promise<Response>;
  /** The session of a request; null when signed out. */
  sessionOf(headers: Headers): Promise<Session | null>;
  /** Of these users, the latest first. */
  sessions(userIds: string[]): Promise<SessionRow[]>;
  endSession(userId: string, id: string): Promise<void>;
  /** Returns the user's id; one that is there already keeps it. */
  addUser(user: NewUser): Promise<string>;
  /** User names by user id. */
  usernames(userIds: string[]): Promise<Map<string, string>>;
  hashPassword(password: string): Promise<string>;
  /** Ends the user's sessions too, but for one. */
  setPassword(userId: string, passwordHash: string, except?: string): Promise<void>;
  /** All, or all but one. */
  endSessions(userId: string, except?: string): Promise<void>;
  isPassword(userId: string, password: string): Promise<boolean>;
  /** For who lost the device and the codes; their sessions end. */
  removeTwoFactor(userId: string): Promise<void>;
  /** Of these users, those who have a second factor. */
  withTwoFactor(userIds: string[]): Promise<Set<string>>;
  /** What the button of the OpenID provider says; null where there is none. */
  provider: string | null;
}

export interface NewUser {
  username: string;
  name: string;
  passwordHash: string;
}

export interface AccessOptions {
  store: Store;
  ids: Ids;
  secret: string;
  url: string;
  oidc?: Provider;
}

/** Made by the office, not signed up. */
const SOURCE = { method: 'admin' } as const;

const makeAuth = (options: AccessOptions) => betterAuth(optionsOf(options));

async function addUser(auth: ReturnType<typeof makeAuth>, user: NewUser): Promise<string> {
  const { internalAdapter } = await auth.$context;
  const email = addressOf(user.username);
  const known = await internalAdapter.findUserByEmail(email);
  if (known) return known.user.id;
  const names = { username: user.username.toLowerCase(), displayUsername: user.username };
  const { id } = await internalAdapter.createUser({ email, name: user.name, ...names }, SOURCE);
  const account = { userId: id, accountId: id, providerId: 'credential', password: user.passwordHash };
  await internalAdapter.linkAccount(account);
  return id;
}

async function sessionOf(auth: ReturnType<typeof makeAuth>, headers: Headers): Promise<Session | null> {
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const { user, session } = found;
  return {
    id: session.id,
    userId: user.id,
    twoFactor: (user as { twoFactorEnabled?: boolean | null }).twoFactorEnabled === true,
    byProvider: session.method === 'provider',
  };
}

async function isPassword(auth: ReturnType<typeof makeAuth>, userId: string, password: string) {
  const { internalAdapter, password: hashes } = await auth.$context;
  const known = (await internalAdapter.findAccounts(userId)).find(
    ({ providerId }) => providerId === 'credential',
  );
  return known?.password ? hashes.verify({ hash: known.password, password }) : false;
}

export async function openAccess(options: AccessOptions): Promise<Access> {
  // Two servers that start at once would both find the same tables missing.
  await options.store.alone(async () => (await getMigrations(optionsOf(options))).runMigrations());
  const auth = makeAuth(options);
  const { store } = options;
  return {
    handle: (request) => asAuth(() => auth.handler(request)),
    sessionOf: proved(
      (headers) => asAuth(() => sessionOf(auth, headers)),
      (id, now) => standingSession(store, id, now),
    ),
    addUser: (user) => asAuth(() => addUser(auth, user)),
    hashPassword: async (password) => (await auth.$context).password.hash(password),
    setPassword: async (userId, hash, except) => {
      const { internalAdapter } = await auth.$context;
      await asAuth(() => internalAdapter.updatePassword(userId, hash));
      await endSessions(store, userId, except);
    },
    isPassword: (userId, password) => asAuth(() => isPassword(auth, userId, password)),
    usernames: (userIds) => usernames(store, userIds),
    sessions: (userIds) => sessionsOf(store, userIds),
    endSession: (userId, id) => endSession(store, userId, id),
    endSessions: (userId, except) => endSessions(store, userId, except),
    removeTwoFactor: (userId) => removeTwoFactor(store, userId),
    withTwoFactor: (userIds) => withTwoFactor(store, userIds),
    provider: options.oidc?.title ?? null,
  };
}
