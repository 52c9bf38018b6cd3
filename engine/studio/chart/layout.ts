/** A chart laid out: boxes in columns, every way a line of right angles in lanes of its own, so that no line runs through a box. */
import { type Language, localize } from '../../text/language.ts';
import type { Chart, ChartWay } from './chart.ts';
import { type Lane, laned } from './lanes.ts';

export interface Point {
  x: number;
  y: number;
}

export interface ChartBox extends Point {
  id: string;
  kind: 'stage' | 'outcome';
  /** At most two. */
  lines: string[];
  /** JSON pointer into the procedure's file; '' for an outcome. */
  path: string;
}

export interface ChartLine {
  points: Point[];
  by: ChartWay['by'];
  /** Numbers of its conditions below the chart. */
  label?: string;
  /** Ends in a dot: the track is over. */
  ends?: true;
}

/** Lengths in units of the drawing. */
export interface ChartLayout {
  width: number;
  height: number;
  heads: (Point & { text: string })[];
  boxes: ChartBox[];
  lines: ChartLine[];
  conditions: { n: number; text: string }[];
}

export const BOX = { width: 168, height: 44 };
const ROOM = { head: 36, between: 40, edge: 14, lane: 11, gap: 30 };
const STEP = BOX.height + ROOM.between;

/** Signs of Chinese are twice as wide as others. */
const MOST_UNITS = 24;

const wide = (sign: string): boolean => /[\u2e80-\uffef]/.test(sign);
const unitsOf = (text: string): number => [...text].reduce((sum, sign) => sum + (wide(sign) ? 2 : 1.1), 0);

/** Signs of Chinese part anywhere, other words between them. */
const pieces = (text: string): string[] => text.match(/[\u2e80-\uffef]|[^\u2e80-\uffef\s]+\s*|\s+/g) ?? [];

/** As many signs as stand in a line. */
const cut = (text: string): string => {
  if (unitsOf(text) <= MOST_UNITS) return text;
  let short = '';
  for (const sign of text)
    if (unitsOf(`${short}${sign}…`) <= MOST_UNITS) short += sign;
    else break;
  return `${short}…`;
};

/** Two lines at most; what is longer is cut off. */
export function wrapped(text: string): string[] {
  let first = '';
  let rest = '';
  for (const piece of pieces(text)) {
    if (rest === '' && (first === '' || unitsOf((first + piece).trimEnd()) <= MOST_UNITS)) first += piece;
    else rest += piece;
  }
  return [first, rest].map((line) => cut(line.trim())).filter(Boolean);
}

interface Spot {
  column: number;
  row: number;
}

type Spots = Map<string, Spot>;

/** Where each track begins: the first by itself, the others below each other as far as the first reaches. */
function placesOf({ tracks, stages, outcomes }: Chart): Spot[] {
  const rows = tracks.map((_, n) => stages.filter(({ column }) => column === n).length);
  const most = Math.max(rows[0] ?? 0, outcomes.length);
  const filled: number[] = [];
  const first = outcomes.length > 0 ? 2 : 1;
  return rows.map((count, n) => {
    if (n === 0) return { column: 0, row: 0 };
    const fits = filled.findIndex((used) => used + 1 + count <= most);
    const at = fits < 0 ? filled.push(-1) - 1 : fits;
    const row = filled[at]! + 1;
    filled[at] = row + count;
    return { column: first + at, row };
  });
}

/** Beside the track in which complaints begin stand the outcomes, to which most of its ways lead. */
function spotsOf(chart: Chart, places: Spot[]): Spots {
  const spots: Spots = new Map(
    chart.stages.map(({ id, column: track, row }) => {
      const place = places[track]!;
      return [id, { column: place.column, row: place.row + row }];
    }),
  );
  for (const [row, { id }] of chart.outcomes.entries()) spots.set(`close:${id}`, { column: 1, row });
  return spots;
}

/** Straight down; otherwise through the gaps beside its columns. */
interface Way extends ChartWay {
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

function numbered(
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
class Ports {
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

const topOf = (row: number): number => ROOM.head + row * STEP;

/** On which side of their boxes a way leaves and comes in. */
function sidesOf(way: Way): { out: string; into: string } {
  const [first, last] = gapsOf(way);
  const out = first > way.from_.column ? 'right' : 'left';
  const into = last > way.to_!.column ? 'right' : 'left';
  return { out: `${way.from} ${out}`, into: `${way.to} ${into}` };
}

/** Vertical stretches of a way that is not straight: in the gap it leaves by, and in the one it comes in by. */
function lanesOf(ways: Way[]): Lane[] {
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

export function layOut(
  chart: Chart,
  language: Language,
  say: (when: string) => string = (when) => when,
): ChartLayout {
  const places = placesOf(chart);
  const spots = spotsOf(chart, places);
  const { ways, conditions } = numbered(chart, spots, say);
  const columns = Math.max(...[...spots.values(), ...places].map(({ column }) => column + 1));
  const { laneOf, counts } = laned(lanesOf(ways), columns + 1);
  const gapWidth = (gap: number): number =>
    (counts[gap] ?? 0) * ROOM.lane + (gap === 0 || gap === columns ? ROOM.edge : ROOM.gap);
  const gapLeft = Array.from({ length: columns + 2 }, (_, g) =>
    Array.from({ length: g }, (_, i) => gapWidth(i) + BOX.width).reduce((sum, w) => sum + w, 0),
  );
  const left = (column: number): number => gapLeft[column]! + gapWidth(column);
  const laneX = (key: string, gap: number): number =>
    gapLeft[gap]! + (gap === 0 ? ROOM.edge / 2 : ROOM.gap / 3) + laneOf(key) * ROOM.lane;
  const ports = new Ports();
  for (const way of ways.filter(({ straight }) => !straight)) {
    const { out, into } = sidesOf(way);
    ports.add(out);
    ports.add(into);
  }
  const lines = ways.map((way, index) => lineOf(way, index, { left, laneX, ports }));
  const rows = Math.max(1, ...[...spots.values()].map(({ row }) => row + 1));
  const title = (text: Parameters<typeof localize>[0], id: string) => localize(text, language) || id;
  const boxes = [
    ...chart.stages.map((stage) => ({ ...stage, kind: 'stage' as const, spot: spots.get(stage.id)! })),
    ...chart.outcomes.map((one) => ({
      ...one,
      path: '',
      kind: 'outcome' as const,
      spot: spots.get(`close:${one.id}`)!,
    })),
  ];
  return {
    width: left(columns - 1) + BOX.width + gapWidth(columns),
    height: topOf(rows - 1) + BOX.height + ROOM.between,
    heads: chart.tracks.map((track, n) => ({
      x: left(places[n]!.column),
      y: topOf(places[n]!.row) - 16,
      text: title(track.title, track.id),
    })),
    boxes: boxes.map(({ id, kind, path, spot, title: text }) => ({
      id,
      kind,
      path,
      x: left(spot.column),
      y: topOf(spot.row),
      lines: wrapped(title(text, id)),
    })),
    lines,
    conditions: conditions.map((text, i) => ({ n: i + 1, text })),
  };
}

interface Room {
  left(column: number): number;
  laneX(key: string, gap: number): number;
  ports: Ports;
}

function lineOf(way: Way, index: number, { left, laneX, ports }: Room): ChartLine {
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
