/** A small office for the server's tests: rule set, people, signed-in requests; real database, no port. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { openPrinter } from '../../reports/pdf/pool.ts';
import { openAccess } from '../../server/access/auth.ts';
import { createApp } from '../../server/app.ts';
import { onDisk } from '../../server/attachments/disk.ts';
import { loadCalendars } from '../../server/calendars.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { handClock } from '../../server/clock.ts';
import { DEMO_PASSWORD, settleCast } from '../../server/demo/people.ts';
import type { Deps } from '../../server/deps.ts';
import { makeIds } from '../../server/ids.ts';
import { openProver } from '../../server/proving/prover.ts';
import { openStore, type Store } from '../../server/store/open.ts';
import { makeRuleBook, publish } from '../../server/store/rule-sets.ts';

export const OFFICE = fileURLToPath(new URL('./office', import.meta.url));
export const MONDAY = '2024-03-04T01:00:00Z';
const URL_OF_OFFICE = 'http://localhost';

export interface Office {
  deps: Deps;
  clock: ReturnType<typeof handClock>;
  organization: string;
  request: ReturnType<typeof createApp>['request'];
  close(): Promise<void>;
}

/** The value, or a test that says what was refused. */
export function must<T>(result: { ok: true; value: T } | { ok: false; problems: unknown[] }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

export function folder(): { path: string; file: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'docket-'));
  return {
    path,
    file: join(path, 'docket.db'),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Other names in the same rule set make another organization with the same people's names. */
export async function settle(deps: Deps, organization: string, prefix = ''): Promise<void> {
  const rules = must(await publish(deps.store, organization, readFolder(OFFICE), deps.clock.now(), true));
  const cast = rules.set.demo!;
  const people = cast.people.map((person) => ({ ...person, id: prefix + person.id }));
  must(await settleCast(deps, organization, { ...cast, people }));
}

export async function emptyDeps(store: Store, clock = handClock(MONDAY)): Promise<Deps> {
  const ids = makeIds(() => Date.parse(clock.now()));
  return {
    clock,
    ids,
    store,
    rules: makeRuleBook(store),
    access: await openAccess({
      store,
      ids,
      secret: 'a secret for tests only, of no use elsewhere',
      url: URL_OF_OFFICE,
    }),
    log: pino({ level: 'silent' }),
    printer: openPrinter(),
    prover: openProver(),
    blobs: onDisk(join(tmpdir(), `docket-files-${ids.next()}`)),
    calendars: loadCalendars(),
    demo: true,
    telling: new Set(),
    url: URL_OF_OFFICE,
  };
}

export async function openOffice(): Promise<Office> {
  const place = folder();
  const clock = handClock(MONDAY);
  const deps = await emptyDeps(must(await openStore(place.file)), clock);
  await settle(deps, 'small-office');
  const app = createApp(deps);
  const close = async () => {
    await deps.printer.close();
    await deps.prover.close();
    await deps.store.close();
    place.remove();
  };
  return { deps, clock, organization: 'small-office', request: app.request, close };
}

export const json = (body: unknown, more: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...more },
  body: JSON.stringify(body),
});

let keys = 0;
export const freshKey = (): string => `key-${++keys}`;

/** Requests of one person. */
export async function signIn(office: Office, username: string) {
  const answer = await office.request(
    '/api/auth/sign-in/username',
    json({ username, password: DEMO_PASSWORD }),
  );
  if (answer.status !== 200) throw new Error(await answer.text());
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return {
    get: (path: string) => office.request(path, { headers: { cookie, 'accept-language': 'en' } }),
    post: (path: string, body: unknown, key = freshKey()) =>
      office.request(path, json(body, { cookie, 'accept-language': 'en', 'idempotency-key': key })),
    raw: (path: string, init: RequestInit) =>
      office.request(path, { ...init, headers: { cookie, 'accept-language': 'en', ...init.headers } }),
  };
}

export const letter = (about = 'A lamp is broken') => ({ data: { letter: { about } } });
