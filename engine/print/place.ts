/** A place in a paper's tree while it is compiled: its texts and expressions, checked against what the paper holds. */
import { compileExpression } from '../feel/compile.ts';
import { ANY, type FeelType } from '../feel/types.ts';
import type { FieldView } from '../form/shapes.ts';
import { at, type Problem, type Result, within } from '../problem.ts';
import type { PrintBlock, PrintText } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import type { PaperNode } from './shapes.ts';
import { compileTemplate, type Seen, type Template } from './template.ts';

export type Context = FeelType & { kind: 'context' };

/** What a paper holds: the scope of its texts and expressions, and how each field stands in a cell. */
export interface Holding {
  scope: Context;
  fields: string[];
  /** Sections that are signed on it. */
  sections: string[];
  /** With `ticks` all entries of its choice; undefined where this copy does not show the field. */
  cell(id: string, seen: Seen, ticks?: boolean): FieldView | undefined;
}

export type Draw = (seen: Seen) => PaperNode[];

/** A place in the tree while it is compiled; problems are gathered, not thrown. */
export interface Place {
  path: string;
  holding: Holding;
  problems: Problem[];
  /** Paths that stand on the paper. */
  reads: string[][];
  /** The value of a result, or an end that the caller knows how to answer. */
  need<T>(result: Result<T>): T;
  /** Compiles the blocks that stand inside another. */
  inner(place: Place, blocks: PrintBlock[]): Draw;
}

export const into = (place: Place, ...keys: (string | number)[]): Place => ({
  ...place,
  path: at(place.path, ...keys),
});

/** FEEL over the facts, as JSON. */
export function expression(place: Place, text: string): { type: FeelType; json(seen: Seen): unknown } {
  const compiled = compileExpression(text, place.holding.scope);
  if (compiled.ok) {
    place.reads.push(...compiled.value.uses);
    return { type: compiled.value.type, json: ({ facts }) => place.need(compiled.value.json(facts)) };
  }
  place.problems.push(...within(compiled.problems, place.path));
  return { type: ANY, json: () => null };
}

export function words(place: Place, text: PrintText | undefined): Template {
  const variants = text === undefined ? [] : typeof text === 'string' ? [['', text]] : Object.entries(text);
  const compiled = new Map<string, Template>();
  for (const [tag = '', variant = ''] of variants) {
    const { render, problems, reads = [] } = compileTemplate(variant, place.holding.scope);
    place.reads.push(...reads);
    place.problems.push(...within(problems, tag ? at(place.path, tag) : place.path));
    compiled.set(variant, render);
  }
  return (seen) => compiled.get(localize(text, seen.reader.language))?.(seen) ?? '';
}

/** Inside `each` and tables an entry of the list is read as `entry`. */
export function withEntry(place: Place, list: FeelType): Place {
  const entry = list.kind === 'list' ? list.of : ANY;
  const scope = { ...place.holding.scope, fields: { ...place.holding.scope.fields, entry } };
  return { ...place, holding: { ...place.holding, scope } };
}

export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];

export const entriesOf = (seen: Seen, list: unknown): Seen[] =>
  listOf(list).map((entry) => ({ ...seen, facts: { ...seen.facts, entry } }));
