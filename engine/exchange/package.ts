/** The zip in which a rule set travels: the same bytes for the same rule set anywhere, checked before it is read. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import { checkShape } from '../ruleset/check-shape.ts';
import { kindOf } from '../ruleset/files.ts';
import { fingerprint } from '../ruleset/fingerprint.ts';
import { formatFile } from '../ruleset/format.ts';
import { type Files, languageFormat, readRuleSet } from '../ruleset/load.ts';
import type { PackageManifest, RuleSet } from '../ruleset/types.ts';
import { documentsOf, filesOfDocuments } from './documents.ts';
import { directory } from './zip.ts';

export const MANIFEST = 'docket.json';
export const SIGNATURE = 'signature.json';

/** Ed25519 (RFC 8032) over the bytes of the manifest; both in hex. */
export interface Signature {
  algorithm: 'Ed25519';
  publicKey: string;
  signature: string;
}

export interface Package {
  manifest: PackageManifest;
  set: RuleSet;
  files: Files;
  signature?: Signature;
  /** What the signature is over. */
  signed: Uint8Array;
}

const hash = (bytes: Uint8Array) => bytesToHex(sha256(bytes));

/** The oldest time a zip can say, read as local time everywhere. */
const TIME = '1980-01-01T00:00:00';

function manifestOf(set: RuleSet, files: Files): PackageManifest {
  const { id, version, title, format, licence, derivedFrom } = set.ruleset;
  return {
    package: 1,
    format,
    id,
    version,
    title,
    ...(licence ? { licence } : {}),
    ...(derivedFrom ? { derivedFrom } : {}),
    fingerprint: fingerprint(set),
    files: Object.fromEntries(Object.entries(files).map(([file, text]) => [file, hash(strToU8(text))])),
  };
}

/** What a package of these files would hold. Problems: those of `readRuleSet`. */
export function packageOf(files: Files): Result<Package> {
  const set = readRuleSet(files);
  if (!set.ok) return set;
  const travelling = filesOfDocuments(documentsOf(files));
  const { demo: _demo, ...rest } = set.value;
  const manifest = manifestOf(rest, travelling);
  return ok({ manifest, set: rest, files: travelling, signed: new Uint8Array() });
}

/**
 * Packs a rule set; `sign` gets the bytes of the manifest. Scenarios travel, the demo (people, values) does not.
 * Problems: those of `readRuleSet`.
 */
export function pack(files: Files, sign?: (manifest: Uint8Array) => Signature): Result<Uint8Array> {
  const found = packageOf(files);
  if (!found.ok) return found;
  const travelling = found.value.files;
  const manifest = strToU8(formatFile(found.value.manifest, 'package'));
  const entries: [string, Uint8Array][] = [
    [MANIFEST, manifest],
    ...(sign ? [[SIGNATURE, strToU8(formatFile(sign(manifest)))] as [string, Uint8Array]] : []),
    ...Object.entries(travelling).map(([file, text]): [string, Uint8Array] => [file, strToU8(text)]),
  ];
  return ok(zipSync(Object.fromEntries(entries), { level: 9, mtime: TIME, os: 0 }));
}

/**
 * Reads a package. Problems: those of `directory`, `package.damaged` {name}, `package.noManifest`, `package.needs`
 * {format}, `package.hash` and `package.missing` and `package.stray` {name}, `package.fingerprint`, and all that
 * reading a rule set finds. The signature is handed on unproven.
 */
export function unpack(bytes: Uint8Array): Result<Package> {
  const listed = directory(bytes);
  if (!listed.ok) return listed;
  const inflated = inflate(bytes);
  if (!inflated.ok) return inflated;
  const { [MANIFEST]: signed, [SIGNATURE]: signature, ...rest } = inflated.value;
  if (!signed) return fail(problem('package.noManifest', ''));
  const manifest = readManifest(signed);
  if (!manifest.ok) return manifest;
  const wrong = fileProblems(manifest.value, rest);
  if (wrong.length > 0) return fail(...wrong.slice(0, 20));
  return readContents({ manifest: manifest.value, signed, signature, rest });
}

function inflate(bytes: Uint8Array): Result<Record<string, Uint8Array>> {
  try {
    return ok(unzipSync(bytes));
  } catch {
    return fail(problem('package.damaged', '', {}));
  }
}

function parse(bytes: Uint8Array, file: string): Result<unknown> {
  try {
    return ok(JSON.parse(strFromU8(bytes)));
  } catch {
    return fail({ code: 'json.syntax', file, path: '', params: { position: null } });
  }
}

function readManifest(bytes: Uint8Array): Result<PackageManifest> {
  const parsed = parse(bytes, MANIFEST);
  if (!parsed.ok) return parsed;
  const problems = checkShape('package', parsed.value, MANIFEST);
  if (problems.length > 0) return fail(...problems);
  const manifest = parsed.value as PackageManifest;
  return manifest.format === languageFormat
    ? ok(manifest)
    : fail(problem('package.needs', '', { format: manifest.format }));
}

function fileProblems({ files }: PackageManifest, found: Record<string, Uint8Array>): Problem[] {
  const about = (code: string, name: string) => problem(`package.${code}`, '', { name });
  return [
    ...Object.keys(files).flatMap((name) => (found[name] ? [] : [about('missing', name)])),
    ...Object.entries(found).flatMap(([name, bytes]) => {
      if (!(name in files) || !kindOf(name)) return [about('stray', name)];
      return files[name] === hash(bytes) ? [] : [about('hash', name)];
    }),
  ];
}

interface Contents {
  manifest: PackageManifest;
  signed: Uint8Array;
  signature: Uint8Array | undefined;
  rest: Record<string, Uint8Array>;
}

function readContents({ manifest, signed, signature, rest }: Contents): Result<Package> {
  const files = Object.fromEntries(Object.entries(rest).map(([file, bytes]) => [file, strFromU8(bytes)]));
  const set = readRuleSet(files);
  if (!set.ok) return set;
  const { id, version } = set.value.ruleset;
  if (fingerprint(set.value) !== manifest.fingerprint || id !== manifest.id || version !== manifest.version)
    return fail(problem('package.fingerprint', ''));
  const proof = signature
    ? (parse(signature, SIGNATURE) as { ok: boolean; value?: Signature }).value
    : undefined;
  return ok({ manifest, set: set.value, files, signed, ...(proof ? { signature: proof } : {}) });
}
