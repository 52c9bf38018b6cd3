/** The zip in which a rule set travels: the same bytes anywhere, and nothing read from one that is not right. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../engine/exchange/documents.ts';
import { pack, unpack } from '../../engine/exchange/package.ts';
import { languages } from '../../engine/text/language.ts';
import { say } from '../../engine/text/say.ts';
import { hostilePackages } from '../hostile/packages.ts';
import { run } from '../support/command.ts';
import { filesOf, must, organizations } from '../support/rule-sets.ts';

const packed = must(pack(filesOf('market-regulator')));

describe.each(organizations)('%s', (organization) => {
  test('packed, read and packed again: the same bytes, the same contents, nothing of the demo', () => {
    const bytes = must(pack(filesOf(organization)));
    const { files } = must(unpack(bytes));
    expect(documentsOf(files)).toEqual(documentsOf(filesOf(organization)));
    expect(Object.keys(files).filter((file) => file.startsWith('demo/'))).toEqual([]);
    expect(Buffer.from(must(pack(files))).equals(Buffer.from(bytes))).toBe(true);
  });
});

test('the same bytes in another time zone and locale', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docket-package-'));
  const shas = [
    ['America/New_York', 'zh_CN.UTF-8'],
    ['Pacific/Apia', 'tr_TR.UTF-8'],
  ].map(([TZ, LC_ALL], index) => {
    const file = join(folder, `${index}.zip`);
    const args = [
      '--import',
      'tsx',
      'server/cli/main.ts',
      'export',
      'schemas/organizations/market-regulator',
    ];
    execFileSync('node', [...args, '-o', file], { env: { ...process.env, TZ, LC_ALL } });
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  });
  expect(new Set(shas)).toEqual(new Set([createHash('sha256').update(packed).digest('hex')]));
}, 120_000);

test.each(hostilePackages)('%s is refused', (_, bytes, code) => {
  const made = bytes();
  const start = performance.now();
  const result = unpack(made);
  expect(result.ok).toBe(false);
  const codes = result.ok ? [] : result.problems.map((problem) => problem.code);
  expect(codes).toContain(code);
  expect(performance.now() - start).toBeLessThan(2000);
  for (const problem of result.ok ? [] : result.problems)
    for (const language of languages) expect(say(problem, language)).not.toContain(problem.code);
});

test('any flipped byte is noticed or harmless', () => {
  for (let place = 0; place < packed.length; place += 97) {
    const bytes = Uint8Array.from(packed);
    bytes[place] = bytes[place]! ^ 0x20;
    const result = unpack(bytes);
    if (result.ok) expect(result.value.files).toEqual(must(unpack(packed)).files);
  }
});

test('signed, inspected; a signature of other contents is found out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'docket-signed-'));
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'x.docket.zip')];
  const made = JSON.parse((await run('keygen', '-o', key, '--json')).text) as { publicKey: string };
  const [plain, later] = [join(folder, 'plain.docket.zip'), join(folder, 'later.docket.zip')];
  await run('export', 'schemas/organizations/market-regulator', '-o', file, '--key', key);
  await run('export', 'schemas/organizations/market-regulator', '-o', plain);
  await run('sign', plain, '--key', key, '-o', later);
  expect(readFileSync(later).equals(readFileSync(file))).toBe(true);
  expect(must(unpack(readFileSync(plain))).signature).toBeUndefined();
  const first = await run('inspect', file, '--json');
  expect(JSON.parse(first.text)).toMatchObject({
    id: 'market-regulator',
    signature: 'valid',
    problems: [],
  });
  const bytes = unzipSync(readFileSync(file));
  expect(JSON.parse(strFromU8(bytes['signature.json']!))).toMatchObject({ publicKey: made.publicKey });
  const signature = { ...JSON.parse(strFromU8(bytes['signature.json']!)), signature: '00'.repeat(64) };
  writeFileSync(file, zipSync({ ...bytes, 'signature.json': strToU8(JSON.stringify(signature)) }));
  const second = await run('inspect', file, '--json');
  expect(JSON.parse(second.text)).toMatchObject({ signature: 'invalid' });
  expect(second.code).toBe(1);
});

const garbage = join(mkdtempSync(join(tmpdir(), 'docket-key-')), 'key.pem');
writeFileSync(garbage, 'no key');

test.each([
  ['inspect /nowhere/x.zip', 'file.missing'],
  ['inspect schemas', 'file.refused'],
  ['export schemas/nowhere -o x.zip', 'folder.missing'],
  [`export schemas/organizations/restaurant -o x.zip --key ${garbage}`, 'key.unusable'],
  ['export schemas/organizations/restaurant -o x.zip --key /nowhere/key.pem', 'file.missing'],
  ['export schemas/organizations/restaurant -o /nowhere/x.zip', 'file.missing'],
])('docket %s: %s', async (line, code) => {
  const { text, code: left } = await run(...line.split(' '), '--json');
  expect([left, JSON.parse(text).problems]).toMatchObject([1, [{ code }]]);
});
