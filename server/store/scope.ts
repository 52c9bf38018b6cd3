/** Holds every query of a scope to one organization, whatever the caller wrote. */

import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  type InsertQueryNode,
  type Kysely,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  ParensNode,
  PrimitiveValueListNode,
  type QueryId,
  ReferenceNode,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
} from 'kysely';
import type { Kind } from './dialects/database.ts';
import type { Ring, RingOf } from './keys/ring.ts';
import type { ScopedTables, Tables } from './schema.ts';

export type Scope = Kysely<ScopedTables>;

const COLUMN = 'organization';

class ScopeTransformer extends OperationNodeTransformer {
  readonly #organization: string;
  /** A part of a query is held before the whole is: once is enough, and twice is asked of every row again. */
  readonly #held = new WeakSet<SelectQueryNode>();

  constructor(organization: string) {
    super();
    this.#organization = organization;
  }

  protected override transformSelectQuery(node: SelectQueryNode, id?: QueryId): SelectQueryNode {
    if (this.#held.has(node)) return node;
    const joined = (node.joins ?? []).map((join) => join.table);
    const tables = [...(node.from?.froms ?? []), ...joined];
    const held = { ...super.transformSelectQuery(node, id), where: this.#where(node, tables, id) };
    this.#held.add(held);
    return held;
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, id?: QueryId): UpdateQueryNode {
    return { ...super.transformUpdateQuery(node, id), where: this.#where(node, [node.table!], id) };
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, id?: QueryId): DeleteQueryNode {
    return { ...super.transformDeleteQuery(node, id), where: this.#where(node, node.from.froms, id) };
  }

  protected override transformInsertQuery(node: InsertQueryNode, id?: QueryId): InsertQueryNode {
    if (!node.values || !ValuesNode.is(node.values)) throw new Error('a scope inserts plain values only');
    const rows = node.values.values.map((row) =>
      PrimitiveValueListNode.is(row)
        ? PrimitiveValueListNode.create([...row.values, this.#organization])
        : ValueListNode.create([...row.values, ValueNode.create(this.#organization)]),
    );
    const columns = [...(node.columns ?? []), ColumnNode.create(COLUMN)];
    return super.transformInsertQuery({ ...node, columns, values: ValuesNode.create(rows) }, id);
  }

  #where(node: { where?: WhereNode }, tables: readonly OperationNode[], id?: QueryId): WhereNode | undefined {
    const written = node.where ? ParensNode.create(this.transformNode(node.where.where, id)) : undefined;
    const conditions = [...tables.flatMap((table) => this.#holds(table)), ...(written ? [written] : [])];
    const all = conditions.reduce<OperationNode | undefined>(
      (left, right) => (left ? AndNode.create(left, right) : right),
      undefined,
    );
    return all && WhereNode.create(all);
  }

  /** Nothing for a subquery: it is a select, held by itself. */
  #holds(table: OperationNode): OperationNode[] {
    const named = AliasNode.is(table) ? table.node : table;
    if (!TableNode.is(named)) return [];
    const alias = AliasNode.is(table) ? table.alias : undefined;
    const name = alias && 'name' in alias ? String(alias.name) : named.table.identifier.name;
    const column = ReferenceNode.create(ColumnNode.create(COLUMN), TableNode.create(name));
    return [
      BinaryOperationNode.create(column, OperatorNode.create('='), ValueNode.create(this.#organization)),
    ];
  }
}

const plugins = new Map<string, KyselyPlugin>();

/** One for each organization: a transformer is dear to make. */
function pluginOf(organization: string): KyselyPlugin {
  const known = plugins.get(organization) ?? scopePlugin(organization);
  plugins.set(organization, known);
  return known;
}

export function scopePlugin(organization: string): KyselyPlugin {
  const transformer = new ScopeTransformer(organization);
  return {
    transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  };
}

interface Owner {
  organization: string;
  kind: Kind;
  /** Without the scope's hold: for queries compiled with it (hot.ts). */
  db: Kysely<Tables>;
  /** Its keys. */
  ring: Ring;
  direct?: Direct;
}

/** As `direct` of the database, from where the scope stands. */
export type Direct = (text: string, parameters: readonly unknown[], as?: 'values') => unknown[] | null;

const owners = new WeakMap<Scope, Owner>();

export function scoped(
  db: Kysely<Tables>,
  kind: Kind,
  ringOf: RingOf,
  organization: string,
  direct?: Direct,
): Scope {
  const scope = db.withPlugin(pluginOf(organization)) as unknown as Scope;
  owners.set(scope, { organization, kind, db, ring: ringOf(organization), ...(direct ? { direct } : {}) });
  return scope;
}

/** Whose a scope is. */
export function ownerOf(scope: Scope): Owner {
  const owner = owners.get(scope);
  if (!owner) throw new Error('not a scope of the store');
  return owner;
}
