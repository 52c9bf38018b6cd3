/** The one way in and out of values that are personal or sealed: rows hold ciphertext, the engine sees the value. */

import type { Event } from '../../engine/complaint/events.ts';
import type { SlipPaper } from '../../engine/print/shapes.ts';
import type { RegisterRow } from '../../engine/register/shapes.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import { hasSecrets, isConfided, sealCells, sealEvent, secretColumns } from '../../engine/search/seal.ts';
import { hot } from './hot.ts';
import { fromText, toText } from './json.ts';
import { seal, unseal } from './keys/cipher.ts';
import type { DataKey } from './keys/ring.ts';
import { Refusal } from './refusal.ts';
import { ownerOf, type Scope } from './scope.ts';

/** A value at rest: the id of its key, a point, nonce, tag and ciphertext. */
interface Sealed {
  $sealed: string;
}

const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && '$sealed' in value;

const NAMED = /"\$sealed":"([\w-]+)\./g;

/** Ids of the keys that stored texts name. */
export const keyIdsIn = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(NAMED)].map(([, id]) => id!))),
];

/** Of the keys that a complaint's events name, the newest first. */
export async function keyIdsOf(scope: Scope, complaint: string): Promise<string[]> {
  const rows = scope.selectFrom('events').select('body').where('complaint', '=', complaint);
  const bodies = await rows.orderBy('seq', 'desc').execute();
  return keyIdsIn(bodies.map(({ body }) => body));
}

/** Seals what one command writes about one complaint. */
export interface Sealer {
  /** Key of the complaint; null while nothing was sealed. */
  key(): string | null;
  event(event: Event): Event;
  cells(register: string, cells: Record<string, unknown>): Record<string, unknown>;
}

type Cells = Record<string, unknown>;

const OPEN: Sealer = { key: () => null, event: (event) => event, cells: (_, cells) => cells };

const selectKey = hot(['complaint'], (scope, { complaint }: { complaint: string }) =>
  scope.selectFrom('complaints').select('key').where('id', '=', complaint),
);

/** The key of a complaint so far; null where nothing was sealed in it. */
export const keyOf = async (scope: Scope, complaint: string): Promise<string | null> =>
  (await selectKey(scope, { complaint }))[0]?.key ?? null;

/** `known` is the complaint's key so far; one that was erased gives way to a new one. */
export async function sealerFor(
  scope: Scope,
  rules: Rules,
  complaint: string,
  known: string | null,
  events: readonly Event[] = [],
): Promise<Sealer> {
  if (!hasSecrets(rules) && !events.some(isConfided)) return { ...OPEN, key: () => known };
  const { ring } = ownerOf(scope);
  const there = known ? (await ring.find([known])).get(known) : undefined;
  let mine: DataKey | null = known && there ? { id: known, key: there } : null;
  if (!mine) await ring.ready();
  const close = (value: unknown): Sealed => {
    mine ??= ring.take();
    return { $sealed: `${mine.id}.${seal(mine.key, Buffer.from(toText(value)), complaint)}` };
  };
  const erased = known && !there ? known : null;
  return {
    key: () => mine?.id ?? known,
    event: (event) => sealEvent(rules, event, close),
    cells: (register, cells) => {
      const sealed = sealCells(rules, register, cells, close);
      return erased ? withGone(secretColumns(rules, register), sealed, erased) : sealed;
    },
  };
}

/** Where a value was destroyed its place still names the key, so that a book can say so. */
function withGone(columns: Set<string>, cells: Cells, key: string): Cells {
  const gone: Sealed = { $sealed: `${key}.` };
  return Object.fromEntries(
    Object.entries(cells).map(([name, value]) => [name, value === null && columns.has(name) ? gone : value]),
  );
}

type Opener = (value: unknown, complaint: string) => unknown;

/** Undefined where the key was erased. */
const openerOf =
  (keys: Map<string, Buffer>): Opener =>
  (value, complaint) => {
    if (!isSealed(value)) return value;
    const [id = '', sealed = ''] = value.$sealed.split('.');
    const key = keys.get(id);
    const plain = key && unseal(key, sealed, complaint);
    return plain ? fromText(plain.toString()) : undefined;
  };

function openAll(record: Record<string, unknown>, complaint: string, open: Opener): Record<string, unknown> {
  const entries = Object.entries(record).map(([name, value]) => [name, open(value, complaint)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Stands for what nothing opens while the key file is away: nobody is to take it for empty, or for destroyed. */
const SHUT = '███';

const shut: Opener = (value) => (isSealed(value) ? SHUT : value);

export const isKeyFault = (error: unknown): boolean =>
  error instanceof Refusal && error.problems.every(({ code }) => code.startsWith('keys.'));

/** Who decides or writes needs the values; who only reads goes without them. */
export type Need = 'values' | 'what there is';

async function openerFor(scope: Scope, texts: readonly string[], need: Need): Promise<Opener | null> {
  const ids = keyIdsIn(texts);
  if (ids.length === 0) return null;
  try {
    return openerOf(await ownerOf(scope).ring.find(ids));
  } catch (error) {
    if (need === 'what there is' && isKeyFault(error)) return shut;
    throw error;
  }
}

/** Of words that are sought; none is found while the key file is away. */
export async function hashesOf(scope: Scope, words: string[]): Promise<string[]> {
  try {
    return await ownerOf(scope).ring.hash(words);
  } catch (error) {
    if (isKeyFault(error)) return words.map(() => '~');
    throw error;
  }
}

/** Without its key a paper is a blank sheet. */
function openPaper(paper: SlipPaper, complaint: string, open: Opener): SlipPaper {
  const sheets = paper.sheets.map((sheet) => {
    const nodes = open(sheet.nodes, complaint);
    return { ...sheet, nodes: (Array.isArray(nodes) ? nodes : []) as typeof sheet.nodes };
  });
  return { ...paper, sheets };
}

function openEvent(event: Event, complaint: string, open: Opener): Event {
  if (event.type === 'section.signed') return { ...event, data: openAll(event.data, complaint, open) };
  if (event.type === 'slip.issued') {
    const values = openAll(event.values, complaint, open);
    // Events of an earlier docket have no paper.
    return event.paper
      ? { ...event, values, paper: openPaper(event.paper, complaint, open) }
      : { ...event, values };
  }
  if (event.type === 'task.consulted')
    return { ...event, question: String(open(event.question, complaint) ?? '') };
  if (event.type === 'note.added' || event.type === 'opinion.given')
    return { ...event, text: String(open(event.text, complaint) ?? '') };
  return event.type === 'field.filled' ? { ...event, value: open(event.value, complaint) ?? null } : event;
}

export async function openEvents(
  scope: Scope,
  complaint: string,
  bodies: string[],
  need: Need,
): Promise<Event[]> {
  const open = await openerFor(scope, bodies, need);
  const events = bodies.map((body) => fromText<Event>(body));
  return open ? events.map((event) => openEvent(event, complaint, open)) : events;
}

export async function openRows(
  scope: Scope,
  rows: { complaint: string; key: string; cells: string }[],
  need: Need = 'what there is',
): Promise<RegisterRow[]> {
  const texts = rows.map(({ cells }) => cells);
  const open = await openerFor(scope, texts, need);
  return rows.map(({ complaint, key, cells }) => {
    const read = fromText<Cells>(cells);
    if (!open) return { complaint, key, cells: read };
    const opened = openAll(read, complaint, open);
    const erased = Object.keys(read).filter((column) => !(column in opened));
    return { complaint, key, cells: opened, ...(erased.length > 0 ? { erased } : {}) };
  });
}
