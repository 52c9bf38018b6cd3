/** What is wrong with a table before anyone asks it: gaps, overlaps and rows that never decide, each with an example. */
import { cellText, type Domain, domainsOf, type Region } from './domain.ts';
import {
  emptyMask,
  fullMask,
  hasBit,
  include,
  isEmpty,
  keep,
  type Mask,
  rowsOf,
  setBit,
  unite,
} from './mask.ts';
import { type Box, type Search, uncovered } from './search.ts';
import type { CompiledTable } from './types.ts';

export interface Gap {
  inputs: Record<string, unknown>;
  /** The `when` of a row that would fill the gap. */
  row: string[];
}

export interface Overlap {
  rows: [string, string];
  inputs: Record<string, unknown>;
}

export interface Analysis {
  gaps: Gap[];
  overlaps: Overlap[];
  /** Rows that never decide anything, because of earlier rows or because no input fits them. */
  shadowed: string[];
  /** Rows with a cell that is no plain test: assumed to close any gap, left out of the rest. */
  unanalysed: string[];
  /** True when a cap was reached: there may be more. */
  cut: boolean;
}

/** Null is left out of the gaps: a missing input is the form's matter, not the table's. At most `cap` of each kind. */
export const analyse = (table: CompiledTable, cap = 20): Analysis => {
  const domains = domainsOf(table);
  const opaque = opaqueRows(table);
  const plain = rowsOf(fullMask(table.rowIds.length)).filter((row) => !hasBit(opaque, row));
  const gaps = findGaps(table, domains, cap);
  const accepted = domains.map((domain) => acceptedBy(domain, table.rowIds.length));
  const overlaps = findOverlaps(table, domains, accepted, opaque, cap + 1);
  const shadowed = plain.filter((row) => isShadowed(table, accepted, plain, row));
  return {
    gaps: gaps.boxes.map((box) => gapOf(box, domains)),
    overlaps: overlaps.slice(0, cap),
    shadowed: shadowed.slice(0, cap).map((row) => idOf(table, row)),
    unanalysed: rowsOf(opaque).map((row) => idOf(table, row)),
    cut: gaps.cut || overlaps.length > cap || shadowed.length > cap,
  };
};

const idOf = (table: CompiledTable, row: number): string => table.rowIds[row] as string;

const opaqueRows = (table: CompiledTable): Mask => {
  const mask = emptyMask(table.words);
  for (const column of table.columns) for (const row of column.tested) setBit(mask, row);
  return mask;
};

/** An opaque cell counts as accepting everything, so that every reported gap is one. */
const findGaps = (table: CompiledTable, domains: Domain[], cap: number): Search => {
  const columns = domains.map((domain, c) => {
    const tested = emptyMask(table.words);
    for (const row of table.columns[c]?.tested ?? []) setBit(tested, row);
    if (isEmpty(tested)) return domain.regions;
    return domain.regions.map((region) => ({ ...region, mask: unite(region.mask, tested), source: region }));
  });
  const found = uncovered(columns, fullMask(table.rowIds.length), cap);
  const boxes = found.boxes.map((box) => box.map((regions) => regions.map((region) => sourceOf(region))));
  return { boxes, cut: found.cut };
};

const sourceOf = (region: Region): Region => ('source' in region ? (region.source as Region) : region);

const gapOf = (box: Box, domains: Domain[]): Gap => ({
  inputs: exampleOf(domains, (c) => box[c]?.[0]),
  row: domains.map((domain, c) => cellText(box[c] ?? [], domain)),
});

const exampleOf = (domains: Domain[], regionAt: (c: number) => Region | undefined): Record<string, unknown> =>
  Object.fromEntries(domains.map(({ input }, c) => [input.id, regionAt(c)?.example ?? null]));

/** The regions that each row accepts, in the order of the domain, null last. */
const acceptedBy = ({ regions, none }: Domain, rows: number): Region[][] => {
  const accepted: Region[][] = Array.from({ length: rows }, () => []);
  for (const region of [...regions, none]) for (const row of rowsOf(region.mask)) accepted[row]?.push(region);
  return accepted;
};

/** Per column and row, what the row accepts. */
type Accepted = Region[][][];

/** Overlaps are faults under UNIQUE, and under ANY where the outputs differ; elsewhere they are meant. */
const findOverlaps = (
  table: CompiledTable,
  domains: Domain[],
  accepted: Accepted,
  opaque: Mask,
  cap: number,
): Overlap[] => {
  const { hitPolicy } = table.source;
  if (hitPolicy !== 'UNIQUE' && hitPolicy !== 'ANY') return [];
  const outputs = table.outputs.map((output) => JSON.stringify(output));
  const all = fullMask(table.rowIds.length);
  const found: Overlap[] = [];
  for (let row = 0; row < table.rowIds.length; row++) {
    if (hasBit(opaque, row)) continue;
    for (const other of partners(all, accepted, row)) {
      const meant = hitPolicy === 'ANY' && outputs[row] === outputs[other];
      if (other > row && !hasBit(opaque, other) && !meant)
        found.push(overlapOf(table, domains, accepted, row, other));
      if (found.length === cap) return found;
    }
  }
  return found;
};

/** Rows that share a region with `row` in every column: two rows are boxes, so they then share an input. */
const partners = (all: Mask, accepted: Accepted, row: number): number[] => {
  const mask = all.slice();
  const reached = emptyMask(all.length);
  for (const regions of accepted) {
    reached.fill(0);
    for (const region of regions[row] ?? []) include(reached, region.mask);
    keep(mask, reached);
  }
  return rowsOf(mask);
};

const overlapOf = (
  table: CompiledTable,
  domains: Domain[],
  accepted: Accepted,
  row: number,
  other: number,
): Overlap => ({
  rows: [idOf(table, row), idOf(table, other)],
  inputs: exampleOf(domains, (c) => accepted[c]?.[row]?.find((region) => hasBit(region.mask, other))),
});

/** Which rows decide before this one: the earlier ones under FIRST, those of higher rank under PRIORITY. */
const before = (table: CompiledTable, row: number, other: number): boolean => {
  const { ranking, source } = table;
  if (source.hitPolicy === 'FIRST') return other < row;
  if (source.hitPolicy !== 'PRIORITY') return false;
  const difference = (ranking[other] ?? 0) - (ranking[row] ?? 0);
  return difference < 0 || (difference === 0 && other < row);
};

const isShadowed = (table: CompiledTable, accepted: Accepted, plain: number[], row: number): boolean => {
  const { hitPolicy } = table.source;
  const regions = accepted.map((column) => column[row] ?? []);
  // Without an order among rows, only a row that no input fits never decides.
  if (hitPolicy !== 'FIRST' && hitPolicy !== 'PRIORITY') return regions.some((column) => column.length === 0);
  const rivals = emptyMask(table.words);
  for (const other of plain) if (before(table, row, other)) setBit(rivals, other);
  const found = uncovered(regions, rivals, 1);
  return found.boxes.length === 0 && !found.cut;
};
