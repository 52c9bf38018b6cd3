/** Queries that are compiled once and run with other values: compiling costs more than the database takes to answer. */

import type { Compilable, CompiledQuery } from 'kysely';
import type { Kind } from './dialects/database.ts';
import { ownerOf, type Scope, scopePlugin } from './scope.ts';

type Value = string | number | null;

/** Stands for a value while a query is compiled; Kysely passes it on as a parameter. */
class Slot {
  readonly name: string;

  constructor(name: string) {
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

function fill(parameter: unknown, organization: string, values: Record<string, Value>): unknown {
  if (!(parameter instanceof Slot)) return parameter;
  return parameter === ORGANIZATION ? organization : values[parameter.name];
}

/**
 * `hot(['id'], (scope, { id }: { id: string }) => scope.selectFrom(…).where('id', '=', id))` is a function of a scope
 * and the values by name. `build` runs once for each kind of database and must not look at the values.
 */
export function hot<V extends Record<string, Value>, R>(
  names: readonly (keyof V & string)[],
  build: (scope: Scope, slots: V) => Compilable<R>,
): (scope: Scope, values: V) => Promise<R[]> {
  const compiled = new Map<Kind, CompiledQuery<R>>();
  const compile = (scope: Scope, kind: Kind): CompiledQuery<R> => {
    const query = build(templateOf(scope), slotsOf<V>(names)).compile();
    compiled.set(kind, query);
    return query;
  };
  return async (scope, values) => {
    const { organization, kind, db } = ownerOf(scope);
    const query = compiled.get(kind) ?? compile(scope, kind);
    const parameters = query.parameters.map((parameter) => fill(parameter, organization, values));
    return (await db.executeQuery<R>({ ...query, parameters })).rows;
  };
}
