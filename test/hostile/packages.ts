/** Packages that are wrong before anybody reads a rule set in them: the zip, its names, its manifest, its sums, its signature. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { pack } from '../../engine/exchange/package.ts';
import { filesOf, must } from '../support/rule-sets.ts';

const packed = must(pack(filesOf('market-regulator')));
const entries = () => unzipSync(packed);

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

/** What it is, how it is made, the code it is refused with. */
export const hostilePackages: [string, () => Uint8Array, string][] = [
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

const signature = (hex: string) => strToU8(JSON.stringify({ publicKey: hex, signature: hex.repeat(2) }));

/** The package itself is right; who vouches for it is not. */
export const falselySigned: [string, () => Uint8Array, string][] = [
  [
    'a key that is no key',
    () => zipped({ 'signature.json': signature('00'.repeat(32)) }),
    'package.signature',
  ],
  [
    'a signature of nothing',
    () => zipped({ 'signature.json': signature('ab'.repeat(32)) }),
    'package.signature',
  ],
];
