/** The ways of a chart as lines of right angles, each in lanes of its own, so that none runs through a box. */
import type { Chart, ChartWay } from './chart.ts';
import type { Lane } from './lanes.ts';

export interface Point {
  x: number;
  y: number;
}

export interface ChartLine {
  points: Point[];
  by: ChartWay['by'];
  /** Numbers of its conditions below the chart. */
  label?: string;
  /** Ends in a dot: the track is over. */
  ends?: true;
}

export const BOX = { width: 168, height: 44 };
export const ROOM = { head: 36, between: 40, edge: 14, lane: 11, gap: 30 };
const STEP = BOX.height + ROOM.between;

export interface Spot {
  column: number;
  row: number;
}

export type Spots = Map<string, Spot>;

/** Straight down; otherwise through the gaps beside its columns. */
export interface Way extends ChartWay {
  from_: Spot;
  to_?: Spot;
  straight: boolean;
  label?: string;
}

/** Ways that differ by their condition only are one line. */
function joined(
  ways: readonly ChartWay[],
  number: (when: string) => number,
): (ChartWay & { label?: string })[] {
  const groups = new Map<string, ChartWay[]>();
  for (const way of ways) {
    const key = `${way.from} ${way.to} ${way.by}`;
    groups.set(key, [...(groups.get(key) ?? []), way]);
  }
  return [...groups.values()].map((group) => {
    const label = group.flatMap(({ when }) => (when ? [number(when)] : [])).join(' ');
    return { ...group[0]!, ...(label ? { label } : {}) };
  });
}

export function numbered(
  chart: Chart,
  spots: Spots,
  say: (when: string) => string,
): { ways: Way[]; conditions: string[] } {
  const conditions: string[] = [];
  const number = (when: string): number => {
    const text = say(when);
    const known = conditions.indexOf(text);
    return known < 0 ? conditions.push(text) : known + 1;
  };
  const ways = joined(chart.ways, number).flatMap((way): Way[] => {
    const [from_, to_] = [spots.get(way.from), spots.get(way.to)];
    if (!from_ || (!to_ && way.to !== 'end')) return [];
    const straight = to_ === undefined || (to_.column === from_.column && to_.row === from_.row + 1);
    return [{ ...way, from_, to_, straight }];
  });
  return { ways, conditions };
}

/** Gap `g` lies before column `g`. Down a column on its right, up on its left, to another column on the side that faces it. */
function gapsOf({ from_, to_ }: Way): [number, number] {
  if (!to_) return [0, 0];
  if (to_.column === from_.column)
    return to_.row > from_.row ? [from_.column + 1, from_.column + 1] : [from_.column, from_.column];
  return to_.column > from_.column ? [from_.column + 1, to_.column] : [from_.column, to_.column + 1];
}

/** Lines that meet a side of a box share it evenly. */
export class Ports {
  private readonly counts = new Map<string, number>();
  private readonly used = new Map<string, number>();

  add(key: string): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  /** Fraction of the side. */
  take(key: string): number {
    const n = (this.used.get(key) ?? 0) + 1;
    this.used.set(key, n);
    return n / ((this.counts.get(key) ?? 1) + 1);
  }
}

export const topOf = (row: number): number => ROOM.head + row * STEP;

/** On which side of their boxes a way leaves and comes in. */
export function sidesOf(way: Way): { out: string; into: string } {
  const [first, last] = gapsOf(way);
  const out = first > way.from_.column ? 'right' : 'left';
  const into = last > way.to_!.column ? 'right' : 'left';
  return { out: `${way.from} ${out}`, into: `${way.to} ${into}` };
}

/** Vertical stretches of a way that is not straight: in the gap it leaves by, and in the one it comes in by. */
export function lanesOf(ways: Way[]): Lane[] {
  return ways.flatMap((way, index): Lane[] => {
    if (way.straight) return [];
    const [first, last] = gapsOf(way);
    const [a, b] = [topOf(way.from_.row), topOf(way.to_!.row)];
    const own: Lane = {
      key: `${index} 0`,
      gap: first,
      from: Math.min(a, b),
      to: Math.max(a, b) + BOX.height,
    };
    return first === last
      ? [own]
      : [own, { key: `${index} 1`, gap: last, from: b - ROOM.between, to: b + BOX.height }];
  });
}

interface Room {
  left(column: number): number;
  laneX(key: string, gap: number): number;
  ports: Ports;
}

export function lineOf(way: Way, index: number, { left, laneX, ports }: Room): ChartLine {
  const { from_, to_, straight, by, label } = way;
  const about = { by, ...(label ? { label } : {}) };
  if (straight) {
    const x = left(from_.column) + BOX.width / 2;
    const y = topOf(from_.row) + BOX.height;
    const end = to_ ? topOf(to_.row) : y + ROOM.between / 2;
    return {
      ...about,
      points: [
        { x, y },
        { x, y: end },
      ],
      ...(to_ ? {} : { ends: true as const }),
    };
  }
  const [first, last] = gapsOf(way);
  const { out, into } = sidesOf(way);
  const sideX = (side: string, column: number) => left(column) + (side.endsWith('right') ? BOX.width : 0);
  const [startX, endX] = [sideX(out, from_.column), sideX(into, to_!.column)];
  const startY = topOf(from_.row) + BOX.height * ports.take(out);
  const endY = topOf(to_!.row) + BOX.height * ports.take(into);
  const x1 = laneX(`${index} 0`, first);
  if (first === last)
    return {
      ...about,
      points: [
        { x: startX, y: startY },
        { x: x1, y: startY },
        { x: x1, y: endY },
        { x: endX, y: endY },
      ],
    };
  const x2 = laneX(`${index} 1`, last);
  // Between the rows no box stands in the way.
  const channel = topOf(to_!.row) - 6 - (index % 5) * 5;
  return {
    ...about,
    points: [
      { x: startX, y: startY },
      { x: x1, y: startY },
      { x: x1, y: channel },
      { x: x2, y: channel },
      { x: x2, y: endY },
      { x: endX, y: endY },
    ],
  };
}
