/** Who is there: accounts and sessions by better-auth, in our own database; what they may do is docket's data. */

import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { username } from 'better-auth/plugins/username';
import type { Kysely } from 'kysely';
import type { Ids } from '../ids.ts';
import type { Store } from '../store/open.ts';
import { LONGEST, SHORTEST } from './password.ts';

export interface Access {
  /** Answers sign-in, sign-out and change of password. */
  handle(request: Request): Promise<Response>;
  /** The user of a request's session; null when signed out. */
  userOf(headers: Headers): Promise<string | null>;
  /** Returns the user's id; one that is there already keeps it. */
  addUser(user: NewUser): Promise<string>;
  /** User names by user id. */
  usernames(userIds: string[]): Promise<Map<string, string>>;
  hashPassword(password: string): Promise<string>;
  /** Ends the user's sessions too. */
  setPassword(userId: string, passwordHash: string): Promise<void>;
  endSessions(userId: string): Promise<void>;
}

export interface NewUser {
  username: string;
  name: string;
  passwordHash: string;
}

interface AccessOptions {
  store: Store;
  ids: Ids;
  secret: string;
  url: string;
}

/** docket has no use for addresses; better-auth wants one that is unique. */
const addressOf = (name: string): string => `${name.toLowerCase()}@docket.invalid`;

/** Made by the office, not signed up. */
const SOURCE = { method: 'admin' } as const;

const optionsOf = ({ store, ids, secret, url }: AccessOptions) => ({
  database: { db: store.db, type: store.kind },
  secret,
  baseURL: url,
  basePath: '/api/auth',
  // The origin was checked before (middleware/origin.ts), also against the address the request came by.
  trustedOrigins: async (request?: Request) => (request ? [url, new URL(request.url).origin] : [url]),
  emailAndPassword: {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: SHORTEST,
    maxPasswordLength: LONGEST,
  },
  plugins: [username({ minUsernameLength: 1, maxUsernameLength: 60 })],
  telemetry: { enabled: false },
  // Ours counts by user name too (access/limit.ts).
  rateLimit: { enabled: false },
  logger: { disabled: true },
  advanced: {
    cookiePrefix: 'docket',
    database: { generateId: () => ids.next() },
    ipAddress: { disableIpTracking: true },
  },
});

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

/** better-auth's own table. */
interface Accounts {
  user: { id: string; username: string };
}

async function usernames({ db }: Store, userIds: string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const accounts = db as unknown as Kysely<Accounts>;
  const rows = await accounts
    .selectFrom('user')
    .select(['id', 'username'])
    .where('id', 'in', userIds)
    .execute();
  return new Map(rows.map(({ id, username }) => [id, username]));
}

async function endSessions(auth: ReturnType<typeof makeAuth>, userId: string): Promise<void> {
  await (await auth.$context).internalAdapter.deleteUserSessions(userId);
}

async function setPassword(auth: ReturnType<typeof makeAuth>, userId: string, hash: string): Promise<void> {
  await (await auth.$context).internalAdapter.updatePassword(userId, hash);
  await endSessions(auth, userId);
}

export async function openAccess(options: AccessOptions): Promise<Access> {
  // Two servers that start at once would both find the same tables missing.
  await options.store.alone(async () => (await getMigrations(optionsOf(options))).runMigrations());
  const auth = makeAuth(options);
  return {
    handle: (request) => auth.handler(request),
    userOf: async (headers) => (await auth.api.getSession({ headers }))?.user.id ?? null,
    addUser: (user) => addUser(auth, user),
    usernames: (userIds) => usernames(options.store, userIds),
    hashPassword: async (password) => (await auth.$context).password.hash(password),
    setPassword: (userId, hash) => setPassword(auth, userId, hash),
    endSessions: (userId) => endSessions(auth, userId),
  };
}
