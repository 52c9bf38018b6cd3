/** What can be taken of a rule set by itself (a procedure, a form, a table, a deadline …), and what each needs. */
import { eventKind } from '../ruleset/names.ts';
import type { RuleSet, Text } from '../ruleset/types.ts';
import { type Found, type Pointer, type Walk, walkRuleSet } from '../ruleset/walk.ts';

export interface Portion {
  /** `procedure:complaint`, `deadline:feedback` … */
  key: string;
  kind: string;
  id: string;
  title?: Text;
  file: string;
  path: string;
  /** Keys; of each list one is enough. */
  needs: string[][];
}

export type Portions = ReadonlyMap<string, Portion>;

const keyOf = ({ kind, id }: { kind: string; id: string }): string => `${kind}:${id}`;

/** Where a name of this kind stands: the key of each portion that has one. */
function homes(walk: Walk): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const element of walk.elements) {
    const home = keyOf(element.inside[0] ?? element);
    const at = keyOf(element);
    found.set(at, [...new Set([...(found.get(at) ?? []), home])]);
  }
  return found;
}

type Homes = Map<string, string[]>;

/** What an expression may read, by the first name of a path. */
const roots: Record<string, string> = {
  params: 'parameter',
  clock: 'deadline',
  number: 'series',
  slips: 'slip',
  history: 'history',
};

const literal = /"(?:[^"\\]|\\.)*"/g;
const paths = /[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)*/g;

/** Too much rather than too little: a name that merely looks like a section's brings its form along. */
function readBy(text: string, known: Homes): string[][] {
  return (text.replace(literal, '').match(paths) ?? []).flatMap((path) => {
    const [root = '', name = ''] = path.split('.');
    const kind = roots[root];
    const homesOf = known.get(kind ? `${kind}:${name}` : `section:${root}`);
    return homesOf ? [homesOf] : [];
  });
}

const expressions = ['expression', 'pastExpression', 'printExpression', 'printField', 'template'];

/** Kinds of pointers under which elements of another kind stand, too. */
const kindsOf: Record<string, string[]> = {
  anyTable: ['table', 'parameter'],
  sectionOrField: ['section'],
  field: ['section'],
  procedureTrack: ['procedure'],
};

function needsOf({ kind, text, file }: Pointer, known: Homes): string[][] {
  if (expressions.includes(kind)) return readBy(text, known);
  if (kind === 'event') {
    const about = eventKind(text);
    const name = text.slice(text.indexOf(':') + 1);
    return about ? needsOf({ kind: about, text: name, file, path: '', inside: [] }, known) : [];
  }
  const name = ['field', 'sectionOrField', 'procedureTrack'].includes(kind) ? text.split('.')[0]! : text;
  const found = (kindsOf[kind] ?? [kind]).flatMap((one) => known.get(`${one}:${name}`) ?? []);
  return found.length > 0 ? [found] : [];
}

const mention = /"([A-Za-z][A-Za-z0-9]*)"/g;

/** Departments and roles that stand in texts: in cells of tables, in expressions, in first values. */
function mentioned({ value }: Found, known: Homes): string[][] {
  const ids = [...JSON.stringify(value).replaceAll('\\"', '"').matchAll(mention)].map(([, id]) => id);
  return [...new Set(ids)].flatMap((id) =>
    ['department', 'role'].flatMap((kind) => (known.has(`${kind}:${id}`) ? [[`${kind}:${id}`]] : [])),
  );
}

function portion(found: Found, pointers: Pointer[], known: Homes): Portion {
  const key = keyOf(found);
  const { kind, id, file, path, value } = found;
  const needs = [...pointers.flatMap((pointer) => needsOf(pointer, known)), ...mentioned(found, known)];
  const distinct = new Map(
    needs.filter((any) => !any.includes(key)).map((any) => [any.join(' '), any] as const),
  );
  const title = value.title as Text | undefined;
  return { key, kind, id, ...(title ? { title } : {}), file, path, needs: [...distinct.values()] };
}

/** In the order of the files. */
export function portionsOf(set: RuleSet): Portions {
  const walk = walkRuleSet(set);
  const known = homes(walk);
  const pointers = new Map<string, Pointer[]>();
  for (const pointer of walk.pointers) {
    const [outermost] = pointer.inside;
    if (!outermost) continue;
    const key = keyOf(outermost);
    pointers.set(key, [...(pointers.get(key) ?? []), pointer]);
  }
  const outer = walk.elements.filter(({ inside }) => inside.length === 0);
  return new Map(
    outer.map((found) => [keyOf(found), portion(found, pointers.get(keyOf(found)) ?? [], known)]),
  );
}

/** The chosen with all they need; and the limits that hang on a procedure taken, with theirs. */
export function withNeeds(portions: Portions, chosen: string[]): string[] {
  const taken = new Set<string>();
  const take = (key: string): void => {
    const one = portions.get(key);
    if (!one || taken.has(key)) return;
    taken.add(key);
    for (const any of one.needs) if (!any.some((need) => taken.has(need))) any.forEach(take);
  };
  chosen.forEach(take);
  const procedures = [...taken].filter((key) => key.startsWith('procedure:'));
  for (const { key, kind, needs } of portions.values())
    if (kind === 'deadline' && needs.some((any) => any.some((need) => procedures.includes(need)))) take(key);
  return [...portions.keys()].filter((key) => taken.has(key));
}
