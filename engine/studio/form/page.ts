/** A form as its designer shows it: sections, and the boxes of fields in them, each at its place in the file. */
import { at } from '../../problem.ts';
import type { Condition, Field, Form, Item, Section } from '../../ruleset/types.ts';

/** Fields that stand together: a section's own, those that a condition brings, the columns of a table. */
export interface Box {
  /** Pointer of what has `properties` and `required`. */
  holder: string;
  is: 'fields' | 'then' | 'else' | 'columns';
  /** Pointer of the condition that brings them. */
  condition?: string;
  pieces: Piece[];
}

export interface Piece {
  id: string;
  path: string;
  field: Field;
  required: boolean;
  /** Columns taken, of four. */
  span?: number;
  columns?: Box;
}

export interface Part {
  path: string;
  section: Section;
  boxes: Box[];
}

type Holder = Pick<Item, 'properties' | 'required'>;

function boxOf(section: Section, holder: string, is: Box['is'], value: Holder): Box {
  const pieces = Object.entries(value.properties ?? {}).map(([id, field]): Piece => {
    const path = at(holder, 'properties', id);
    const span = is === 'columns' ? undefined : section.ui?.[id]?.span;
    const rows = field.items?.type === 'object' ? field.items : undefined;
    return {
      id,
      path,
      field,
      required: value.required?.includes(id) ?? false,
      ...(span ? { span } : {}),
      ...(rows ? { columns: boxOf(section, at(path, 'items'), 'columns', rows) } : {}),
    };
  });
  return { holder, is, pieces };
}

function branches(section: Section, path: string, condition: Condition): Box[] {
  return (['then', 'else'] as const).flatMap((side): Box[] => {
    const branch = condition[side];
    return branch ? [{ ...boxOf(section, at(path, side), side, branch), condition: path }] : [];
  });
}

export const partsOf = ({ sections }: Form): Part[] =>
  sections.map((section, index) => {
    const path = at('/sections', index);
    const schema = at(path, 'schema');
    const conditions = (section.schema.allOf ?? []).flatMap((condition, n) =>
      branches(section, at(schema, 'allOf', n), condition),
    );
    return { path, section, boxes: [boxOf(section, schema, 'fields', section.schema), ...conditions] };
  });

const withColumns = (box: Box): Box[] => [
  box,
  ...box.pieces.flatMap(({ columns }) => (columns ? withColumns(columns) : [])),
];

/** Every box in the order in which they stand on the page. */
export const boxesOf = (parts: Part[]): Box[] => parts.flatMap(({ boxes }) => boxes.flatMap(withColumns));

/** Between which fields something can be put down. */
export interface Slot {
  holder: string;
  index: number;
}

/** A table stands in no table, nor in itself. */
const takes = (box: Box, piece: Piece | undefined): boolean =>
  !piece ||
  (!box.holder.startsWith(`${piece.path}/`) && !(box.is === 'columns' && piece.field.type === 'array'));

const insideOf = (box: Box, piece: Piece | undefined): Slot[] => [
  ...box.pieces.flatMap((each, index): Slot[] => [
    ...(takes(box, piece) ? [{ holder: box.holder, index }] : []),
    ...(each.columns ? insideOf(each.columns, piece) : []),
  ]),
  ...(takes(box, piece) ? [{ holder: box.holder, index: box.pieces.length }] : []),
];

/** Where the piece may be put down, in the order of the page. */
export const slotsFor = (parts: Part[], piece: Piece | undefined): Slot[] =>
  parts.flatMap(({ boxes }) => boxes.flatMap((box) => insideOf(box, piece)));

export const pieceAt = (parts: Part[], path: string): Piece | undefined =>
  boxesOf(parts)
    .flatMap(({ pieces }) => pieces)
    .find((piece) => piece.path === path);
