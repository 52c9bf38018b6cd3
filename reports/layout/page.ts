/** Paper: sizes in points, margins and the width that is left for a table. */
import type { Page } from './document.ts';

/** ISO 216 sizes in points, as pdfmake rounds them. */
const SIZES = { A4: [595.28, 841.89], A5: [419.53, 595.28] } as const;

export interface Margins {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const margins = (page: Page): Margins =>
  page.size === 'A4'
    ? { left: 40, top: 46, right: 40, bottom: 50 }
    : { left: 28, top: 40, right: 28, bottom: 44 };

export const pageWidth = (page: Page): number => SIZES[page.size][page.orientation === 'portrait' ? 0 : 1];

export const pageHeight = (page: Page): number => SIZES[page.size][page.orientation === 'portrait' ? 1 : 0];

export const innerWidth = (page: Page): number => pageWidth(page) - margins(page).left - margins(page).right;

/** Rules and paddings of the grids, in points; `pdf/rules.ts` draws with the same figures. */
export const RULE = 0.6;
export const PADDING = 3;

/** Content widths of cells that share `width` by `shares`; paddings and rules are taken off. */
export function cellWidths(width: number, shares: number[]): number[] {
  const free = width - shares.length * 2 * PADDING - (shares.length + 1) * RULE;
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => round((free * share) / sum));
}

/** Hundredths of a point: keeps the JSON short and the same on every machine. */
export const round = (points: number): number => Math.floor(points * 100) / 100;
