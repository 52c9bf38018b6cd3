/** A server process as far as its tables: brings a database up with all accounts, says how that went, and ends. */

import { openAccess } from '../../../server/access/auth.ts';
import { systemMillis } from '../../../server/clock.ts';
import { makeIds } from '../../../server/ids.ts';
import { openStore } from '../../../server/store/open.ts';

const [where, key] = process.argv.slice(2);
const secret = 'a secret for tests only, of no use elsewhere';

async function open(): Promise<string> {
  const store = await openStore(where!, key!);
  if (!store.ok) return JSON.stringify(store.problems);
  await openAccess({ store: store.value, ids: makeIds(systemMillis), secret, url: 'http://localhost' });
  await store.value.close();
  return 'opened';
}

process.send?.(await open().catch(String));
process.disconnect?.();
