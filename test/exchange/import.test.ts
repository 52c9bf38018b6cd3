/** `docket import`: from a package to a folder, under our names; nothing is written where something is wrong. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeNewFolder } from '../../server/cli/documents.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { run } from '../support/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-import-'));
const file = (name: string) => join(folder, name);
const answers = (name: string, value: unknown) => {
  writeFileSync(file(name), JSON.stringify(value));
  return file(name);
};

test('adopted into a new folder with its values; what is wrong writes nothing and says where', async () => {
  const pack = file('x.docket.zip');
  await run('export', 'schemas/organizations/property-record-form', '-o', pack);
  const good = answers('good.json', { id: 'our-office', version: '3.0.0', params: {} });
  const made = await run('import', pack, '--answers', good, '-o', file('ours'), '--json');
  expect(made.code).toBe(0);
  const head = JSON.parse(readFileSync(file('ours/ruleset.json'), 'utf8'));
  expect(head).toMatchObject({
    id: 'our-office',
    version: '3.0.0',
    derivedFrom: { id: 'property-record-form' },
  });
  expect((await run('scenarios', file('ours'))).code).toBe(0);

  const again = await run('import', pack, '--answers', good, '-o', file('ours'), '--json');
  expect(JSON.parse(again.text).problems).toMatchObject([{ code: 'folder.there' }]);

  const bad = answers('bad.json', { id: 'our-office', params: { nothing: 1 } });
  const refused = await run('import', pack, '--answers', bad, '-o', file('bad'), '--json');
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.text).problems).toMatchObject([
    { code: 'param.unknown', path: '/params/nothing' },
  ]);
  expect(existsSync(file('bad'))).toBe(false);

  const shapeless = answers('shapeless.json', { departments: [] });
  const unread = await run('import', pack, '--answers', shapeless, '-o', file('bad'), '--json');
  expect(JSON.parse(unread.text).problems[0]).toMatchObject({ code: 'adopt.answers' });
}, 60_000);

test('a folder whose writing is interrupted is not there; written again it is whole', () => {
  const place = file('interrupted');
  const good = { 'ruleset.json': { id: 'x' }, 'forms/a.json': { id: 'a' } };
  expect(() => writeNewFolder(place, { ...good, 'forms/b.json': 1n as never })).toThrow();
  expect(existsSync(place)).toBe(false);
  writeNewFolder(place, good, { 'params.json': '{}' });
  expect(Object.keys(readFolder(place))).toEqual(['forms/a.json', 'params.json', 'ruleset.json']);
  expect(existsSync(`${place}.part`)).toBe(false);
});
