/** Looks into a zip before anything is unpacked (APPNOTE 6.3.10, 4.3.12 and 4.3.16). */
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';

/** `package zip` of the limits: bytes packed and unpacked, entries. */
export const limits = { packed: 10_000_000, unpacked: 50_000_000, entries: 500 };

export interface Entry {
  name: string;
  flags: number;
  method: number;
  packed: number;
  size: number;
  /** Unix mode and DOS attributes. */
  attributes: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const END_SIZE = 22;

/** The end record stands last but for a comment of at most 65,535 bytes. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_SIZE - 0xffff);
  for (let place = view.byteLength - END_SIZE; place >= first; place--)
    if (view.getUint32(place, true) === END) return place;
  return -1;
}

function entryAt(view: DataView, place: number): { entry: Entry; next: number } | undefined {
  if (place + 46 > view.byteLength || view.getUint32(place, true) !== CENTRAL) return undefined;
  const short = (offset: number) => view.getUint16(place + offset, true);
  const long = (offset: number) => view.getUint32(place + offset, true);
  const next = place + 46 + short(28) + short(30) + short(32);
  if (next > view.byteLength) return undefined;
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + place + 46, short(28)));
  const entry = {
    name,
    flags: short(8),
    method: short(10),
    packed: long(20),
    size: long(24),
    attributes: long(38),
  };
  return { entry, next };
}

function entriesOf(view: DataView, end: number): Entry[] | undefined {
  const count = view.getUint16(end + 10, true);
  const entries: Entry[] = [];
  let place = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    const found = entryAt(view, place);
    if (!found) return undefined;
    entries.push(found.entry);
    place = found.next;
  }
  return entries;
}

const SYMLINK = 0o120000;
const isLink = ({ attributes }: Entry) => ((attributes >>> 16) & 0o170000) === SYMLINK;

/** Plain ASCII paths of JSON files, never upwards, never absolute, and no name that means something to an object. */
const path = /^(?:[A-Za-z0-9][A-Za-z0-9-]*\/){0,2}[A-Za-z0-9][A-Za-z0-9-]*\.json$/;

function entryProblem(entry: Entry): Problem[] {
  const { name } = entry;
  if (!path.test(name) || ['constructor', 'prototype'].some((word) => name.split(/[/.]/).includes(word)))
    return [problem('package.path', '', { name: name.slice(0, 100) })];
  if (entry.flags & 1) return [problem('package.encrypted', '', { name })];
  if (isLink(entry)) return [problem('package.link', '', { name })];
  if (entry.method !== 0 && entry.method !== 8) return [problem('package.method', '', { name })];
  return [];
}

const folded = (name: string) => name.normalize('NFKC').toLowerCase();

function twice(entries: Entry[]): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ name }) => {
    const known = seen.has(folded(name));
    seen.add(folded(name));
    return known ? [problem('package.twice', '', { name: name.slice(0, 100) })] : [];
  });
}

/**
 * What a zip says it holds. Problems: `package.notZip`, `package.large` {bytes, limit}, `package.many` {count,
 * limit}, `package.path`, `package.twice`, `package.encrypted`, `package.link`, `package.method` {name}.
 */
export function directory(bytes: Uint8Array): Result<Entry[]> {
  if (bytes.byteLength > limits.packed)
    return fail(problem('package.large', '', { bytes: bytes.byteLength, limit: limits.packed }));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const entries = end < 0 ? undefined : entriesOf(view, end);
  if (!entries) return fail(problem('package.notZip', ''));
  if (entries.length > limits.entries)
    return fail(problem('package.many', '', { count: entries.length, limit: limits.entries }));
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (size > limits.unpacked)
    return fail(problem('package.large', '', { bytes: size, limit: limits.unpacked }));
  const problems = [...entries.flatMap(entryProblem), ...twice(entries)];
  return problems.length > 0 ? fail(...problems.slice(0, 20)) : ok(entries);
}
