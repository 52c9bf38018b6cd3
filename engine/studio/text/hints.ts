/** What may stand where somebody writes a draft's JSON: keys and values that the meta-schemas know, with their names. */
import { isObject, type Json, type JsonObject } from '../../exchange/parts.ts';
import { sayKeyword } from '../../exchange/tell.ts';
import { at } from '../../problem.ts';
import type { Language } from '../../text/language.ts';
import { blank, freshId } from '../blank.ts';
import type { Place } from '../edit.ts';
import { choicesAt, type Draft } from '../names.ts';
import { sayHelp, sayValue, sayWay } from '../say.ts';
import { branchesOf, childSpot, definition, type Spot, settle, spotAt, typeOf } from '../spot.ts';
import { expressionHints, expressionKind } from './feel.ts';
import { jsonOf, readWritten, type Spot as Spotted, spotIn } from './read.ts';

export interface TextHint {
  value: string;
  title: string;
  help?: string;
  /** The text with it, and where one goes on writing. */
  text: string;
  cursor: number;
}

export interface Asked {
  draft: Draft;
  /** What the text is of. */
  place: Place;
  language: Language;
}

type Offer = Pick<TextHint, 'value' | 'title' | 'help'> & { json(): string };

const MOST = 12;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The value's spot and, for what is not there yet, what stands around it. */
function follow({ draft, place }: Asked, whole: Json, path: string[]): { spot?: Spot; value?: Json } {
  let spot = spotAt(place.file, draft.documents[place.file]!, place.path);
  let value: Json | undefined = whole;
  for (const key of path) {
    spot = spot && childSpot(spot, value ?? {}, key);
    value = isObject(value) || Array.isArray(value) ? (value as Record<string, Json>)[key] : undefined;
  }
  return { spot, value };
}

const first = ({ draft }: Asked, spot: Spot): string => {
  const taken = new Set(draft.walk.elements.map(({ id }) => id));
  return JSON.stringify(
    blank(spot, (element) => freshId(element.schema.element ?? element.def ?? 'item', taken)),
  );
};

/** Of an object that says nothing yet, every way to write it. */
function ways(spot: Spot, value: JsonObject): Spot[] {
  if (Object.keys(value).length > 0) return [settle(spot, value)];
  const at = definition(spot);
  const all = at.schema.anyOf ? branchesOf(at).flatMap((branch) => ways(branch, value)) : [at];
  return all.filter(({ schema }) => schema.properties);
}

/** What is asked for first. `value`: without the key that is being written. */
function keys(asked: Asked, spot: Spot, value: JsonObject, whole: boolean): Offer[] {
  return ways(spot, value).flatMap(({ schema: { properties = {}, required = [] }, in: name }) =>
    Object.entries(properties)
      .filter(([key]) => !Object.hasOwn(value, key))
      .toSorted(([a], [b]) => Number(required.includes(b)) - Number(required.includes(a)))
      .map(([key, property]) => {
        const own = { schema: property, in: name };
        const said = definition(own).schema.description;
        return {
          value: key,
          title: sayKeyword(key, asked.language),
          ...(said ? { help: sayHelp(said, asked.language) } : {}),
          json: () => JSON.stringify(key) + (whole ? '' : `: ${first(asked, own)}`),
        };
      }),
  );
}

const offer = (value: string | boolean, title: string): Offer => ({
  value: String(value),
  title,
  json: () => JSON.stringify(value),
});

function values(asked: Asked, spot: Spot, key: string): Offer[] {
  const at = definition(spot);
  const { schema } = at;
  const { draft, place, language } = asked;
  if (schema.anyOf) return branchesOf(at).flatMap((branch) => values(asked, branch, key));
  const listed = schema.enum ?? (schema.const === undefined ? [] : [schema.const as string]);
  const own = listed.map((one) => offer(one, sayValue(key, String(one), language)));
  const names = schema.refersTo ? (choicesAt(draft, schema.refersTo, place.file, language) ?? []) : [];
  const type = typeOf(at);
  const plain = type === 'boolean' && own.length === 0 ? [true, false].map((one) => offer(one, '')) : [];
  const begun = ['object', 'array'].includes(type) ? [begin(asked, at, type)] : [];
  return [...own, ...names.map(({ value, title }) => offer(value, title)), ...plain, ...begun];
}

const begin = (asked: Asked, spot: Spot, type: string): Offer => ({
  value: type === 'array' ? '[ ]' : '{ }',
  title: sayWay(spot.schema.required?.[0] ?? type, asked.language),
  json: () => first(asked, spot),
});

/** Commas where neighbours ask for them. */
function put(
  text: string,
  { as, from, to, whole }: Spotted,
  json: string,
): Pick<TextHint, 'text' | 'cursor'> {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const comma = from === to && !/[{[,:]\s*$/.test(before) && as === 'key' ? ', ' : '';
  const follows = !whole && /^\s*["{[\w-]/.test(after) ? ',' : '';
  const written = comma + json;
  return { text: before + written + follows + after, cursor: from + written.length };
}

function offers(asked: Asked, whole: Json, spotted: Spotted, own: string): Offer[] {
  const { spot, value } = follow(asked, whole, spotted.path);
  if (!spot) return [];
  if (spotted.as === 'value') return values(asked, spot, spotted.path.at(-1) ?? '');
  const { [own]: _, ...others } = isObject(value) ? value : {};
  return keys(asked, spot, others, spotted.whole ?? false);
}

function expressionAt(asked: Asked, whole: Json, { as, path }: Spotted) {
  const { spot } = as === 'value' ? follow(asked, whole, path) : {};
  const kind = spot && expressionKind(spot);
  const { file, path: outer } = asked.place;
  return kind === undefined ? undefined : { ...asked, kind, place: { file, path: at(outer, ...path) } };
}

const bare = (text: string): string => text.replace(/^"|"$/g, '');

/** At most twelve; of nothing written yet the first there are. */
export function textHints(text: string, cursor: number, asked: Asked): TextHint[] {
  const written = readWritten(text);
  if (!written) return [];
  const spotted = spotIn(written, cursor);
  const { from, to } = spotted;
  const feel = expressionAt(asked, jsonOf(written), spotted);
  const begun = text[from] === '"' && from < to;
  const names = feel && (begun || from === to) ? expressionHints(text, spotted, cursor, feel) : [];
  if (feel && begun) return names;
  const own = bare(text.slice(from, to));
  const word = folded(bare(text.slice(from, Math.min(cursor, to))));
  const all = offers(asked, jsonOf(written), spotted, own);
  const words = [...new Map(all.map((one) => [`${one.value} ${one.title}`, one])).values()]
    .filter(({ value, title }) => folded(value).includes(word) || folded(title).includes(word))
    .filter(({ value }) => value !== own)
    .map(({ json, ...one }) => ({ ...one, ...put(text, spotted, json()) }));
  return [...names, ...words].slice(0, MOST);
}
