/** Stretches beside each other in the gaps between columns: those that overlap take lanes of their own. */

export interface Lane {
  key: string;
  /** Which gap. */
  gap: number;
  from: number;
  to: number;
}

export interface Laned {
  /** From 0, from the left. */
  laneOf(key: string): number;
  /** Lanes of each gap. */
  counts: number[];
}

/** Short stretches first, so that they stay near; each takes the first lane that is free along it. */
export function laned(lanes: readonly Lane[], gaps: number): Laned {
  const taken = new Map<string, number>();
  const counts = Array<number>(gaps).fill(0);
  for (let gap = 0; gap < gaps; gap++) {
    const rows: Lane[][] = [];
    const own = lanes.filter((lane) => lane.gap === gap).sort((a, b) => a.to - a.from - (b.to - b.from));
    for (const lane of own) {
      const free = rows.findIndex((row) => row.every(({ from, to }) => to <= lane.from || from >= lane.to));
      const at = free < 0 ? rows.push([]) - 1 : free;
      rows[at]!.push(lane);
      taken.set(lane.key, at);
    }
    counts[gap] = rows.length;
  }
  return { laneOf: (key) => taken.get(key) ?? 0, counts };
}
