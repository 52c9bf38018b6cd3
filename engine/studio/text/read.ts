/** JSON read while somebody is writing it: what stands where, though commas, values or brackets are still missing. */
import type { Json } from '../../exchange/parts.ts';

interface Range {
  from: number;
  /** Behind its last character. */
  to: number;
}

interface Entry {
  key: Range & { text: string };
  value?: Written;
}

/** A value with its place in the text. */
export type Written = Range &
  ({ is: 'object'; entries: Entry[] } | { is: 'list'; items: Written[] } | { is: 'leaf'; value: Json });

interface Token extends Range {
  text: string;
}

/** Texts, also without their end, brackets and marks, words and numbers. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[{}[\],:]|[^\s"{}[\],:]+/g;

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(TOKEN)].map((found) => ({
    text: found[0],
    from: found.index,
    to: found.index + found[0].length,
  }));

function leafOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text.replace(/^"|"$/g, '');
  }
}

class Reader {
  private at = 0;
  constructor(
    private readonly tokens: Token[],
    private readonly end: number,
  ) {}

  private get next(): Token | undefined {
    return this.tokens[this.at];
  }

  /** Undefined where no value begins. */
  value(): Written | undefined {
    const first = this.next;
    if (!first || /^[}\],:]$/.test(first.text)) return undefined;
    this.at += 1;
    if (first.text === '{') return this.object(first.from);
    if (first.text === '[') return this.list(first.from);
    return { is: 'leaf', from: first.from, to: first.to, value: leafOf(first.text) };
  }

  private closed(mark: string): number | undefined {
    const { next } = this;
    if (next && next.text !== mark) return undefined;
    this.at += 1;
    return next?.to ?? this.end;
  }

  private object(from: number): Written {
    const entries: Entry[] = [];
    for (;;) {
      const to = this.closed('}');
      if (to !== undefined) return { is: 'object', from, to, entries };
      const entry = this.entry();
      if (entry) entries.push(entry);
      else this.at += 1;
    }
  }

  private entry(): Entry | undefined {
    const { next } = this;
    if (!next || /^[{}[\],:]$/.test(next.text)) return undefined;
    this.at += 1;
    const key = { from: next.from, to: next.to, text: String(leafOf(next.text)) };
    if (this.next?.text !== ':') return { key };
    this.at += 1;
    const value = this.value();
    return value ? { key, value } : { key };
  }

  private list(from: number): Written {
    const items: Written[] = [];
    for (;;) {
      const to = this.closed(']');
      if (to !== undefined) return { is: 'list', from, to, items };
      const item = this.value();
      if (item) items.push(item);
      else this.at += 1;
    }
  }
}

/** Undefined where no value begins. */
export const readWritten = (text: string): Written | undefined =>
  // What has no end yet goes on behind the last character.
  new Reader(tokensOf(text), text.length + 1).value();

export function jsonOf(written: Written | undefined): Json {
  if (!written) return null;
  if (written.is === 'leaf') return written.value;
  if (written.is === 'list') return written.items.map(jsonOf);
  return Object.fromEntries(written.entries.map(({ key, value }) => [key.text, jsonOf(value)]));
}

/** Where somebody is writing: a key of the object at `path`, or the value at it; `from` and `to` is what they wrote so far. */
export interface Spot extends Range {
  as: 'key' | 'value';
  path: string[];
  /** A key that has its value already. */
  whole?: boolean;
}

const holds = ({ from, to }: Range, cursor: number): boolean => from <= cursor && cursor <= to;

/** Brackets belong to whoever stands around them. */
const within = (one: Written, cursor: number): boolean =>
  one.is === 'leaf' ? holds(one, cursor) : one.from < cursor && cursor < one.to;

function inObject(entries: Entry[], cursor: number, path: string[]): Spot {
  const nothing = { from: cursor, to: cursor };
  for (const [n, { key, value }] of entries.entries()) {
    if (holds(key, cursor))
      return { as: 'key', path, from: key.from, to: key.to, whole: value !== undefined };
    const own = [...path, key.text];
    if (value && within(value, cursor)) return spotIn(value, cursor, own);
    const until = value?.from ?? entries[n + 1]?.key.from ?? Number.POSITIVE_INFINITY;
    if (cursor > key.to && cursor < until) return { as: 'value', path: own, ...nothing };
  }
  return { as: 'key', path, ...nothing };
}

export function spotIn(written: Written, cursor: number, path: string[] = []): Spot {
  if (written.is === 'leaf') return { as: 'value', path, from: written.from, to: written.to };
  if (written.is === 'object') return inObject(written.entries, cursor, path);
  const index = written.items.findIndex((item) => within(item, cursor));
  const before = written.items.filter(({ to }) => to <= cursor).length;
  const own = [...path, String(index < 0 ? before : index)];
  return index < 0
    ? { as: 'value', path: own, from: cursor, to: cursor }
    : spotIn(written.items[index]!, cursor, own);
}
