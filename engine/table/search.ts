/** Finds boxes of inputs that none of a set of rows covers, by splitting column after column on equal masks. */
import type { Region } from './domain.ts';
import { intersect, isEmpty, type Mask, nameOf } from './mask.ts';

/** Per column the regions of one uncovered box. */
export type Box = Region[][];

export interface Search {
  boxes: Box[];
  /** True when the work or the number of boxes reached its cap. */
  cut: boolean;
}

/** Regions looked at in all; keeps the worst table below about a second. */
const MAX_WORK = 1_000_000;

/** `columns` are the regions to look at, `rows` the rows that may cover; at most `limit` boxes. */
export const uncovered = (columns: Region[][], rows: Mask, limit: number): Search => {
  const found: Search = { boxes: [], cut: false };
  const covered = columns.map(() => new Set<string>());
  let work = 0;
  const visit = (depth: number, alive: Mask, box: Box): void => {
    if (found.cut) return;
    const regions = columns[depth];
    if (isEmpty(alive)) {
      if (found.boxes.length === limit) found.cut = true;
      else found.boxes.push([...box, ...columns.slice(depth)]);
      return;
    }
    if (!regions) return;
    const name = nameOf(alive);
    if (covered[depth]?.has(name)) return;
    const before = found.boxes.length;
    work += regions.length;
    if (work > MAX_WORK) found.cut = true;
    for (const { mask, members } of split(regions, alive)) visit(depth + 1, mask, [...box, members]);
    if (found.boxes.length === before && !found.cut) covered[depth]?.add(name);
  };
  if (columns.every((regions) => regions.length > 0)) visit(0, rows, []);
  return found;
};

const split = (regions: Region[], alive: Mask): Iterable<{ mask: Mask; members: Region[] }> => {
  const groups = new Map<string, { mask: Mask; members: Region[] }>();
  for (const region of regions) {
    const mask = intersect(alive, region.mask);
    const name = nameOf(mask);
    const group = groups.get(name);
    if (group) group.members.push(region);
    else groups.set(name, { mask, members: [region] });
  }
  return groups.values();
};
