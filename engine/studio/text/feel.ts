/** Expressions in JSON that is being written: what may follow, and what is wrong where in the text. */
import { isObject, type Json } from '../../exchange/parts.ts';
import { at } from '../../problem.ts';
import { type Fault, faultIn } from '../feel/fault.ts';
import { feelHints } from '../feel/hints.ts';
import { scopeAt } from '../feel/scope.ts';
import { branchesOf, childSpot, definition, type Spot, settle, spotAt } from '../spot.ts';
import type { Asked, TextHint } from './hints.ts';
import { jsonOf, readWritten, type Written } from './read.ts';

/** Name of what may be read there; undefined for what is no expression. */
export function expressionKind(spot: Spot): string | undefined {
  const { schema, ...at } = definition(spot);
  if (schema.anyOf)
    return branchesOf({ schema, ...at })
      .map(expressionKind)
      .find(Boolean);
  return /expression$/i.test(schema.refersTo ?? '') ? schema.refersTo : undefined;
}

interface Quoted {
  text: string;
  /** Of each character, and of the end, how far in the JSON it stands. */
  at: number[];
}

const ESCAPED = /\\u[0-9a-fA-F]{4}|\\.|[^\\]|\\$/gs;

function plain(written: string): string {
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    return written;
  }
}

/** The text behind a JSON string, also of one without its end. */
function unquoted(json: string): Quoted {
  const inner = json.slice(1, /^"(?:[^"\\]|\\.)*"$/s.test(json) ? -1 : undefined);
  const quoted: Quoted = { text: '', at: [] };
  for (const { 0: part, index } of inner.matchAll(ESCAPED)) {
    const said = plain(part);
    quoted.text += said;
    for (const _ of said.split('')) quoted.at.push(index + 1);
  }
  quoted.at.push(inner.length + 1);
  return quoted;
}

const before = ({ at: places }: Quoted, offset: number): number =>
  places.filter((one) => one < offset).length;

interface Range {
  from: number;
  to: number;
}

/** Names, values and functions for the expression that stands, or is to stand, from `from` to `to`. */
export function expressionHints(
  text: string,
  { from, to }: Range,
  cursor: number,
  { draft, place, language, kind }: Asked & { kind: string },
): TextHint[] {
  const quoted = from < to ? unquoted(text.slice(from, to)) : { text: '', at: [1] };
  const scope = scopeAt(draft, place, kind);
  const within = Math.min(before(quoted, cursor - from), quoted.text.length);
  return feelHints(quoted.text, within, { draft, scope, language }).map((hint) => {
    const written = JSON.stringify(hint.text.slice(0, hint.cursor)).slice(0, -1);
    return {
      value: hint.value,
      title: hint.title,
      text: text.slice(0, from) + JSON.stringify(hint.text) + text.slice(to),
      cursor: from + written.length,
    };
  });
}

/** What is wrong with an expression; `from` and `to` in the JSON text. */
export interface TextFault extends Fault {
  line: number;
}

function faultsIn(written: Written, spot: Spot | undefined, value: Json, path: string, look: Look): void {
  if (!spot) return;
  if (written.is === 'leaf') return look(written, spot, path);
  const inner = (child: Written, key: string | number, own: Json | undefined) =>
    faultsIn(child, childSpot(spot, value, String(key)), own ?? null, at(path, key), look);
  if (written.is === 'list')
    for (const [n, item] of written.items.entries()) inner(item, n, (value as Json[])[n]);
  else
    for (const { key, value: child } of written.entries)
      if (child && isObject(value)) inner(child, key.text, value[key.text]);
}

type Look = (leaf: Written, spot: Spot, path: string) => void;

/** Every expression of the text that is wrong, in its order. */
export function textFaults(text: string, { draft, place }: Pick<Asked, 'draft' | 'place'>): TextFault[] {
  const written = readWritten(text);
  const whole = draft.documents[place.file];
  if (!written || whole === undefined) return [];
  const found: TextFault[] = [];
  faultsIn(
    written,
    spotAt(place.file, whole, place.path),
    jsonOf(written),
    place.path,
    (leaf, spot, path) => {
      const json = text.slice(leaf.from, leaf.to);
      const kind = json.startsWith('"')
        ? expressionKind(settle(spot, leaf.is === 'leaf' ? leaf.value : ''))
        : undefined;
      if (!kind) return;
      const quoted = unquoted(json);
      const fault =
        quoted.text.trim() && faultIn(quoted.text, scopeAt(draft, { file: place.file, path }, kind));
      if (!fault) return;
      const [from, to] = [fault.from, fault.to].map(
        (one) => leaf.from + (quoted.at[one] ?? quoted.at.at(-1)!),
      );
      found.push({ ...fault, from: from!, to: to!, line: text.slice(0, leaf.from).split('\n').length });
    },
  );
  return found;
}
