/** A small server that speaks as much of the S3 protocol as docket uses, and refuses what is not signed. */

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeBucket {
  url: string;
  objects: Map<string, Buffer>;
  /** Answers of the next requests, before it works again. */
  failing: number[];
  close(): Promise<void>;
}

const entry = (key: string): string =>
  `<Contents><Key>${key}</Key><LastModified>2024-03-04T01:00:00.000Z</LastModified></Contents>`;

/** Two keys a page, so that turning pages is tried. */
function listed(objects: Map<string, Buffer>, query: URLSearchParams): string {
  const after = query.get('start-after') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after);
  const page = keys.sort().slice(0, 2);
  return `<ListBucketResult><IsTruncated>${keys.length > 2}</IsTruncated>${page.map(entry).join('')}</ListBucketResult>`;
}

export async function fakeBucket(): Promise<FakeBucket> {
  const objects = new Map<string, Buffer>();
  const failing: number[] = [];
  const server = createServer(async (request, reply) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { pathname, searchParams } = new URL(request.url!, 'http://bucket');
    const key = pathname.replace(/^\/docket\/?/, '');
    const answer = (status: number, content: Buffer | string = ''): void =>
      void reply.writeHead(status).end(content);
    const broken = failing.shift();
    if (broken) return answer(broken);
    if (
      !/^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/auto\/s3\/aws4_request, /.test(
        request.headers.authorization ?? '',
      )
    )
      return answer(403);
    if (request.method === 'PUT') {
      const sum = createHash('sha256').update(body).digest('hex');
      if (request.headers['x-amz-content-sha256'] !== sum) return answer(400);
      objects.set(key, body);
      return answer(200);
    }
    if (request.method === 'DELETE') return answer(objects.delete(key) ? 204 : 404);
    if (key === '') return answer(200, listed(objects, searchParams));
    const found = objects.get(key);
    return found ? answer(200, found) : answer(404);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => new Promise((resolve) => void server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}/docket/files`, objects, failing, close };
}
