/** Backups by command: what counts as good, what is refused, and that nothing is overwritten. */
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../support/command.ts';
import { folder, OFFICE } from './office.ts';

let from: ReturnType<typeof folder>;
let target: ReturnType<typeof folder>;
let to: ReturnType<typeof folder>;

async function docket(...argv: string[]) {
  const { code, text } = await run(...argv, '--json');
  return { code, value: JSON.parse(text) };
}

const made = () => docket('backup', '-o', target.path, '--data', from.path);
const restored = (backup: string) => docket('restore', backup, '--data', to.path);

beforeEach(async () => {
  [from, target, to] = [folder(), folder(), folder()];
  await docket('init', '--data', from.path, '--organization', 'north', '--rules', OFFICE);
});

afterEach(() => {
  for (const place of [from, target, to]) place.remove();
  process.exitCode = undefined;
});

test('a backup is put back with people and rules; never over what is there', async () => {
  await docket('user', 'add', 'ann', '--name', 'Ann', '--data', from.path);
  const backup = await made();
  expect(backup).toMatchObject({
    code: 0,
    value: { ok: true, kind: 'sqlite', heads: [{ organization: 'north', position: 0 }] },
  });
  expect(readdirSync(backup.value.folder).sort()).toEqual(['docket.db', 'manifest.json']);
  expect(await restored(backup.value.folder)).toMatchObject({
    code: 0,
    value: { heads: backup.value.heads },
  });
  expect((await docket('user', 'list', '--data', to.path)).value).toMatchObject([{ id: 'ann' }]);
  expect(await restored(backup.value.folder)).toMatchObject({
    code: 1,
    value: { problems: [{ code: 'restore.notEmpty' }] },
  });
});

type Spoil = (backup: string) => void;

test.each<[string, Spoil, string]>([
  ['a changed database', (backup) => appendFileSync(join(backup, 'docket.db'), 'x'), 'backup.changed'],
  ['no database', (backup) => rmSync(join(backup, 'docket.db')), 'file.missing'],
  ['no manifest', (backup) => rmSync(join(backup, 'manifest.json')), 'file.missing'],
  [
    'half a manifest',
    (backup) => writeFileSync(join(backup, 'manifest.json'), '{"format": 1,'),
    'backup.unreadable',
  ],
  [
    'a later format',
    (backup) => writeFileSync(join(backup, 'manifest.json'), '{"format": 99}'),
    'backup.unreadable',
  ],
  [
    'another head',
    (backup) => edit(backup, (manifest) => (manifest.heads[0].position = 7)),
    'backup.damaged',
  ],
  [
    'a file elsewhere',
    (backup) => edit(backup, (manifest) => (manifest.files[0].file = '../docket.db')),
    'backup.unreadable',
  ],
  ['another kind', (backup) => edit(backup, (manifest) => (manifest.kind = 'postgres')), 'backup.unreadable'],
])('%s is not put back', async (_, spoil, code) => {
  const backup = (await made()).value.folder as string;
  spoil(backup);
  expect(await restored(backup)).toMatchObject({ code: 1, value: { problems: [{ code }] } });
  expect(existsSync(join(to.path, 'docket.db'))).toBe(false);
});

function edit(backup: string, change: (manifest: ReturnType<typeof JSON.parse>) => void): void {
  const file = join(backup, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  change(manifest);
  writeFileSync(file, JSON.stringify(manifest));
}

test('a target that cannot be written leaves the earlier backups', async () => {
  const good = (await made()).value.folder as string;
  writeFileSync(join(target.path, 'file'), '');
  const failed = await docket('backup', '-o', join(target.path, 'file'), '--data', from.path);
  expect(failed).toMatchObject({ code: 1, value: { problems: [{ code: 'backup.failed' }] } });
  expect(existsSync(join(good, 'manifest.json'))).toBe(true);
  expect(await docket('backup', '-o', target.path, '--data', join(to.path, 'none'))).toMatchObject({
    value: { problems: [{ code: 'store.missing' }] },
  });
});
