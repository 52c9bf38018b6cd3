/** Answers what went wrong as problem+json (RFC 9457), in the reader's language; nothing else leaves as an error. */

import Database from 'better-sqlite3';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Problem, problem } from '../../engine/problem.ts';
import { say } from '../../engine/text/say.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../store/open.ts';
import { titleOf } from '../words.ts';
import type { Env } from './env.ts';

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  requestId: string;
  problems: { code: string; path: string; params?: Record<string, unknown>; text: string }[];
  /** With 409 version.clash: what the complaint stands at. */
  version?: number;
}

/** By code, or by the family before its dot; all others are faults in what was sent (422). */
const statuses: Record<string, ContentfulStatusCode> = {
  'json.syntax': 400,
  'json.notUtf8': 400,
  'request.path': 400,
  'idempotency.missing': 400,
  'request.crossOrigin': 403,
  'request.slow': 408,
  'request.tooLarge': 413,
  'file.tooLarge': 413,
  'file.broken': 400,
  'file.gone': 410,
  'file.unknown': 404,
  'errand.unknown': 404,
  'picture.unknown': 404,
  'request.mediaType': 415,
  'request.tooMany': 429,
  access: 401,
  'access.forbidden': 403,
  'access.scope': 403,
  'access.passwordFirst': 403,
  'access.twoFactorsFirst': 403,
  'access.provider': 503,
  'password.wrong': 403,
  'factor.refused': 409,
  'token.many': 409,
  'token.unknown': 404,
  'session.unknown': 404,
  'param.none': 404,
  'person.unknown': 404,
  'person.known': 409,
  'person.taken': 409,
  'person.lastAdministrator': 409,
  'organization.known': 409,
  'organization.which': 404,
  'request.notFound': 404,
  'complaint.unknown': 404,
  'complaint.none': 404,
  'task.unknown': 404,
  'action.unknown': 404,
  'form.unknown': 404,
  'draft.unknown': 404,
  'draft.clash': 409,
  'draft.same': 409,
  'draft.second': 403,
  'draft.notProposed': 409,
  'edit.noPlace': 409,
  proving: 503,
  'slip.unknownIssue': 404,
  'print.unknown': 404,
  'print.notYours': 403,
  'erase.open': 409,
  book: 409,
  'book.noPeriod': 404,
  'book.notYours': 403,
  'keys.missing': 503,
  'keys.wrong': 503,
  'list.after': 400,
  'list.field': 404,
  'register.unknown': 404,
  'view.unknown': 404,
  'view.notYours': 403,
  'reminder.nobody': 409,
  'submission.unknown': 404,
  'public.none': 404,
  'receipt.unknown': 404,
  'validator.unknown': 404,
  'task.notYours': 403,
  'action.notYours': 403,
  'submission.notYours': 403,
  'recusal.notYours': 403,
  'recusal.known': 409,
  'note.blind': 403,
  'undo.nothing': 409,
  'undo.notYours': 409,
  'undo.several': 409,
  'undo.final': 409,
  'undo.elsewhere': 409,
  'consult.unknown': 404,
  'consult.notYours': 403,
  'consult.over': 409,
  'task.untaken': 409,
  'handOver.notYours': 403,
  'away.notYours': 403,
  'task.none': 409,
  'task.notOpen': 409,
  'task.taken': 409,
  'action.notNow': 409,
  'complaint.closed': 409,
  'complaint.notClosed': 409,
  'complaint.accepted': 409,
  'version.clash': 409,
  'number.taken': 409,
  'server.fault': 500,
  server: 503,
  'adopt.noPackage': 404,
  'check.closed': 503,
  'check.failed': 503,
  'print.deadline': 503,
  'print.memory': 503,
  'print.failed': 503,
  'print.closed': 503,
};

export const statusOf = (code: string): ContentfulStatusCode =>
  statuses[code] ?? statuses[code.split('.', 1)[0]!] ?? 422;

/** More would help nobody (guarantees: errors returned). */
const MOST = 20;

export function refuse(c: Context<Env>, ...problems: Problem[]): Response {
  const language = c.get('language') ?? 'zh-Hans';
  const told = problems.slice(0, MOST).map((one) => ({ ...one, text: say(one, language) }));
  const first = told[0]!;
  const status = statusOf(first.code);
  const current = first.code === 'version.clash' ? first.params?.current : undefined;
  const body: ProblemBody = {
    type: `urn:docket:problem:${first.code}`,
    title: titleOf(status, language),
    status,
    detail: first.text,
    instance: c.req.path,
    requestId: c.get('requestId') ?? '',
    problems: told,
    ...(typeof current === 'number' ? { version: current } : {}),
  };
  const type = { 'Content-Type': 'application/problem+json; charset=utf-8' };
  return c.json(body, status, status === 503 ? { ...type, 'Retry-After': '5' } : type);
}

/** Tells how long to wait. */
export function tooMany(c: Context<Env>, seconds: number): Response {
  const refused = refuse(c, problem('request.tooMany', '', { seconds }));
  refused.headers.set('Retry-After', String(seconds));
  return refused;
}

const isSqlite = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Database.SqliteError && codes.some((code) => error.code.startsWith(code));

const isDisk = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '');

/** What the machine lacks is said as such; all else is a fault of ours, told by its number only. */
function explain(error: unknown, requestId: string): Problem {
  if (isSqlite(error, 'SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_IOERR')) return problem('server.full', '');
  if (isDisk(error)) return problem('server.full', '');
  if (isSqlite(error, 'SQLITE_BUSY', 'SQLITE_LOCKED')) return problem('server.busy', '');
  return problem('server.fault', '', { requestId });
}

export function onError(deps: Deps): (error: Error, c: Context<Env>) => Response {
  return (error, c) => {
    const requestId = c.get('requestId') ?? '';
    if (error instanceof Refusal) return refuse(c, ...error.problems);
    // hono's own refusals: a malformed body that slipped past middleware/body.ts.
    if (error instanceof HTTPException && error.status < 500)
      return refuse(c, problem('json.syntax', '', { position: 0 }));
    deps.log.error({ requestId, error: error.message, stack: error.stack }, 'fault');
    return refuse(c, explain(error, requestId));
  };
}
