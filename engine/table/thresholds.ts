/** The ends of a column's ranges, sorted, found again in a step or two: by equal parts of their span first, then by halves. */

export interface Thresholds {
  sorted: number[];
  /** By part: index of the first threshold that lies in it or beyond; one more part at the end. */
  starts: Int32Array;
  /** Parts per unit. */
  scale: number;
}

const PARTS_EACH = 4;

/** Grows with the key, so that whatever lies in an earlier part is smaller. */
const partOf = ({ sorted, starts, scale }: Thresholds, key: number): number =>
  Math.max(0, Math.min(starts.length - 2, (key - (sorted[0] as number)) * scale)) | 0;

export const thresholdsFrom = (ends: number[]): Thresholds => {
  const sorted = [...new Set(ends)].sort((a, b) => a - b);
  const parts = Math.max(1, PARTS_EACH * sorted.length);
  const span = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  const made = { sorted, starts: new Int32Array(parts + 1), scale: span > 0 ? parts / span : 0 };
  for (const end of sorted) {
    const after = partOf(made, end) + 1;
    made.starts[after] = (made.starts[after] as number) + 1;
  }
  for (let p = 1; p <= parts; p++)
    made.starts[p] = (made.starts[p] as number) + (made.starts[p - 1] as number);
  return made;
};

/** Index of the first threshold >= key. */
export const indexIn = (thresholds: Thresholds, key: number): number => {
  const { sorted, starts } = thresholds;
  if (sorted.length === 0) return 0;
  const part = partOf(thresholds, key);
  let low = starts[part] as number;
  let high = starts[part + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < key) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Interval 2i+1 is the i-th threshold itself, 2i the open one before it. */
export const intervalOf = (thresholds: Thresholds, key: number): number => {
  const i = indexIn(thresholds, key);
  return thresholds.sorted[i] === key ? 2 * i + 1 : 2 * i;
};
