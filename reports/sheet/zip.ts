/** A ZIP archive as a stream: each entry is packed as it comes, sizes follow it (APPNOTE 4.3.9). */
import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface Entry {
  name: string;
  parts: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
}

/** 1 January 1980, the first day the format knows: the same rows give the same bytes. */
const DATE = 0x0021;
const DEFLATED = 8;
/** Sizes follow the data; names are UTF-8. */
const FLAGS = 0x0808;
const VERSION = 20;

interface Packed {
  name: Buffer;
  start: number;
  crc: number;
  packed: number;
  size: number;
}

export async function* zip(entries: Iterable<Entry> | AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  const done: Packed[] = [];
  let at = 0;
  for await (const { name, parts } of entries) {
    const entry: Packed = { name: Buffer.from(name), start: at, crc: 0, packed: 0, size: 0 };
    const head = [record('PK\x03\x04', [[VERSION, 2], ...common(entry)]), entry.name];
    yield Buffer.concat(head);
    for await (const chunk of deflated(parts, entry)) yield chunk;
    yield record('PK\x07\x08', sums(entry));
    at += head[0]!.length + entry.name.length + entry.packed + 16;
    done.push(entry);
  }
  const list = Buffer.concat(done.map(listed));
  const end: Field[] = [
    [0, 2],
    [0, 2],
    [done.length, 2],
    [done.length, 2],
    [list.length, 4],
    [at, 4],
    [0, 2],
  ];
  yield Buffer.concat([list, record('PK\x05\x06', end)]);
}

async function* deflated(parts: Entry['parts'], entry: Packed): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw();
  const fed = feed(parts, entry, deflate);
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    entry.packed += chunk.length;
    yield chunk;
  }
  await fed;
}

async function feed(parts: Entry['parts'], entry: Packed, deflate: ReturnType<typeof createDeflateRaw>) {
  try {
    for await (const part of parts) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      entry.crc = crc32(bytes, entry.crc);
      entry.size += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
    }
    deflate.end();
  } catch (error) {
    deflate.destroy(error as Error);
  }
}

/** Value and its number of bytes. */
type Field = [number, 2 | 4];

const sums = ({ crc, packed, size }: Packed): Field[] => [
  [crc, 4],
  [packed, 4],
  [size, 4],
];

const common = ({ name }: Packed): Field[] => [
  [FLAGS, 2],
  [DEFLATED, 2],
  [0, 2],
  [DATE, 2],
  [0, 4],
  [0, 4],
  [0, 4],
  [name.length, 2],
  [0, 2],
];

function listed(entry: Packed): Buffer {
  const before: Field[] = [
    [VERSION, 2],
    [VERSION, 2],
    [FLAGS, 2],
    [DEFLATED, 2],
    [0, 2],
    [DATE, 2],
    ...sums(entry),
  ];
  const after: Field[] = [
    [entry.name.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [entry.start, 4],
  ];
  return Buffer.concat([record('PK\x01\x02', [...before, ...after]), entry.name]);
}

function record(mark: string, fields: Field[]): Buffer {
  const bytes = Buffer.alloc(4 + fields.reduce((sum, [, width]) => sum + width, 0));
  let at = bytes.write(mark, 'latin1');
  for (const [value, width] of fields) at = bytes.writeUIntLE(value, at, width);
  return bytes;
}
