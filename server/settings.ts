/** Reads the settings from the environment; all faults are told at once. */

import { join } from 'node:path';
import { at, fail, ok, type Problem, problem, type Result } from '../engine/problem.ts';
import type { Place } from './attachments/place.ts';
import { isPostgres, KEY_FILE } from './store/open.ts';

export interface Settings {
  port: number;
  /** Folder of the database, and of what stands beside it. */
  data: string;
  /** URL of a PostgreSQL database; SQLite in the folder where absent. */
  database?: string;
  /** The key file that opens personal and sealed values; kept apart from backups of the data. */
  key?: string;
  /** Where attached files lie; the folder `files` beside the data where absent. */
  files?: Place;
  /** Signs the session cookies. */
  secret: string;
  /** Where people reach docket, without a trailing slash. */
  url: string;
  /** Folder for backups made on request of an installation's administrator; none are made so where absent. */
  backups?: string;
  /** What `/metrics` asks for as a bearer; open where absent. */
  metricsToken?: string;
  /** What one session may ask in a minute. */
  requests?: number;
  /** Who signs people in instead of a password; nobody where absent. */
  oidc?: Provider;
}

/** An OpenID Connect provider. */
export interface Provider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What stands on the button. */
  title: string;
  /** Which claim is the user name. */
  claim: string;
}

export type Environment = Record<string, string | undefined>;

const SHORTEST_SECRET = 32;

function readPort(text: string, problems: Problem[]): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535)
    problems.push(problem('settings.port', '/PORT', { value: text }));
  return port;
}

/** More than anybody does by hand, less than a program that goes round in circles. */
export const REQUESTS = '600';

function readRequests(text: string, problems: Problem[]): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    problems.push(problem('settings.requests', '/DOCKET_REQUESTS', { value: text }));
  return Number(text);
}

function readUrl(text: string, problems: Problem[]): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/')
    problems.push(problem('settings.url', '/DOCKET_URL', { value: text }));
  return url?.origin ?? text;
}

function readSecret(text: string, problems: Problem[]): string {
  if (text === '') problems.push(problem('settings.missing', '/DOCKET_SECRET', { name: 'DOCKET_SECRET' }));
  else if (text.length < SHORTEST_SECRET)
    problems.push(problem('settings.secretShort', '/DOCKET_SECRET', { least: SHORTEST_SECRET }));
  return text;
}

/** The address is not repeated: it holds a password. */
function readDatabase(text: string, problems: Problem[]): string | undefined {
  if (text !== '' && !(isPostgres(text) && URL.canParse(text)))
    problems.push(problem('settings.database', '/DATABASE_URL'));
  return text || undefined;
}

function need(env: Environment, name: string, problems: Problem[]): string {
  if (!env[name]) problems.push(problem('settings.missing', at('', name), { name }));
  return env[name] ?? '';
}

/** The keys are named as every tool for buckets names them; never repeated. */
function readFiles(env: Environment, problems: Problem[]): Place {
  const text = env.DOCKET_FILES ?? '';
  if (!/^https?:\/\//.test(text)) return { folder: text || join(env.DOCKET_DATA || '.docket', 'files') };
  if (!URL.canParse(text) || new URL(text).pathname === '/')
    problems.push(problem('settings.files', '/DOCKET_FILES', { value: text }));
  return {
    url: text,
    region: env.AWS_REGION || 'auto',
    accessKeyId: need(env, 'AWS_ACCESS_KEY_ID', problems),
    secretAccessKey: need(env, 'AWS_SECRET_ACCESS_KEY', problems),
  };
}

/** All or nothing: an issuer alone signs nobody in. */
function readProvider(env: Environment, problems: Problem[]): Provider | undefined {
  const issuer = env.DOCKET_OIDC_ISSUER;
  if (!issuer) return undefined;
  if (!URL.canParse(issuer) || !/^https?:$/.test(new URL(issuer).protocol))
    problems.push(problem('settings.issuer', '/DOCKET_OIDC_ISSUER', { value: issuer }));
  return {
    issuer: issuer.replace(/\/$/, ''),
    clientId: need(env, 'DOCKET_OIDC_CLIENT_ID', problems),
    clientSecret: need(env, 'DOCKET_OIDC_CLIENT_SECRET', problems),
    title: env.DOCKET_OIDC_TITLE || 'OpenID',
    claim: env.DOCKET_OIDC_CLAIM || 'preferred_username',
  };
}

/** Problems: settings.port, settings.requests, settings.files, settings.database, settings.url, settings.missing, settings.secretShort, settings.issuer. */
export function readSettings(env: Environment): Result<Settings> {
  const problems: Problem[] = [];
  const port = readPort(env.PORT || '8080', problems);
  const settings = {
    port,
    data: env.DOCKET_DATA || '.docket',
    key: env.DOCKET_KEY || join(env.DOCKET_DATA || '.docket', KEY_FILE),
    database: readDatabase(env.DATABASE_URL ?? '', problems),
    files: readFiles(env, problems),
    secret: readSecret(env.DOCKET_SECRET ?? '', problems),
    url: readUrl(env.DOCKET_URL || `http://localhost:${port || 8080}`, problems),
    backups: env.DOCKET_BACKUPS || undefined,
    requests: readRequests(env.DOCKET_REQUESTS || REQUESTS, problems),
    metricsToken: env.DOCKET_METRICS_TOKEN || undefined,
    oidc: readProvider(env, problems),
  };
  return problems.length > 0 ? fail(...problems) : ok(settings);
}
