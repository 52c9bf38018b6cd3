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

const sumOf = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Content widths of cells that share `width` by `shares`, none narrower than its floor as far as there is room; paddings and rules are taken off. */
export function cellWidths(width: number, shares: number[], floors: number[] = []): number[] {
  const free = width - shares.length * 2 * PADDING - (shares.length + 1) * RULE;
  const fit = Math.min(1, free / Math.max(sumOf(floors), 1));
  const least = shares.map((_, at) => (floors[at] ?? 0) * fit);
  const given = shares.map((share) => (free * share) / sumOf(shares));
  const spare = given.map((points, at) => points - least[at]!);
  const lacking = -sumOf(spare.filter((points) => points < 0));
  const taken = lacking === 0 ? 0 : lacking / sumOf(spare.filter((points) => points > 0));
  return given.map((points, at) =>
    round(spare[at]! < 0 ? least[at]! : points - spare[at]! * Math.min(taken, 1)),
  );
}

/** Hundredths of a point: keeps the JSON short and the same on every machine. */
export const round = (points: number): number => Math.floor(points * 100) / 100;
