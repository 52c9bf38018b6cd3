/** Names while compiling: the declared scope, the loop variables around, and the paths that were read. */
import { normalizeContextKey } from 'lezer-feel';
import { nearest } from '../nearest.ts';
import { access, isDirect, projection, readPath } from './access.ts';
import type { Code } from './code.ts';
import { halt } from './halt.ts';
import { partNames, partType } from './properties.ts';
import { ANY, type FeelType, field, isAny } from './types.ts';

interface Local {
  type: FeelType;
  slot: number;
  origin?: string[];
  rooted?: boolean;
  /** The fields of this record are visible by their bare names (DMN 1.3 §10.3.2.5, filters). */
  spread?: boolean;
  question?: boolean;
}

type Fields = Record<string, FeelType>;

export const MAX_NESTING = 2;

/** lezer-feel splits `pre-sale` into tokens; both spellings must find the same declared name. */
export const declaredName = (fields: Fields, name: string): string | undefined => {
  if (Object.hasOwn(fields, name)) return name;
  const wanted = normalizeContextKey(name);
  return Object.keys(fields).find((key) => normalizeContextKey(key) === wanted);
};

export class Scope {
  private readonly root: Fields;
  private readonly open: boolean;
  private readonly locals: [string, Local][] = [];
  private readonly reads = new Map<string, [string[], number]>();
  private nesting = 0;
  private slots = 0;

  constructor(type: FeelType) {
    this.root = type.kind === 'context' ? type.fields : {};
    this.open = type.kind === 'context' ? type.open === true : isAny(type);
  }

  /** The distinct paths read, longest form only: `a.b` does not also report `a`. */
  uses(): string[][] {
    return [...this.reads.values()].filter(([, count]) => count > 0).map(([path]) => path);
  }

  count(path: string[], by: number): void {
    const key = JSON.stringify(path);
    this.reads.set(key, [path, (this.reads.get(key)?.[1] ?? 0) + by]);
  }

  bind(name: string, local: Omit<Local, 'slot'>): number {
    const slot = this.slots++;
    this.locals.push([name, { ...local, slot }]);
    return slot;
  }

  unbind(count: number): void {
    this.locals.length -= count;
  }

  /** Runs `work` one iteration deeper; problem `feel.notAllowed` {construct: 'nesting'} beyond two. */
  iterating<T>(work: () => T): T {
    if (++this.nesting > MAX_NESTING) halt('feel.notAllowed', { construct: 'nesting' });
    const result = work();
    this.nesting--;
    return result;
  }

  /** Problem `feel.unknownName` {name, nearest} (guarantees 46). */
  resolve(name: string): Code {
    for (const [bound, local] of this.locals.toReversed()) {
      if (bound === name) return this.local(local);
      const inner = local.spread && local.type.kind === 'context' && declaredName(local.type.fields, name);
      if (inner) return this.property(this.local(local), inner);
    }
    const key = declaredName(this.root, name) ?? (this.open ? name : undefined);
    return key === undefined ? this.unknown(name) : this.variable(key);
  }

  private unknown(name: string): never {
    const inner = this.locals.flatMap(([, l]) =>
      l.spread && l.type.kind === 'context' ? Object.keys(l.type.fields) : [],
    );
    const known = [...this.locals.map(([bound]) => bound), ...inner, ...Object.keys(this.root)];
    return halt('feel.unknownName', { name, nearest: nearest(name, known) });
  }

  private local(local: Local): Code {
    if (local.origin) this.count(local.origin, 1);
    const { type, slot, origin, rooted, question } = local;
    return { type, run: (frame) => frame.slots[slot] ?? null, origin, rooted, question };
  }

  private variable(key: string): Code {
    this.count([key], 1);
    return readPath([key], field(this.root, key) ?? ANY);
  }

  /** `base.name`; on a list, the list of that field of each element (DMN 1.3 §10.3.2.5). */
  property(base: Code, name: string): Code {
    const of = base.type.kind === 'list' ? base.type.of : base.type;
    const [key, type] = this.member(of, name);
    const part = of.kind !== 'context' && !isAny(of);
    const origin = part ? base.origin : base.origin && [...base.origin, key];
    if (base.origin && origin) {
      this.count(base.origin, -1);
      this.count(origin, 1);
    }
    if (base.type.kind === 'list') return { ...projection(base, key, type), origin };
    const record = of.kind === 'context';
    return isDirect(base) && record
      ? readPath(base.path.concat(key), type)
      : { ...access(base, key, type), origin };
  }

  private member(type: FeelType, name: string): [string, FeelType] {
    if (isAny(type)) return [name, ANY];
    if (type.kind !== 'context') return partMember(type, name);
    const key = declaredName(type.fields, name);
    if (key !== undefined) return [key, field(type.fields, key) ?? ANY];
    if (type.open) return [name, ANY];
    return halt('feel.unknownName', { name, nearest: nearest(name, Object.keys(type.fields)) });
  }
}

const partMember = (type: FeelType, name: string): [string, FeelType] => {
  const known = partNames(type.kind);
  if (known.includes(name)) return [name, partType(name)];
  if (known.length > 0) return halt('feel.unknownName', { name, nearest: nearest(name, known) });
  return halt('feel.type', { operator: '.', left: type.kind, right: name });
};
