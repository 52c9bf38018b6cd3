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
import { run } from '../support/command.ts';
import { filesOf, must, organizations } from '../support/rule-sets.ts';

const packed = must(pack(filesOf('market-regulator')));
const entries = () => unzipSync(packed);

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

/** Overwrites bytes of the first central directory record: offsets of APPNOTE 4.3.12. */
function patched(offset: number, value: number, size: 2 | 4): Uint8Array {
  const bytes = Buffer.from(packed);
  const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  if (size === 2) bytes.writeUInt16LE(value, central + offset);
  else bytes.writeUInt32LE(value >>> 0, central + offset);
  return bytes;
}

const zipped = (more: Record<string, Uint8Array>) => zipSync({ ...entries(), ...more });

function withManifest(change: (manifest: Record<string, unknown>) => void): Uint8Array {
  const manifest = JSON.parse(strFromU8(entries()['docket.json']!)) as Record<string, unknown>;
  change(manifest);
  return zipped({ 'docket.json': strToU8(JSON.stringify(manifest)) });
}

const without = (name: string) =>
  zipSync(Object.fromEntries(Object.entries(entries()).filter(([key]) => key !== name)));

const empty = new Uint8Array(0);
const paths = [
  '../evil.json',
  '/abs.json',
  '..\\win.json',
  'a/../../b.json',
  '__proto__/x.json',
  'forms/constructor.json',
  'forms/x.zip',
  'forms/run.js',
  'C:/x.json',
  'forms/\u202ejson.json',
  'forms/а.json',
  'a/b/c/d.json',
  '.hidden.json',
  'forms//x.json',
];

const hostile: [string, () => Uint8Array, string][] = [
  ...paths.map((name): [string, () => Uint8Array, string] => [
    `an entry named ${JSON.stringify(name)}`,
    () => zipped({ [name]: strToU8('{}') }),
    'package.path',
  ]),
  ['no bytes', () => empty, 'package.notZip'],
  ['not a zip', () => strToU8('{"id": 1}'.repeat(50)), 'package.notZip'],
  ['cut in the middle', () => packed.slice(0, packed.length >> 1), 'package.notZip'],
  ['the tail alone', () => packed.slice(-60), 'package.notZip'],
  ['eleven megabytes', () => new Uint8Array(11_000_000), 'package.large'],
  [
    'a bomb that says its size',
    () => zipped({ 'forms/x.json': new Uint8Array(60_000_000) }),
    'package.large',
  ],
  ['a size of four gigabytes', () => patched(24, 0xffffffff, 4), 'package.large'],
  ['an encrypted entry', () => patched(8, 1, 2), 'package.encrypted'],
  ['a link', () => patched(38, 0o120777 << 16, 4), 'package.link'],
  ['an unknown packing', () => patched(10, 93, 2), 'package.method'],
  [
    'five hundred and one entries',
    () => zipSync(Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`forms/f${n}.json`, empty]))),
    'package.many',
  ],
  ['the same name in capitals', () => zipped({ 'RULESET.json': strToU8('{}') }), 'package.twice'],
  ['no manifest', () => without('docket.json'), 'package.noManifest'],
  ['a manifest that is no JSON', () => zipped({ 'docket.json': strToU8('{') }), 'json.syntax'],
  [
    'a manifest with a word of its own',
    () => withManifest((m) => Object.assign(m, { run: 'x' })),
    'shape.unknownKey',
  ],
  ['a newer format', () => withManifest((m) => Object.assign(m, { format: 2 })), 'package.needs'],
  [
    'another fingerprint',
    () => withManifest((m) => Object.assign(m, { fingerprint: '0'.repeat(64) })),
    'package.fingerprint',
  ],
  [
    'another version',
    () => withManifest((m) => Object.assign(m, { version: '9.9.9' })),
    'package.fingerprint',
  ],
  [
    'a file that the manifest does not know',
    () => zipped({ 'forms/stray.json': strToU8('{}') }),
    'package.stray',
  ],
  ['a file that is gone', () => without('series.json'), 'package.missing'],
  ['a file that was changed', () => zipped({ 'series.json': strToU8('{"series": []}') }), 'package.hash'],
];

test.each(hostile)('%s is refused', (_, bytes, code) => {
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
  await run('export', 'schemas/organizations/market-regulator', '-o', file, '--key', key);
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
