/** A database that is held by another process, or gone: said as such, to be tried again, never a fault. */

import { rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openStore } from '../../server/store/open.ts';
import { folder, must, openOffice } from './office.ts';

test('a writer who waits too long for another process is told, and writes when it is free', {
  timeout: 40_000,
}, async () => {
  const place = folder();
  const store = must(await openStore(place.file));
  const write = () => store.write('small-office', async () => ({ ok: true, value: 'written' }));
  const other = new Sqlite(place.file);
  other.exec('begin immediate');
  expect(await write()).toMatchObject({ ok: false, problems: [{ code: 'server.busy' }] });
  other.exec('rollback');
  other.close();
  expect(await write()).toEqual({ ok: true, value: 'written' });
  await store.close();
  rmSync(place.path, { recursive: true, force: true });
});

test('ready while the database answers, not a moment longer', async () => {
  const office = await openOffice();
  expect((await office.request('/readyz')).status).toBe(200);
  await office.close();
  const answer = await office.request('/readyz');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
});
