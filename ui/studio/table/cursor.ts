/** Where one is in the grid and what one is writing there; keys move it as in a spreadsheet. */
import type { Block } from '../../../engine/studio/table/grid.ts';

export interface Spot {
  r: number;
  c: number;
}

export interface Cursor extends Spot {
  /** The other corner of what is marked. */
  from: Spot;
  /** `ready`: keys move; `typed`: over what stood there, keys still move; `edit`: keys move within the text. */
  mode: 'ready' | 'typed' | 'edit';
  /** Not yet in the draft. */
  text?: string;
  /** Position among the hints. */
  hint: number;
}

/** Ready there, with nothing marked or written. */
export const atSpot = ({ r, c }: Spot): Cursor => ({ r, c, from: { r, c }, mode: 'ready', hint: -1 });

export const blockOf = ({ r, c, from }: Cursor): Block => ({
  top: Math.min(r, from.r),
  bottom: Math.max(r, from.r),
  left: Math.min(c, from.c),
  right: Math.max(c, from.c),
});

export interface Size {
  rows: number;
  columns: number;
}

const within = (n: number, count: number): number => Math.max(0, Math.min(n, count - 1));

export const inside = ({ r, c }: Spot, { rows, columns }: Size): Spot => ({
  r: within(r, rows),
  c: within(c, columns),
});

/** Along the rows, from the end of one to the beginning of the next; undefined beyond the last and before the first. */
export function alongside({ r, c }: Spot, step: 1 | -1, { rows, columns }: Size): Spot | undefined {
  const place = r * columns + c + step;
  if (place < 0 || place >= rows * columns) return undefined;
  return { r: Math.floor(place / columns), c: place % columns };
}

const PAGE = 12;

const steps: Record<string, (spot: Spot, size: Size) => Spot> = {
  ArrowUp: ({ r, c }) => ({ r: r - 1, c }),
  ArrowDown: ({ r, c }) => ({ r: r + 1, c }),
  ArrowLeft: ({ r, c }) => ({ r, c: c - 1 }),
  ArrowRight: ({ r, c }) => ({ r, c: c + 1 }),
  PageUp: ({ r, c }) => ({ r: r - PAGE, c }),
  PageDown: ({ r, c }) => ({ r: r + PAGE, c }),
  Home: ({ r }) => ({ r, c: 0 }),
  End: ({ r }, { columns }) => ({ r, c: columns - 1 }),
};

const farSteps: Record<string, (spot: Spot, size: Size) => Spot> = {
  ArrowUp: ({ c }) => ({ r: 0, c }),
  ArrowDown: ({ c }, { rows }) => ({ r: rows - 1, c }),
  ArrowLeft: ({ r }) => ({ r, c: 0 }),
  ArrowRight: ({ r }, { columns }) => ({ r, c: columns - 1 }),
  Home: () => ({ r: 0, c: 0 }),
  End: (_, { rows, columns }) => ({ r: rows - 1, c: columns - 1 }),
};

/** Undefined for a key that moves nowhere. */
export function moved(spot: Spot, key: string, far: boolean, size: Size): Spot | undefined {
  const step = (far ? farSteps : steps)[key];
  return step && inside(step(spot, size), size);
}
