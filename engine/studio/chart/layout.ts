/** A chart laid out: boxes in columns, heads above them, the ways between them as lines. */
import { type Language, localize } from '../../text/language.ts';
import type { Chart } from './chart.ts';
import { laned } from './lanes.ts';
import {
  BOX,
  type ChartLine,
  lanesOf,
  lineOf,
  numbered,
  type Point,
  Ports,
  ROOM,
  type Spot,
  type Spots,
  sidesOf,
  topOf,
} from './ways.ts';

export interface ChartBox extends Point {
  id: string;
  kind: 'stage' | 'outcome';
  /** At most two. */
  lines: string[];
  /** JSON pointer into the procedure's file; '' for an outcome. */
  path: string;
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
