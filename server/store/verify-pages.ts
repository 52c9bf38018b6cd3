/** What verifying asks of an SQLite log in pages, two questions that may be asked at once: each event is brought over as one text, since every value costs as much as its hash. */

import { Worker } from 'node:worker_threads';
import { CompiledQuery } from 'kysely';
import { sha256 } from './json.ts';
import { ownerOf, type Scope } from './scope.ts';

export const PAGE = 2000;

const PAGE_AFTER = `from events where organization = ? and position > ? order by position limit ${PAGE}`;

/** A body that is no JSON is an error here. */
const AGREES = `json_extract(body, '$.seq', '$.type', '$.actor', '$.occurredAt', '$.recordedAt')
  = json_array(seq, type, actor, occurred_at, recorded_at)`;

const LINKS = `select concat_ws(' ', prev_hash, hash, ${AGREES}, position, seq, complaint) as text ${PAGE_AFTER}`;

/** What the hash covers as `chainHash` joins it, behind the hash. */
const HASHED = `select hash || concat_ws(char(10), prev_hash, position, complaint, ruleset, body) as text ${PAGE_AFTER}`;

const DIGITS = 64;

async function texts(scope: Scope, query: string, position: number): Promise<string[]> {
  const { organization, db, direct } = ownerOf(scope);
  const parameters = [organization, position];
  const found = direct?.(query, parameters, 'values') as string[] | null | undefined;
  if (found) return found;
  const { rows } = await db.executeQuery(CompiledQuery.raw(query, parameters));
  return (rows as { text: string }[]).map(({ text }) => text);
}

/** How an event stands in the log. */
export interface Link {
  hash: string;
  complaint: string;
  seq: number;
}

/** Null where the text does not begin with the hash before it, or its columns do not repeat its body, or it has another position. */
export function linkOf(text: string, before: string, position: number): Link | null {
  const middle = ` 1 ${position} `;
  const seq = 2 * DIGITS + 1 + middle.length;
  if (!text.startsWith(`${before} `) || !text.startsWith(middle, 2 * DIGITS + 1)) return null;
  const complaint = text.indexOf(' ', seq) + 1;
  return {
    hash: text.slice(DIGITS + 1, 2 * DIGITS + 1),
    complaint: text.slice(complaint),
    seq: Number(text.slice(seq, complaint - 1)),
  };
}

/** Texts of `linkOf`. */
export const linksAfter = (scope: Scope, position: number): Promise<string[]> =>
  texts(scope, LINKS, position);

/** The file is asked in a thread of its own. */
function standBeside(file: string, organization: string): Promise<boolean> {
  const workerData = { file, query: HASHED, organization, digits: DIGITS };
  const worker = new Worker(new URL('./hashes-beside.mjs', import.meta.url), { workerData, execArgv: [] });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', () => reject(new Error('ended')));
  });
}

const stands = (text: string): boolean => sha256(text.slice(DIGITS)) === text.slice(0, DIGITS);

async function standHere(scope: Scope): Promise<boolean> {
  for (let at = 0; ; ) {
    const page = await texts(scope, HASHED, at);
    if (page.length === 0) return true;
    if (!page.every(stands)) return false;
    at += page.length;
  }
}

/** Whether each event of a log without gaps has the hash of what it says. */
export const hashesStand = (scope: Scope, file?: string): Promise<boolean> =>
  file ? standBeside(file, ownerOf(scope).organization) : standHere(scope);
