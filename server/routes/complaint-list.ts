/** The list of complaints: what the request asks, held against what the reader may ask, and answered page by page. */

import Type, { type Static } from 'typebox';
import type { World } from '../../engine/complaint/world.ts';
import { sees } from '../../engine/permission/can.ts';
import { registersFor } from '../../engine/register/page.ts';
import { keptFrom } from '../../engine/register/seen.ts';
import { type Declared, declaredOf } from '../../engine/search/columns.ts';
import { WORDS, wordsOf } from '../../engine/search/entries.ts';
import { keysOf } from '../../engine/search/sort-key.ts';
import { soughtIn } from '../../engine/search/tokens.ts';
import type { Deps } from '../deps.ts';
import {
  type Cursor,
  type Find,
  type FoundRow,
  findRows,
  type SoughtToo,
  type Wanted,
} from '../store/find.ts';
import { fromText } from '../store/json.ts';
import type { Summaries } from '../store/projections.ts';
import { ownerOf } from '../store/scope.ts';
import { hiddenOf } from './hidden.ts';
import { found, type Reading, reachOf } from './reading.ts';

const Word = Type.String({ maxLength: 200 });

/** `f.<register>.<column>` filters; `sort` names `changed`, `opened` or `<register>.<column>`, `-` before it turns it round. */
export const ListAsk = Type.Object(
  {
    q: Type.Optional(Word),
    status: Type.Optional(Type.Enum(['open', 'closed'])),
    procedure: Type.Optional(Word),
    sort: Type.Optional(Word),
    after: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,2}$' })),
    lang: Type.Optional(Word),
  },
  {
    patternProperties: { '^f\\.[A-Za-z][A-Za-z0-9]*\\.[A-Za-z][A-Za-z0-9]*$': Word },
    additionalProperties: false,
  },
);

type Ask = Static<typeof ListAsk> & { [filter: `f.${string}`]: string };

export interface ComplaintRow {
  id: string;
  title: string;
  number: string;
  subject: string;
  standing: string;
  due: string | null;
  missed: boolean;
  status: 'open' | 'closed';
  openedAt: string;
}

export interface ComplaintList {
  rows: ComplaintRow[];
  /** For `after`; null where nothing follows. */
  next: string | null;
}

const USUAL = 50;
const MOST = 200;

/** A column the reader may ask about: declared, not personal, of sections they see, in a register they read. Otherwise list.field. */
function columnOf({ rules, person, language, world }: Reading, name: string): Declared {
  const declared = declaredOf(rules).get(name.replace('.', '/'));
  const readable = registersFor(rules, person, language, world);
  const readableBook = readable.some(({ id }) => id === declared?.register.id);
  const kept = declared && keptFrom(rules, declared.register, declared.column, person, world);
  const mine = readableBook && !declared?.secrecy && !kept;
  return found(mine ? declared : null, 'list.field');
}

const NUMERIC = new Set(['number', 'amount']);
/** Days are asked for by month or year too, texts by how they begin. */
const BEGINS = new Set(['text', 'date', 'dateTime']);

function wantedOf(reader: Reading, name: string, text: string): Wanted[] {
  const { field, column } = columnOf(reader, name);
  const value = NUMERIC.has(column.type) && text.trim() !== '' ? Number(text) : text;
  const [key] = keysOf(value);
  return key === undefined ? [] : [{ field, value: key, begins: BEGINS.has(column.type) }];
}

const filtersIn = (reader: Reading, ask: Ask): Wanted[] =>
  Object.entries(ask)
    .filter(([key]) => key.startsWith('f.'))
    .flatMap(([key, value]) => wantedOf(reader, key.slice(2), String(value)));

/** A person finds by the sections they see. */
export const wordsFor = ({ rules, person, world }: Pick<Reading, 'rules' | 'person'> & { world: World }) => [
  WORDS,
  ...[...rules.sections.values()]
    .filter(({ section }) => sees(world.directory, world.params, person, section.visibleTo))
    .map(({ section }) => wordsOf(section.id)),
];

function sortOf(reader: Reading, asked = '-changed'): Find['sort'] {
  const descending = asked.startsWith('-');
  const name = asked.replace(/^-/, '');
  if (name === 'changed' || name === 'opened') return { by: `${name}_at`, descending };
  return { by: { field: columnOf(reader, name).field }, descending };
}

const cursorText = ({ at, id }: FoundRow): string =>
  Buffer.from(JSON.stringify([at, id])).toString('base64url');

const isCursor = (value: unknown): value is Cursor =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');

/** Problem list.after for what no page ended with. */
function cursorOf(text: string): Cursor {
  const read = parsed(Buffer.from(text, 'base64url').toString());
  return found(isCursor(read) ? read : null, 'list.after');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function soughtBy({ scope }: Reading, q: string): Promise<SoughtToo[]> {
  const sought = soughtIn(q);
  const hashes = await ownerOf(scope).ring.hash(sought.map(({ token }) => token));
  return sought.map((one, at) => ({ ...one, hash: hashes[at]! }));
}

async function findOf(reader: Reading, ask: Ask): Promise<Find> {
  const { q = '', status, procedure, sort, after } = ask;
  return {
    reach: reachOf(reader),
    status,
    procedure,
    wanted: filtersIn(reader, ask),
    sought: await soughtBy(reader, q),
    words: wordsFor(reader),
    sort: sortOf(reader, sort),
    ...(after ? { after: cursorOf(after) } : {}),
    limit: Math.min(Number(ask.limit ?? USUAL), MOST),
  };
}

async function missedOf({ scope }: Reading, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const late = scope.selectFrom('clocks').select('complaint').where('state', '=', 'missed');
  const rows = await late.where('complaint', 'in', ids).execute();
  return new Set(rows.map(({ complaint }) => complaint));
}

/** A question without a letter or digit in it finds nothing. */
const nothing = ({ q }: Ask, { sought }: Find): boolean => (q ?? '').trim() !== '' && sought.length === 0;

export async function listFor(deps: Deps, reader: Reading, ask: Ask): Promise<ComplaintList> {
  const find = await findOf(reader, ask);
  if (nothing(ask, find)) return { rows: [], next: null };
  const all = await findRows(reader.scope, { ...find, limit: find.limit + 1 });
  const page = all.slice(0, find.limit);
  const ids = page.map(({ id }) => id);
  const [missed, hidden] = [await missedOf(reader, ids), await hiddenOf(deps, reader, ids)];
  const rows = page
    .filter(({ id }) => !hidden.has(id))
    .map(
      ({ id, status, opened_at, summary }): ComplaintRow => ({
        id,
        ...fromText<Summaries>(summary)[reader.language],
        missed: missed.has(id),
        status: status === 'open' ? 'open' : 'closed',
        openedAt: opened_at,
      }),
    );
  return { rows, next: all.length > page.length ? cursorText(page.at(-1)!) : null };
}
