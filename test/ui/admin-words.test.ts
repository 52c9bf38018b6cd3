/** What the server writes into the list of who did what is said there in words. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { adminWords } from '../../ui/admin/words/words.ts';

const SERVER = fileURLToPath(new URL('../../server', import.meta.url));

const acts = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [...readFileSync(`${SERVER}/${name}`, 'utf8').matchAll(/\bact: '([\w.]+)'/g)])
  .map(([, act]) => act!);

test.each(Object.entries(adminWords))('%s', (_, { admin }) => {
  expect(acts.length).toBeGreaterThan(20);
  expect(acts.filter((act) => !(act in admin.acts))).toEqual([]);
});
