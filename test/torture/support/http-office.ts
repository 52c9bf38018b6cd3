/** `docket serve` over the small office as a process that can be killed and started again, and a clerk at its window. */

import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { systemClock } from '../../../server/clock.ts';
import { DEMO_PASSWORD } from '../../../server/demo/people.ts';
import { openStore, type Store } from '../../../server/store/open.ts';
import { emptyDeps, folder, letter, must, settle } from '../../server/office.ts';
import { pause, type Started, start } from './processes.ts';

export interface HttpOffice {
  /** Kills the server and starts it anew; resolves when it answers again. */
  restart(): Promise<void>;
  /** What is answered to a letter, tried until there is an answer. */
  send(key: string, about: string): Promise<{ status: number; body: string }>;
  /** One request as the clerk, and its answer. */
  call(path: string, body?: object): Promise<unknown>;
  url: string;
  /** The clerk's session. */
  cookie: string;
  /** A second process at the database, for counting. */
  store: Store;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const SERVE = '../../../server/cli/main.ts';
const SECRET = 'a secret for tests only, of no use elsewhere';

async function settled(file: string): Promise<void> {
  const store = must(await openStore(file));
  const deps = { ...(await emptyDeps(store)), clock: systemClock };
  await settle(deps, 'small-office');
  await deps.printer.close();
  await store.close();
}

async function answering(url: string): Promise<void> {
  for (let tried = 0; ; tried += 1) {
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    if (tried > 600) throw new Error('the server does not answer');
    await pause(50);
  }
}

const headersOf = (url: string, more: Record<string, string> = {}): Record<string, string> => ({
  'content-type': 'application/json',
  origin: url,
  ...more,
});

async function signIn(url: string): Promise<string> {
  const body = JSON.stringify({ username: 'ann', password: DEMO_PASSWORD });
  const answer = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: headersOf(url),
    body,
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

/** As a browser does that keeps its draft: the same key again until something answers. */
async function sent(url: string, cookie: string, key: string, about: string) {
  const headers = headersOf(url, { cookie, 'idempotency-key': key });
  const init = { method: 'POST', headers, body: JSON.stringify(letter(about)) };
  for (;;) {
    const answer = await fetch(`${url}/api/submissions/letter`, init).catch(() => null);
    const body = await answer?.text().catch(() => null);
    if (answer && answer.status !== 503 && typeof body === 'string') return { status: answer.status, body };
    await pause(30);
  }
}

async function called(url: string, cookie: string, path: string, body?: object): Promise<unknown> {
  const headers = headersOf(url, { cookie, 'idempotency-key': crypto.randomUUID() });
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  const answer = await fetch(`${url}/api/${path}`, init);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

/** In a folder of its own, which goes with it. */
export async function httpOffice(): Promise<HttpOffice> {
  const place = folder();
  await settled(place.file);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DOCKET_DATA: dirname(place.file),
    DOCKET_SECRET: SECRET,
    DOCKET_URL: url,
    DATABASE_URL: '',
    DOCKET_REQUESTS: '1000000',
    QUIET: '1',
  };
  const serve = (): Started =>
    start(SERVE, ['serve', '--port', String(port), '--host', '127.0.0.1'], undefined, env);
  let server = serve();
  await answering(url);
  const cookie = await signIn(url);
  const store = must(await openStore(place.file));
  return {
    url,
    cookie,
    store,
    async restart() {
      await server.kill();
      server = serve();
      await answering(url);
    },
    send: (key, about) => sent(url, cookie, key, about),
    call: (path, body) => called(url, cookie, path, body),
    async stop() {
      await server.kill();
      await store.close();
      place.remove();
    },
  };
}
