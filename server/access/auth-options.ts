/** How better-auth is set up: names and passwords, second factors, one OpenID provider; all in our own database. */

import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { username } from 'better-auth/plugins/username';
import type { Provider } from '../settings.ts';
import type { AccessOptions } from './auth.ts';
import { LONGEST, SHORTEST } from './password.ts';

/** docket has no use for addresses; better-auth wants one that is unique. */
export const addressOf = (name: string): string => `${name.toLowerCase()}@docket.invalid`;

/** The provider's id in addresses: `/api/auth/callback/oidc`. */
export const PROVIDER = 'oidc';

/** Nobody signs up: whoever the provider names is one of the people already, or nobody. */
const signInBy = ({ issuer, clientId, clientSecret, title, claim }: Provider) =>
  genericOAuth({
    config: [
      {
        providerId: PROVIDER,
        name: title,
        discoveryUrl: `${issuer}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'profile'],
        requireIdTokenVerification: true,
        disableSignUp: true,
        mapProfileToUser: (profile) => ({
          email: addressOf(String(profile[claim] ?? '')),
          emailVerified: true,
        }),
      },
    ],
  });

/** How a session began, for who asks whether a second factor was shown. */
const methodOf = (path: string | undefined): string =>
  path?.startsWith('/callback') ? 'provider' : 'password';

export const optionsOf = ({ store, ids, secret, url, oidc }: AccessOptions) => ({
  appName: 'docket',
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
  account: { accountLinking: { trustedProviders: [PROVIDER], requireLocalEmailVerified: false } },
  session: { additionalFields: { method: { type: 'string' as const, required: false, input: false } } },
  databaseHooks: {
    session: {
      create: {
        before: async (session: Record<string, unknown>, context?: { path?: string } | null) => ({
          data: { ...session, method: session.method ?? methodOf(context?.path) },
        }),
      },
    },
  },
  plugins: [
    username({ minUsernameLength: 1, maxUsernameLength: 60 }),
    twoFactor({ issuer: 'docket' }),
    ...(oidc ? [signInBy(oidc)] : []),
  ],
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
