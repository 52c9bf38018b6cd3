/** Replies kept by the sender's key, written with the events, so that a second sending gets the first answer. */

import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { shifted } from '../clock.ts';
import { hot } from './hot.ts';
import { fromText } from './json.ts';
import type { RepliesTable } from './schema.ts';
import type { Scope } from './scope.ts';

export interface Reply {
  status: 200 | 201;
  body: unknown;
}

/** One sending: whose, under which key, of what. */
export interface Sending {
  person: string;
  key: string;
  bodyHash: string;
}

/** A clerk retries after a holiday. */
const KEPT_DAYS = 30;

const selectReply = hot(['person', 'key'], (scope, { person, key }: { person: string; key: string }) =>
  scope
    .selectFrom('replies')
    .select(['body_hash', 'status', 'reply'])
    .where('person', '=', person)
    .where('key', '=', key),
);

type ReplyRow = Omit<RepliesTable, 'organization'>;

const insertReply = hot(['person', 'key', 'body_hash', 'status', 'reply', 'at'], (scope, row: ReplyRow) =>
  scope.insertInto('replies').values(row),
);

/** The stored reply, or null at the first sending; problem idempotency.mismatch for another body. */
export async function recall(scope: Scope, sending: Sending): Promise<Result<Reply | null>> {
  const [row] = await selectReply(scope, { person: sending.person, key: sending.key });
  if (!row) return ok(null);
  if (row.body_hash !== sending.bodyHash)
    return fail(problem('idempotency.mismatch', '', { key: sending.key }));
  return ok({ status: row.status === 201 ? 201 : 200, body: fromText(row.reply) });
}

export async function remember(scope: Scope, sending: Sending, reply: Reply, now: string): Promise<void> {
  const { person, key, bodyHash: body_hash } = sending;
  // Not canonical: the second answer is to be the first one to the letter.
  const text = JSON.stringify(reply.body);
  await insertReply(scope, { person, key, body_hash, status: reply.status, reply: text, at: now });
}

export async function forgetOldReplies(scope: Scope, now: string): Promise<void> {
  await scope
    .deleteFrom('replies')
    .where('at', '<', shifted(now, -KEPT_DAYS * 86_400))
    .execute();
}
