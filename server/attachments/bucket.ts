/** Attached files in a bucket that speaks the S3 protocol: ciphertext only, signed by aws4fetch (SigV4). */

import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { problem } from '../../engine/problem.ts';
import { Refusal } from '../store/open.ts';
import { type Blobs, HASH, type Staged, staged } from './blobs.ts';

export interface Bucket {
  /** With the bucket, and a folder in it where there is one: `https://s3.example.org/docket/files`. */
  url: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** The bucket's own address is no secret, its keys are: only the status is told. */
function answered(answer: Response): Response {
  if (!answer.ok) throw new Refusal(problem('server.files', '', { status: answer.status }));
  return answer;
}

const ENTRY = /<Contents>(.*?)<\/Contents>/gs;
const tagged = (text: string, tag: string): string =>
  new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(text)?.[1] ?? '';

/** `/docket/files/` as the bucket and the beginning of all keys. */
function partsOf(url: string): { root: string; prefix: string } {
  const { origin, pathname } = new URL(url);
  const [bucket = '', ...folders] = pathname.split('/').filter(Boolean);
  return { root: `${origin}/${bucket}`, prefix: folders.map((one) => `${one}/`).join('') };
}

export function inBucket({ url, region, ...keys }: Bucket): Blobs {
  const client = new AwsClient({ ...keys, region, service: 's3', retries: 3 });
  const { root, prefix } = partsOf(url);
  const ask = (path: string, init?: RequestInit): Promise<Response> =>
    client.fetch(`${root}${path}`, init).catch((error: unknown) => {
      throw new Refusal(problem('server.files', '', { status: String(error) }));
    });
  const one = (hash: string) => `/${prefix}${hash}`;
  // Whole: signed with its sum, and sent again after a failure.
  const send = async ({ file, hash, bytes }: Staged) => {
    const sum = { 'x-amz-content-sha256': hash };
    answered(await ask(one(hash), { method: 'PUT', body: await readFile(file), headers: sum }));
    return { hash, bytes };
  };
  const page = async (after: string): Promise<string> => {
    const query = new URLSearchParams({ 'list-type': '2', prefix, 'start-after': after });
    return answered(await ask(`?${query}`)).text();
  };
  return {
    put: (chunks) => staged(join(tmpdir(), 'docket-coming'), chunks, send),
    async has(hash) {
      const answer = await ask(one(hash), { method: 'HEAD' });
      return answer.status !== 404 && answered(answer).ok;
    },
    async get(hash) {
      const answer = await ask(one(hash));
      return answer.status === 404 ? null : (answered(answer).body as ReadableStream<Uint8Array>);
    },
    async remove(hash) {
      const answer = await ask(one(hash), { method: 'DELETE' });
      if (answer.status !== 404) answered(answer);
    },
    async *list() {
      for (let after = ''; ; ) {
        const text = await page(after);
        for (const [, entry = ''] of text.matchAll(ENTRY)) {
          after = tagged(entry, 'Key');
          const hash = after.slice(prefix.length);
          if (HASH.test(hash)) yield { hash, at: Date.parse(tagged(entry, 'LastModified')) };
        }
        if (tagged(text, 'IsTruncated') !== 'true') return;
      }
    },
  };
}
