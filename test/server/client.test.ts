/** The typed client: the API's type is enough to call it. */

import { hc } from 'hono/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../server/app.ts';
import { freshKey, letter, type Office, openOffice, signIn } from './office.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});

afterAll(() => office.close());

test('knows paths, bodies and answers', async () => {
  const ann = await signIn(office, 'ann');
  const client = hc<App>('http://localhost', {
    fetch: (input: RequestInfo | URL, init?: RequestInit) => {
      const headers = Object.fromEntries(new Headers(init?.headers));
      return ann.raw(String(input), { ...init, headers }) as Promise<Response>;
    },
  });
  const sent = await client.api.submissions[':id'].$post(
    { param: { id: 'letter' }, json: letter('through the client') },
    { headers: { 'Idempotency-Key': freshKey() } },
  );
  const id: string = (await sent.json()).complaints[0]!.id;
  const page = await (await client.api.complaints[':id'].$get({ param: { id } })).json();
  const version: number = page.version;
  const task: string = page.tasks[0]!.id;
  const taken = await client.api.complaints[':id'].tasks[':task'].take.$post(
    { param: { id, task }, json: { version } },
    { headers: { 'Idempotency-Key': freshKey() } },
  );
  expect((await taken.json()).version).toBe(version + 1);
  const tasks = await (await client.api.tasks.$get()).json();
  expect(tasks.mine.map((row) => row.complaint)).toEqual([id]);
});
