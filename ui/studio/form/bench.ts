/** What the designer's parts are handed: the form as it is read, what is chosen, and what can be done to it. */
import { createContext, useContext } from 'react';
import type { Json } from '../../../engine/exchange/parts.ts';
import { at } from '../../../engine/problem.ts';
import { keyOf, keysOf, parentOf } from '../../../engine/ruleset/places.ts';
import type { Field, Form, Section, Text } from '../../../engine/ruleset/types.ts';
import { between } from '../../../engine/studio/between.ts';
import { freshId } from '../../../engine/studio/blank.ts';
import type { Edit } from '../../../engine/studio/edit.ts';
import { newField, stemOf } from '../../../engine/studio/form/kinds.ts';
import {
  boxesOf,
  type Part,
  partsOf,
  pieceAt,
  type Slot,
  slotsFor,
} from '../../../engine/studio/form/page.ts';
import {
  idsIn,
  movedField,
  movedSection,
  type Reworked,
  withField,
  withoutField,
  withoutSection,
  withSection,
} from '../../../engine/studio/form/rework.ts';
import { localize } from '../../../engine/text/language.ts';
import type { Desk } from '../desk.ts';
import { type FormWords, sayKind } from './words.ts';

/** What is being carried: a field or section of the page, or a new field of a kind. */
export type Load = { path: string } | { kind: string };

export interface Bench {
  desk: Desk;
  words: FormWords;
  file: string;
  form: Form;
  parts: Part[];
  /** Place of what is chosen. */
  chosen: string;
  choose(path: string): void;
  /** Puts the form as it became; its place is chosen and gets the focus. */
  put(next: Reworked, further?: Edit[]): boolean;
  tell(text: string): void;
}

export const BenchContext = createContext<Bench | null>(null);

export function useBench(): Bench {
  const bench = useContext(BenchContext);
  if (!bench) throw new Error('outside of the form designer');
  return bench;
}

export const isSection = (path: string): boolean => /^\/sections\/\d+$/.test(path);

export function nameAt({ form, parts, desk, words }: Bench, path: string): string {
  const said = (text: Text | undefined) => localize(text, desk.language) || words.untitled;
  if (isSection(path)) return said(form.sections[Number(keyOf(path))]?.title);
  return said(pieceAt(parts, path)?.field.title);
}

/** The edits between the form as it is and as it became. */
export const editsTo = ({ file, form }: Pick<Bench, 'file' | 'form'>, next: Form): Edit[] =>
  between({ file, path: '' }, form as unknown as Json, next as unknown as Json);

/** Right behind what is chosen; at the end of its section or condition where that is no field. */
function slotAfterChosen({ parts, chosen }: Bench): Slot | undefined {
  const boxes = boxesOf(parts);
  const around = boxes.find(({ pieces }) => pieces.some(({ path }) => path === chosen));
  if (around)
    return { holder: around.holder, index: around.pieces.findIndex(({ path }) => path === chosen) + 1 };
  const inside =
    boxes.find(({ condition }) => condition === chosen) ??
    boxes.find(({ holder }) => holder === at(chosen, 'schema')) ??
    boxes.findLast(({ is }) => is === 'fields');
  return inside && { holder: inside.holder, index: inside.pieces.length };
}

function freshField(bench: Bench, holder: string, kind: string): [string, Field] {
  const id = freshId(stemOf(kind), idsIn(bench.form, holder));
  return [id, newField(kind, sayKind(kind, bench.desk.language))];
}

export function addField(bench: Bench, kind: string, slot = slotAfterChosen(bench)): void {
  if (!slot) return;
  const inRows = slot.holder.endsWith('/items');
  const list = newField(kind, '').type === 'array';
  if (inRows && list)
    return addField(bench, kind, { ...slot, holder: parentOf(parentOf(parentOf(slot.holder))), index: 0 });
  const [id, field] = freshField(bench, slot.holder, kind);
  if (bench.put(withField(bench.form, slot, id, field)))
    bench.tell(bench.words.added(sayKind(kind, bench.desk.language)));
}

/** Ids of sections are unique in the rule set. */
export function addSection(bench: Bench): void {
  const { desk, form, words, chosen } = bench;
  const taken = new Set(desk.draft.walk.elements.map(({ id }) => id));
  const id = freshId('section', taken);
  const section: Section = {
    id,
    title: words.newSection,
    schema: { type: 'object', required: [], properties: {} },
  };
  const index = Number(keysOf(chosen)[1] ?? form.sections.length - 1) + 1;
  if (bench.put(withSection(form, index, section))) bench.tell(words.added(words.section));
}

/** A form has at least one section. */
export const mayRemove = ({ form }: Bench, path: string): boolean =>
  !isSection(path) || form.sections.length > 1;

export function removeAt(bench: Bench, path: string): void {
  if (!mayRemove(bench, path)) return;
  const name = nameAt(bench, path);
  const near = neighbour(bench, path);
  const next = isSection(path) ? withoutSection(bench.form, path) : withoutField(bench.form, path);
  if (bench.put({ form: next, path: near })) bench.tell(bench.words.removed(name));
}

/** What is chosen after this one is gone: the field before it, else its section; where it still stands then. */
function neighbour({ parts }: Bench, path: string): string {
  if (isSection(path)) return '/sections/0';
  const box = boxesOf(parts).find(({ pieces }) => pieces.some((piece) => piece.path === path));
  const index = box?.pieces.findIndex((piece) => piece.path === path) ?? 0;
  return box?.pieces[index - 1]?.path ?? path.split('/').slice(0, 3).join('/');
}

/** Where a load may be put down. */
export function slotsOf(bench: Bench, load: Load): Slot[] {
  const { parts, form } = bench;
  if ('kind' in load) {
    const field = newField(load.kind, '');
    return slotsFor(parts, { id: '', path: '/', field, required: false });
  }
  if (isSection(load.path)) return form.sections.map((_, index) => ({ holder: '/sections', index }));
  return slotsFor(parts, pieceAt(parts, load.path));
}

export function putDown(bench: Bench, load: Load, slot: Slot): void {
  if ('kind' in load) return addField(bench, load.kind, slot);
  const name = nameAt(bench, load.path);
  const next = isSection(load.path)
    ? movedSection(bench.form, load.path, slot.index)
    : movedField(bench.form, load.path, slot);
  if (bench.put(next)) bench.tell(bench.words.dropped(name));
}

/** One step before or after, within what it stands in. */
export function nudge(bench: Bench, path: string, by: 1 | -1): void {
  if (isSection(path)) {
    const to = Number(keyOf(path)) + by;
    if (to >= 0 && to < bench.form.sections.length)
      putDown(bench, { path }, { holder: '/sections', index: to });
    return;
  }
  const box = boxesOf(bench.parts).find(({ pieces }) => pieces.some((piece) => piece.path === path));
  const index = box?.pieces.findIndex((piece) => piece.path === path) ?? -1;
  const to = index + (by === 1 ? 2 : -1);
  if (box && to >= 0 && to <= box.pieces.length) putDown(bench, { path }, { holder: box.holder, index: to });
}

export const readParts = (form: Form): Part[] => partsOf(form);
