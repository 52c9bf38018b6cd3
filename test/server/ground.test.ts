/** What a server stands on: settings told with their sources, folders that hold, a clock that is watched, figures for a monitor. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../server/app.ts';
import { watchClock } from '../../server/clock.ts';
import { networkFileSystem } from '../../server/place.ts';
import { jumpWatch } from '../../server/schedule/jump.ts';
import { auditOf } from '../../server/store/audit.ts';
import { run } from '../support/command.ts';
import { databases, KEY } from '../torture/support/databases.ts';
import { start } from '../torture/support/processes.ts';
import { folder, letter, type Office, openOffice, signIn } from './office.ts';

const both = await databases();
const place = folder();
let office: Office;

beforeAll(async () => {
  office = await openOffice();
});

afterEach(() => {
  vi.unstubAllEnvs();
  process.exitCode = undefined;
});

afterAll(async () => {
  await office.close();
  place.remove();
  for (const database of both) await database.stop();
});

interface Told {
  ok: boolean;
  settings: { name: string; value: string | null; source: string }[];
  problems: { code: string; path: string }[];
}

async function config(...argv: string[]): Promise<{ code: number; told: Told; text: string }> {
  const { code, text } = await run('config', ...argv, '--json');
  return { code, told: JSON.parse(text), text };
}

describe('docket config', () => {
  test('tells each setting with its source, and hides what is secret', async () => {
    vi.stubEnv('DOCKET_SECRET', 'a secret for tests only, of no use elsewhere');
    vi.stubEnv('DOCKET_URL', 'https://complaints.example.org');
    vi.stubEnv('DATABASE_URL', 'postgres://docket:hush@db/docket');
    const { code, told, text } = await config('--data', place.path, '--port', '9000');
    expect([code, told.ok, told.problems]).toEqual([0, true, []]);
    const row = (name: string) => told.settings.find((one) => one.name === name);
    expect(row('PORT')).toEqual({ name: 'PORT', value: '9000', source: 'option' });
    expect(row('DOCKET_URL')).toMatchObject({
      value: 'https://complaints.example.org',
      source: 'environment',
    });
    expect(row('DOCKET_SECRET')).toMatchObject({ value: null, source: 'environment' });
    expect(row('DOCKET_KEY')).toMatchObject({ value: join(place.path, 'docket.key'), source: 'default' });
    expect(row('DOCKET_OIDC_ISSUER')).toMatchObject({ value: null, source: 'unset' });
    expect(text).not.toMatch(/hush|a secret for tests/);
  });

  test('tells all faults at once, those of the folder too', async () => {
    const file = join(place.path, 'file');
    writeFileSync(file, '');
    vi.stubEnv('PORT', '0');
    vi.stubEnv('DOCKET_SECRET', 'short');
    vi.stubEnv('DOCKET_URL', 'ftp://x');
    vi.stubEnv('DATABASE_URL', 'mysql://x');
    vi.stubEnv('DOCKET_FILES', 'https://bucket.example.org');
    vi.stubEnv('DOCKET_OIDC_ISSUER', 'nothing');
    const { code, told } = await config('--data', join(file, 'data'));
    expect(code).toBe(1);
    expect(told.problems.map(({ code: what, path }) => `${path} ${what}`)).toEqual([
      '/PORT settings.port',
      '/DATABASE_URL settings.database',
      '/DOCKET_FILES settings.files',
      '/AWS_ACCESS_KEY_ID settings.missing',
      '/AWS_SECRET_ACCESS_KEY settings.missing',
      '/DOCKET_SECRET settings.secretShort',
      '/DOCKET_URL settings.url',
      '/DOCKET_OIDC_ISSUER settings.issuer',
      '/DOCKET_OIDC_CLIENT_ID settings.missing',
      '/DOCKET_OIDC_CLIENT_SECRET settings.missing',
      '/DOCKET_DATA settings.folder',
    ]);
    const served = await run('serve', '--json', '--data', join(file, 'data'));
    expect([served.code, JSON.parse(served.text).problems.length]).toEqual([1, 11]);
    const begun = await run('init', '--json', '--data', join(file, 'data'));
    expect([begun.code, JSON.parse(begun.text).problems.length]).toEqual([1, 11]);
  });
});

describe('a data folder', () => {
  const MOUNTS = [
    '22 27 0:21 / /proc rw,relatime - proc proc rw',
    '27 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '40 27 0:50 / /mnt/office\\040share rw - cifs //server/share rw',
    '41 27 0:51 / /srv rw - nfs4 server:/srv rw',
    '42 41 8:2 / /srv/local rw - xfs /dev/sdb1 rw',
    '43 27 0:52 / /home/me rw - fuse.sshfs me@host: rw',
    '44 27 0:53 / /media/stick rw - fuseblk /dev/sdc1 rw',
  ].join('\n');

  test.each([
    ['/var/lib/docket', null],
    ['/mnt/office share/docket', 'cifs'],
    ['/srv', 'nfs4'],
    ['/srv/docket', 'nfs4'],
    ['/srv/local/docket', null],
    ['/srvices', null],
    ['/home/me/docket', 'fuse.sshfs'],
    ['/media/stick', null],
  ])('%s: %s', (path, type) => expect(networkFileSystem(MOUNTS, path)).toBe(type));
});

describe('a clock', () => {
  test('that was set is noticed once, one that runs is not', () => {
    let [wall, steady] = [1_700_000_000_000, 5000];
    const jumped = watchClock(
      () => wall,
      () => steady,
    );
    const pass = (wallBy: number, steadyBy: number) => {
      wall += wallBy;
      steady += steadyBy;
      return jumped();
    };
    expect([pass(1000, 1000), pass(3_601_000, 1000), pass(1000, 1000), pass(-7_199_000, 1000)]).toEqual([
      0, 3600, 0, -7200,
    ]);
  });

  test('that was set by more than five minutes stands among the administrator’s notices', async () => {
    const seconds = [0, 120, -300, 301, -86_400];
    const watch = jumpWatch(office.deps, () => seconds.shift() ?? 0);
    for (let round = 0; round < 6; round += 1) await watch();
    const noted = await auditOf(office.deps.store.for(office.organization), { act: 'clock.jumped' });
    expect(noted.map(({ facts, person }) => [facts, person])).toEqual([
      [{ seconds: -86_400 }, null],
      [{ seconds: 301 }, null],
    ]);
  });
});

describe('/metrics', () => {
  test('counts by route, without ids, names or texts', async () => {
    const ann = await signIn(office, 'ann');
    const { complaints } = await (
      await ann.post('/api/submissions/letter', letter('Canary-Metrics-1'))
    ).json();
    await ann.get(`/api/complaints/${complaints[0].id}`);
    await ann.get('/api/complaints?q=Canary-Metrics-1');
    const answer = await office.request('/metrics');
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toContain(
      'docket_http_requests_total{method="GET",route="/api/complaints/:id",status="200"} 1',
    );
    expect(text).toMatch(
      /docket_http_request_duration_seconds_bucket\{method="GET",route="\/api\/complaints\/:id",le="\+Inf"\} 1/,
    );
    expect(text).toMatch(/docket_events\{organization="small-office"\} [1-9]/);
    expect(text).toMatch(/process_resident_memory_bytes \d{6,}/);
    expect(text).not.toMatch(new RegExp(`Canary|${complaints[0].id}|ann`));
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) |[a-z_0-9]+(\{[^}]*\})? [-+.e\d]+$)/);
  });

  test('asks for its token where one is set', async () => {
    const app = createApp({ ...office.deps, metricsToken: 'monitor' });
    const ask = (bearer?: string) =>
      app.request('/metrics', { headers: bearer ? { authorization: `Bearer ${bearer}` } : {} });
    expect((await ask()).status).toBe(401);
    expect((await ask('other')).status).toBe(401);
    expect((await ask('monitor')).status).toBe(200);
  });
});

describe.each(both)('servers that start at once on $name', (database) => {
  test.skipIf(database.missing)('bring the tables up one after another', { timeout: 120_000 }, async () => {
    const where = await database.place();
    const opened = Array.from(
      { length: 3 },
      () =>
        new Promise<unknown>((resolve) => {
          const one = start('opener.ts', [where, KEY], resolve);
          one.process.once('exit', () => resolve('ended without a word'));
        }),
    );
    expect(await Promise.all(opened)).toEqual(['opened', 'opened', 'opened']);
  });
});
