/** Reads the body of a mutating request once: size, type, UTF-8, JSON, and text that can be kept. */

import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { decodeText, parseJson } from '../../engine/json.ts';
import { problem } from '../../engine/problem.ts';
import { unclean } from './clean.ts';
import type { Env } from './env.ts';
import { refuse } from './problems.ts';

const MOST_BYTES = 256 * 1024;
export const MOST_DEPTH = 20;

export const MUTATING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Edits of a draft: a whole table or a whole file may be one of them. */
const MOST_OF_EDITS = 4 * 1024 * 1024;
const MOST_ROWS = 5000;
const EDITS = /\/studio\/drafts\/[^/]+\/edits$/;

const mostOf = (path: string): number => (EDITS.test(path) ? MOST_OF_EDITS : MOST_BYTES);

const isJson = (type: string | undefined): boolean => /^application\/json\s*(;|$)/i.test(type ?? '');

/** A slow sender is let go (guarantees, Limits). */
export const SLOWEST = 30_000;

/** Null where it took longer. */
export async function inTime<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), SLOWEST);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Read to its end, or until it is more than `most`. */
async function pieces(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Uint8Array | 'tooLarge'> {
  const [read, reader] = [[] as Uint8Array[], body?.getReader()];
  for (let size = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) return 'tooLarge';
    read.push(value);
  }
  return Buffer.concat(read);
}

/** What comes in pieces says no length beforehand; whoever reads it later finds it whole. */
async function bytesOf(c: Context<Env>, most: number): Promise<Uint8Array | 'tooLarge'> {
  const { headers, body } = c.req.raw;
  const said = headers.get('content-length');
  if (said !== null && !headers.has('transfer-encoding'))
    return Number(said) > most ? 'tooLarge' : new Uint8Array(await c.req.arrayBuffer());
  const bytes = await pieces(body, most);
  if (bytes !== 'tooLarge') c.req.raw = new Request(c.req.raw, { body: Uint8Array.from(bytes) });
  return bytes;
}

export const readBody = createMiddleware<Env>(async (c, next) => {
  if (!MUTATING.has(c.req.method)) return next();
  const most = mostOf(c.req.path);
  const bytes = await inTime(bytesOf(c, most));
  if (!bytes) return refuse(c, problem('request.slow', '', { seconds: SLOWEST / 1000 }));
  if (bytes === 'tooLarge') return refuse(c, problem('request.tooLarge', '', { most }));
  if (!isJson(c.req.header('content-type'))) return refuse(c, problem('request.mediaType', ''));
  const text = decodeText(bytes);
  if (!text.ok) return refuse(c, ...text.problems);
  const parsed = parseJson(text.value, MOST_DEPTH);
  if (!parsed.ok) return refuse(c, ...parsed.problems);
  const wrong = EDITS.test(c.req.path) ? unclean(parsed.value, MOST_ROWS) : unclean(parsed.value);
  if (wrong.length > 0) return refuse(c, ...wrong);
  c.set('body', parsed.value);
  return next();
});

/** Query, path and header texts are held to the same rule as bodies. */
export const cleanAddress = createMiddleware<Env>(async (c, next) => {
  const { searchParams, pathname } = new URL(c.req.url);
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return refuse(c, problem('request.path', ''));
  }
  const wrong = unclean({ path, query: [...searchParams].map(([key, value]) => ({ key, value })) });
  return wrong.length > 0 ? refuse(c, ...wrong) : next();
});
