/** What a list is asked: as it stands in the address, and held against what the reader may ask. */

import Type, { type Static } from 'typebox';
import { addMillis } from '../../engine/calendar/zone.ts';
import type { World } from '../../engine/complaint/world.ts';
import { allFields, fieldAudience } from '../../engine/form/fields.ts';
import { fits, sees } from '../../engine/permission/can.ts';
import type { Holder } from '../../engine/ruleset/types.ts';
import { RECEIPTS, WORDS, wordsOf } from '../../engine/search/entries.ts';
import { momentsOf, type Span, spansOf } from '../../engine/search/spans.ts';
import { soughtIn } from '../../engine/search/tokens.ts';
import type { Cursor, Find, FoundRow, SoughtToo, Wanted } from '../store/find.ts';
import { hashesOf } from '../store/secrets.ts';
import { holdersOf, type Standing } from '../store/standing.ts';
import { columnOf } from './list-columns.ts';
import { found, type Reading, reachOf } from './reading.ts';

const Word = Type.String({ maxLength: 200 });
const LIST_LONGEST = 10_000;

/** Names joined by commas. */
const Names = Type.String({ maxLength: LIST_LONGEST, pattern: '^[^,]+(,[^,]+)*$' });

const asked = {
  q: Type.Optional(Word),
  status: Type.Optional(Type.Enum(['open', 'closed'])),
  procedure: Type.Optional(Word),
  held: Type.Optional(Type.Enum(['mine', 'open', 'others'])),
  due: Type.Optional(Type.Enum(['overdue', 'today', 'week'])),
  opened: Type.Optional(Word),
  copies: Type.Optional(Type.Enum(['mine'])),
  ids: Type.Optional(Names),
  sort: Type.Optional(Word),
  columns: Type.Optional(Names),
  lang: Type.Optional(Word),
};

/** `f.<register>.<column>` filters. */
const filters = {
  patternProperties: { '^f\\.[A-Za-z][A-Za-z0-9]*\\.[A-Za-z][A-Za-z0-9]*$': Word },
  additionalProperties: false,
} as const;

/** `sort` names `changed`, `opened` or `<register>.<column>`, `-` before it turns it round. */
export const ListAsk = Type.Object(
  {
    ...asked,
    after: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,2}$' })),
  },
  filters,
);

/** The same question, and as which file. */
export const ListFileAsk = Type.Object({ ...asked, format: Type.Enum(['xlsx', 'csv', 'pdf']) }, filters);

export type Ask = Static<typeof ListAsk> & { [filter: `f.${string}`]: string };

const USUAL = 50;
const MOST = 200;

const split = (names: string | undefined): string[] => (names ? names.split(',') : []);

export const columnsIn = ({ columns }: Ask): string[] => split(columns);

function wantedOf(reader: Reading, name: string, text: string): Wanted {
  const { field, column } = columnOf(reader, name);
  return { field, spans: spansOf(column.type, text, reader.rules.set.ruleset.zone) };
}

const filtersIn = (reader: Reading, ask: Ask): Wanted[] =>
  Object.entries(ask)
    .filter(([key, text]) => key.startsWith('f.') && String(text).trim() !== '')
    .map(([key, text]) => wantedOf(reader, key.slice(2), String(text)));

/** Copies that the reader, by department or role, signs for. */
function copiesOf({ rules, world, person }: Reading): Wanted {
  const keys = [...rules.slips.values()].flatMap(({ id, copies = [] }) =>
    copies
      .filter(({ receipt, to }) => receipt && fits(world.directory, world.params, person, to))
      .map((copy) => `${id}/${copy.id}`.toLowerCase()),
  );
  return { field: RECEIPTS, spans: keys.map((key): Span => [key, key]) };
}

/** A person finds by the sections they see, and by the fields of them. */
export function wordsFor({ rules, person, world }: Pick<Reading, 'rules' | 'person'> & { world: World }) {
  const seen = ({ visibleTo }: { visibleTo?: Holder[] }) =>
    sees(world.directory, world.params, person, visibleTo);
  const sections = [...rules.sections.values()].map(({ section }) => section).filter(seen);
  return [
    WORDS,
    ...sections.flatMap(({ id, schema }) => [
      wordsOf(id),
      ...Object.keys(allFields(schema)).flatMap((field) => {
        const audience = fieldAudience(schema, field);
        return audience.visibleTo && seen(audience) ? [wordsOf(id, field)] : [];
      }),
    ]),
  ];
}

function sortOf(reader: Reading, sort = '-changed'): Find['sort'] {
  const descending = sort.startsWith('-');
  const name = sort.replace(/^-/, '');
  if (name === 'changed' || name === 'opened') return { by: `${name}_at`, descending };
  return { by: { field: columnOf(reader, name).field }, descending };
}

export const cursorText = ({ at, id }: FoundRow): string =>
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
  const hashes = await hashesOf(
    scope,
    sought.map(({ token }) => token),
  );
  return sought.map((one, at) => ({ ...one, hash: hashes[at]! }));
}

const WEEK = 7;
const DAY = 86_400_000;

/** Limits of today end up to its midnight; of the week, in the seven days that begin today. */
function dueOf({ world, rules }: Reading, days: number): Standing['due'] {
  const { zone } = rules.set.ruleset;
  const today = world.now.slice(0, 10);
  // The day of the zone may be the one before or after that of UTC.
  const local = [-1, 0, 1]
    .map((n) => momentsOf(addMillis(`${today}T12:00:00Z`, n * DAY).slice(0, 10), zone)!)
    .find(({ from, before }) => from! <= world.now && world.now < before!)!;
  return { after: local.from!, until: addMillis(local.before!, (days - 1) * DAY) };
}

/** Problem list.days for what are no days. */
async function standingOf(reader: Reading, { held, due, opened }: Ask): Promise<Standing> {
  const { scope, world, person, rules } = reader;
  const moments = opened ? found(momentsOf(opened, rules.set.ruleset.zone), 'list.days') : undefined;
  return {
    ...(held ? { held } : {}),
    holders: held ? await holdersOf(scope, world.directory, person) : [],
    ...(due === 'overdue' ? { overdue: true } : {}),
    ...(due === 'today' || due === 'week' ? { due: dueOf(reader, due === 'week' ? WEEK : 1) } : {}),
    ...(moments ? { opened: moments } : {}),
  };
}

export async function findOf(reader: Reading, ask: Ask): Promise<Find> {
  const { q = '', status, procedure, sort, after } = ask;
  return {
    reach: reachOf(reader),
    status,
    procedure,
    standing: await standingOf(reader, ask),
    ...(ask.ids ? { ids: split(ask.ids).slice(0, MOST) } : {}),
    wanted: [...filtersIn(reader, ask), ...(ask.copies ? [copiesOf(reader)] : [])],
    sought: await soughtBy(reader, q),
    words: wordsFor(reader),
    sort: sortOf(reader, sort),
    ...(after ? { after: cursorOf(after) } : {}),
    limit: Math.min(Number(ask.limit ?? USUAL), MOST),
  };
}

/** A question without a letter or digit in it finds nothing, nor does a filter that no value fits. */
export const asksNothing = ({ q }: Ask, { sought, wanted }: Find): boolean =>
  ((q ?? '').trim() !== '' && sought.length === 0) || wanted.some(({ spans }) => spans.length === 0);
