/** Columns of the list: those that every complaint has, and those of the registers that the reader reads. */

import type { Reader } from '../../engine/form/localize.ts';
import { cellOptions, sayCell } from '../../engine/register/cell.ts';
import { registersFor } from '../../engine/register/page.ts';
import { keptFrom, seenRows } from '../../engine/register/seen.ts';
import type { Register, RegisterColumn } from '../../engine/ruleset/types.ts';
import { type Declared, declaredOf } from '../../engine/search/columns.ts';
import { localize } from '../../engine/text/language.ts';
import { wordsOf } from '../../engine/text/words.ts';
import { shaped } from '../store/hot.ts';
import { openRows } from '../store/secrets.ts';
import { found, type Reading } from './reading.ts';

export interface ListColumn {
  /** `register.column`, or a word of `COMMON`. */
  id: string;
  title: string;
  /** The register it stands in; '' where every complaint has it. */
  register: string;
  type: RegisterColumn['type'];
  /** Values to choose from; null where one is typed. */
  options: { value: string; title: string }[] | null;
  filters: boolean;
  sorts: boolean;
}

interface Seen {
  register: Register;
  column: RegisterColumn;
}

/** Of registers over complaints that the reader reads; what is kept from the reader is not among them. */
function seenColumns({ rules, person, language, world }: Reading): Map<string, Seen> {
  const readable = new Set(registersFor(rules, person, language, world).map(({ id }) => id));
  const books = [...rules.registers.values()].filter(
    ({ id, over = 'complaint' }) => over === 'complaint' && readable.has(id),
  );
  return new Map(
    books.flatMap((register) =>
      register.columns
        .filter((column) => !keptFrom(rules, register, column, person, world))
        .map((column) => [`${register.id}.${column.id}`, { register, column }] as const),
    ),
  );
}

/** Declared, and its value stands in the index as it is. */
function indexed({ rules }: Reading, name: string): Declared | undefined {
  const declared = declaredOf(rules).get(name.replace('.', '/'));
  return declared?.secrecy ? undefined : declared;
}

/** A column the reader may filter and sort by. Otherwise list.field. */
export function columnOf(reader: Reading, name: string): Declared {
  return found(seenColumns(reader).has(name) ? indexed(reader, name) : null, 'list.field');
}

const readerOf = ({ rules, language, world }: Reading): Reader => ({
  rules,
  language,
  directory: world.directory,
});

const people = ({ world, language }: Reading) =>
  world.directory.people.map(({ id, name }) => ({ value: id, title: localize(name, language) }));

const ofRegister = (reading: Reading, id: string, { register, column }: Seen): ListColumn => ({
  id,
  title: localize(column.title, reading.language),
  register: localize(register.title, reading.language),
  type: column.type,
  options: column.type === 'person' ? people(reading) : cellOptions(column, readerOf(reading)),
  filters: indexed(reading, id) !== undefined,
  sorts: indexed(reading, id) !== undefined,
});

/** What every complaint has: how it is written in, and what may be asked of it. */
const COMMON = {
  number: ['text'],
  subject: ['text'],
  procedure: ['choice', 'filters'],
  standing: ['text'],
  due: ['dateTime', 'filters'],
  status: ['choice', 'filters'],
  opened: ['dateTime', 'filters', 'sorts'],
  changed: ['dateTime', 'sorts'],
} as const satisfies Record<string, [RegisterColumn['type'], ...('filters' | 'sorts')[]]>;

export type Common = keyof typeof COMMON;
export const common = Object.keys(COMMON) as Common[];

const titled = (titles: Record<string, string>) =>
  Object.entries(titles).map(([value, title]) => ({ value, title }));

function commonOptions({ rules, language }: Reading, id: Common): ListColumn['options'] {
  const { statuses, dues } = wordsOf(language);
  if (id === 'status') return titled(statuses);
  if (id === 'due') return titled(dues);
  if (id !== 'procedure') return null;
  return [...rules.procedures.values()].map(({ procedure }) => ({
    value: procedure.id,
    title: localize(procedure.title, language),
  }));
}

const ofAll = (reading: Reading, id: Common): ListColumn => ({
  id,
  title: wordsOf(reading.language).list[id],
  register: '',
  type: COMMON[id][0],
  options: commonOptions(reading, id),
  filters: (COMMON[id] as readonly string[]).includes('filters'),
  sorts: (COMMON[id] as readonly string[]).includes('sorts'),
});

export const columnsFor = (reading: Reading): ListColumn[] => [
  ...common.map((id) => ofAll(reading, id)),
  ...[...seenColumns(reading)].map(([id, seen]) => ofRegister(reading, id, seen)),
];

/** What the columns say of these complaints: by complaint and column id; nothing where it is ''. */
export async function cellsOf(
  reading: Reading,
  columns: string[],
  complaints: string[],
): Promise<Map<string, Record<string, string>>> {
  const cells = new Map<string, Record<string, string>>(complaints.map((id) => [id, {}]));
  const seen = seenColumns(reading);
  const wanted = columns.map((id) => ({ id, ...found(seen.get(id), 'list.field') }));
  for (const register of new Set(wanted.map((one) => one.register))) {
    const mine = wanted.filter((one) => one.register === register);
    for (const row of await rowsOf(reading, register.id, complaints))
      for (const { id, column } of mine) {
        const said = sayCell(column, row.cells[column.id], readerOf(reading));
        const there = cells.get(row.complaint);
        if (there && said) there[id] ??= said;
      }
  }
  return cells;
}

const selectCells = shaped(
  [],
  (scope, { register, complaints }: { register: string; complaints: string[] }) =>
    scope
      .selectFrom('register_rows')
      .select(['complaint', 'key', 'cells'])
      .where('register', '=', register)
      .where('complaint', 'in', complaints),
);

async function rowsOf({ scope, rules, person, world }: Reading, register: string, complaints: string[]) {
  if (complaints.length === 0) return [];
  const rows = await selectCells(scope, { register, complaints });
  return seenRows(rules, register, await openRows(scope, rows), person, world);
}
