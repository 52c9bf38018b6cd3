/** Queries that are compiled once and run with other values: compiling costs more than the database takes to answer. */

import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Kind } from './dialects/database.ts';
import type { Store } from './open.ts';
import type { Tables } from './schema.ts';
import { type Direct, ownerOf, type Scope, scopePlugin } from './scope.ts';

type Value = string | number | null;

/** Stands for a value while a query is compiled; Kysely passes it on as a parameter. */
class Slot {
  readonly name: string | number;

  constructor(name: string | number) {
    this.name = name;
  }
}

const ORGANIZATION = new Slot('organization');

/** A slot is of every type a value may have; the types of `build` are those of the values given later. */
const slotsOf = <V>(names: readonly (keyof V & string)[]): V =>
  Object.fromEntries(names.map((name) => [name, new Slot(name)])) as V;

/** Held to an organization as every scope is: which one is filled in when it is run. */
const templateOf = (scope: Scope): Scope =>
  scope.withoutPlugins().withPlugin(scopePlugin(ORGANIZATION as unknown as string)) as Scope;

function fill(parameter: unknown, organization: string, values: Values): unknown {
  if (!(parameter instanceof Slot)) return parameter;
  return parameter === ORGANIZATION ? organization : values[parameter.name];
}

type Values = Record<string | number, Value>;

interface Place {
  organization: string;
  db: Kysely<Tables>;
  direct?: Direct;
}

async function run<R>(
  { organization, db, direct }: Place,
  query: CompiledQuery<R>,
  values: Values,
): Promise<R[]> {
  const parameters = query.parameters.map((parameter) => fill(parameter, organization, values));
  const rows = direct?.(query.sql, parameters) as R[] | null | undefined;
  return rows ?? (await db.executeQuery<R>({ ...query, parameters })).rows;
}

/** Beyond so many the shapes that somebody asked for once are forgotten with the others. */
const MOST_SHAPES = 500;

/** Made once for each name. */
function madeOnce<N extends string, A extends unknown[], T>(make: (name: N, ...from: A) => T) {
  const made = new Map<N, T>();
  return (name: N, ...from: A): T => {
    const known = made.get(name);
    if (known !== undefined) return known;
    if (made.size >= MOST_SHAPES) made.clear();
    const one = make(name, ...from);
    made.set(name, one);
    return one;
  };
}

/**
 * `hot(['id'], (scope, { id }: { id: string }) => scope.selectFrom(…).where('id', '=', id))` is a function of a scope
 * and the values by name. `build` runs once for each kind of database and must not look at the values.
 */
export function hot<V extends Record<string, Value>, R>(
  names: readonly (keyof V & string)[],
  build: (scope: Scope, slots: V) => Compilable<R>,
): (scope: Scope, values: V) => Promise<R[]> {
  const query = madeOnce((_: Kind, scope: Scope) => build(templateOf(scope), slotsOf<V>(names)).compile());
  return (scope, values) => {
    const owner = ownerOf(scope);
    return run(owner, query(owner.kind, scope), values);
  };
}

/**
 * As `hot`, for so many rows of the same columns at once. They come as plain values in the order of the columns: a
 * name for each would cost more than the database takes to write it.
 */
export function hotRows<R extends object, A>(
  columns: readonly (keyof R & string)[],
  size: number,
  build: (scope: Scope, rows: R[]) => Compilable<A>,
): (scope: Scope, rows: readonly R[]) => Promise<A[]> {
  const slots = Array.from({ length: size }, (_, at) =>
    Object.fromEntries(columns.map((name, n) => [name, new Slot(at * columns.length + n)])),
  ) as R[];
  const query = madeOnce((_: Kind, scope: Scope) => build(templateOf(scope), slots).compile());
  return (scope, rows) => {
    const owner = ownerOf(scope);
    const values = rows.flatMap((row) => columns.map((name) => row[name] as Value));
    return run(owner, query(owner.kind, scope), values as unknown as Values);
  };
}

/** As `hot`, over all organizations. */
export function hotOver<V extends Record<string, Value>, R>(
  names: readonly (keyof V & string)[],
  build: (db: Kysely<Tables>, slots: V) => Compilable<R>,
): (store: Pick<Store, 'kind' | 'db' | 'direct'>, values: V) => Promise<R[]> {
  const query = madeOnce((_: Kind, over: Kysely<Tables>) => build(over, slotsOf<V>(names)).compile());
  return ({ kind, db, direct }, values) => run({ organization: '', db, direct }, query(kind, db), values);
}

/** The same with slots for its texts and numbers; what `words` name stays. */
function slotted<I>(input: I, words: ReadonlySet<string>): I {
  let values = 0;
  const within = (part: unknown, name: string): unknown => {
    if (Array.isArray(part)) return part.map((one) => within(one, name));
    if (typeof part === 'object' && part !== null)
      return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, within(one, key)]));
    return isValue(part) && !words.has(name) ? new Slot(values++) : part;
  };
  return within(input, '') as I;
}

const isValue = (part: unknown): part is string | number =>
  typeof part === 'string' || typeof part === 'number';

/** What `slotted` leaves of it, as a text; the values go into `values`, in the order of their slots. */
function shapeOf(part: unknown, name: string, words: ReadonlySet<string>, values: Value[]): string {
  if (Array.isArray(part)) return `[${part.map((one) => shapeOf(one, name, words, values))}]`;
  if (typeof part === 'object' && part !== null)
    return `{${Object.entries(part).map(([key, one]) => `${key}:${shapeOf(one, key, words, values)}`)}}`;
  if (!isValue(part) || words.has(name)) return `${JSON.stringify(part)}`;
  values.push(part);
  return '?';
}

/**
 * As `hot`, for a query that is put together from plain data: `build` runs once for each shape of it. Its shape are its
 * names, the lengths of its lists, what is true or false, and whatever stands under a name in `words`; of all other
 * texts and numbers `build` sees none, so that it must neither compare them nor put them together.
 */
export function shaped<I extends object, R>(
  words: readonly string[],
  build: (scope: Scope, input: I) => Compilable<R>,
): (scope: Scope, input: I) => Promise<R[]> {
  const kept = new Set(words);
  const query = madeOnce((_: string, scope: Scope, input: I) =>
    build(templateOf(scope), slotted(input, kept)).compile(),
  );
  return (scope, input) => {
    const values: Value[] = [];
    const owner = ownerOf(scope);
    const shape = owner.kind + shapeOf(input, '', kept, values);
    return run(owner, query(shape, scope, input), values as unknown as Values);
  };
}
