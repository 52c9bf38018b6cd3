/** Every setting there is: what it stands at, where that comes from, and whether it may be shown. */

import { join } from 'node:path';
import { type Environment, REQUESTS } from './settings.ts';
import { KEY_FILE } from './store/open.ts';

export type Source = 'option' | 'environment' | 'file' | 'default' | 'unset';

export interface Setting {
  name: string;
  /** Null where it is unset, or not to be shown. */
  value: string | null;
  source: Source;
}

interface Known {
  name: string;
  /** Passwords, keys and what holds them. */
  hidden?: boolean;
  otherwise?: (env: Environment) => string;
}

const dataOf = (env: Environment): string => env.DOCKET_DATA || '.docket';

const known: Known[] = [
  { name: 'PORT', otherwise: () => '8080' },
  { name: 'DOCKET_DATA', otherwise: dataOf },
  { name: 'DOCKET_SECRET', hidden: true },
  { name: 'DOCKET_KEY', otherwise: (env) => join(dataOf(env), KEY_FILE) },
  { name: 'DOCKET_URL', otherwise: (env) => `http://localhost:${env.PORT || '8080'}` },
  { name: 'DATABASE_URL', hidden: true },
  { name: 'DOCKET_FILES', otherwise: (env) => join(dataOf(env), 'files') },
  { name: 'AWS_ACCESS_KEY_ID', hidden: true },
  { name: 'AWS_SECRET_ACCESS_KEY', hidden: true },
  { name: 'AWS_REGION', otherwise: () => 'auto' },
  { name: 'DOCKET_BACKUPS' },
  { name: 'DOCKET_METRICS_TOKEN', hidden: true },
  { name: 'DOCKET_REQUESTS', otherwise: () => REQUESTS },
  { name: 'DOCKET_OIDC_ISSUER' },
  { name: 'DOCKET_OIDC_CLIENT_ID' },
  { name: 'DOCKET_OIDC_CLIENT_SECRET', hidden: true },
  { name: 'DOCKET_OIDC_TITLE', otherwise: () => 'OpenID' },
  { name: 'DOCKET_OIDC_CLAIM', otherwise: () => 'preferred_username' },
];

/** `sources` says of a name that it does not come from the environment. */
export function explainSettings(env: Environment, sources: Record<string, Source>): Setting[] {
  return known.map(({ name, hidden, otherwise }) => {
    const given = env[name] || undefined;
    const value = given ?? otherwise?.(env);
    const source = given ? (sources[name] ?? 'environment') : value ? 'default' : 'unset';
    return { name, value: hidden ? null : (value ?? null), source };
  });
}
