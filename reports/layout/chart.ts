/** The flow chart of a procedure on one page: as it was laid out, scaled to the paper, its conditions below. */
import type { ChartBox, ChartLayout } from '../../engine/studio/chart/layout.ts';
import { BOX, type ChartLine, type Point } from '../../engine/studio/chart/ways.ts';
import { type Language, words } from '../text.ts';
import type { Block, Drawn, Page, PdfDocument } from './document.ts';
import { innerWidth, margins, pageHeight, round } from './page.ts';

export interface ChartOptions {
  language: Language;
  /** ISO 8601 with the organization's offset. */
  printedAt: string;
}

export interface ChartPaper {
  title: string;
  organization: string;
  layout: ChartLayout;
}

/** Points: the chart below the title, what is kept for a line of conditions. */
const HEAD = 34;
const LINE = 14;
const FONT = 9;

const colors = { next: '#3d4855', effect: '#7a5a1e', return: '#9c2b23' };
const dashes = { next: undefined, effect: { length: 1.5, space: 2 }, return: { length: 4, space: 3 } };

/** The way round on which the chart comes out larger. */
function pageFor({ width, height, conditions }: ChartLayout): { page: Page; scale: number } {
  const fits = (['portrait', 'landscape'] as const).map((orientation) => {
    const page: Page = { size: 'A4', orientation };
    const { top, bottom } = margins(page);
    const below = Math.min(conditions.length * LINE + LINE, pageHeight(page) / 3);
    const room = pageHeight(page) - top - bottom - HEAD - below;
    return { page, scale: Math.min(1, innerWidth(page) / width, room / height) };
  });
  return fits[0]!.scale >= fits[1]!.scale ? fits[0]! : fits[1]!;
}

const arrow = (from: Point, to: Point, color: string): Drawn => {
  const [dx, dy] = [Math.sign(round(to.x - from.x)), Math.sign(round(to.y - from.y))];
  const points = [
    to,
    { x: to.x - dx * 5 - dy * 2.6, y: to.y - dy * 5 - dx * 2.6 },
    { x: to.x - dx * 5 + dy * 2.6, y: to.y - dy * 5 + dx * 2.6 },
  ];
  return { type: 'polyline', points, closePath: true, color, lineWidth: 0.1, lineColor: color };
};

function lineOf({ points, by, ends }: ChartLine): Drawn[] {
  const color = colors[by];
  const dash = dashes[by] ? { dash: dashes[by] } : {};
  const [before, last] = points.slice(-2) as [Point, Point];
  const end: Drawn = ends
    ? { type: 'rect', x: last.x - 3, y: last.y - 3, w: 6, h: 6, color }
    : arrow(before, last, color);
  return [{ type: 'polyline', points, lineWidth: 0.9, lineColor: color, ...dash }, end];
}

const boxOf = ({ x, y, kind }: ChartBox): Drawn => ({
  type: 'rect',
  x,
  y,
  w: BOX.width,
  h: BOX.height,
  r: kind === 'stage' ? 5 : 20,
  color: kind === 'stage' ? '#e4eef8' : '#f3f1ea',
  lineColor: kind === 'stage' ? '#1d5a96' : '#6b6348',
  lineWidth: 0.9,
});

interface Frame {
  scale: number;
  left: number;
  top: number;
}

function scaled(drawn: Drawn, scale: number): Drawn {
  const by = (n: number) => round(n * scale);
  if (drawn.type === 'polyline')
    return { ...drawn, points: drawn.points.map(({ x, y }) => ({ x: by(x), y: by(y) })) };
  const { x, y, w, h, r } = drawn;
  return { ...drawn, x: by(x), y: by(y), w: by(w), h: by(h), ...(r ? { r: by(r) } : {}) };
}

/** A text in its own place; its box is as wide as a stage. */
const placed = (
  { scale, left, top }: Frame,
  at: Point,
  width: number,
  text: string,
  more: Partial<Block> = {},
): Block => ({
  absolutePosition: { x: round(left + at.x * scale), y: round(top + at.y * scale) },
  columns: [{ width: round(width * scale), text, fontSize: round(12 * scale), ...more }],
});

function texts({ heads, boxes, lines }: ChartLayout, frame: Frame): Block[] {
  const numbers = lines.flatMap(({ label, points, by }): Block[] => {
    if (!label) return [];
    const [start, next] = points as [Point, Point];
    const sign = start.y === next.y ? Math.sign(next.x - start.x) : 0;
    const width = 40;
    const x = sign < 0 ? start.x - width - 3 : start.x + (sign === 0 ? 6 : 3);
    const more = { color: colors[by], alignment: sign < 0 ? ('right' as const) : ('left' as const) };
    const at = { x, y: sign === 0 ? start.y + 5 : start.y - 12.5 };
    return [placed(frame, at, width, label, { ...more, bold: true, fontSize: round(8.5 * frame.scale) })];
  });
  return [
    ...heads.map(({ x, y, text }) => placed(frame, { x, y: y - 13 }, BOX.width + 40, text, { bold: true })),
    ...boxes.flatMap(({ x, y, lines: said }) =>
      said.map((text, i) =>
        placed(frame, { x, y: y + BOX.height / 2 - said.length * 8.5 + i * 16 }, BOX.width, text, {
          alignment: 'center',
        }),
      ),
    ),
    ...numbers,
  ];
}

export function chartDocument(
  { title, organization, layout }: ChartPaper,
  { language, printedAt }: ChartOptions,
): PdfDocument {
  const { page, scale } = pageFor(layout);
  const { left, top } = margins(page);
  const frame = { scale, left, top: top + HEAD };
  const drawn = [...layout.lines.flatMap(lineOf), ...layout.boxes.map(boxOf)].map((one) =>
    scaled(one, scale),
  );
  const below: Block[] = layout.conditions.map(({ n, text }) => ({ text: `${n}  ${text}`, fontSize: FONT }));
  const room: Block = {
    canvas: [{ type: 'rect', x: 0, y: 0, w: 0.1, h: round(layout.height * scale), color: '#ffffff' }],
  };
  const content: Block[] = [
    { text: title, bold: true, fontSize: 14, alignment: 'center', margin: [0, 0, 0, 4] },
    { absolutePosition: { x: frame.left, y: frame.top }, canvas: drawn },
    ...texts(layout, frame),
    { ...room, margin: [0, 8, 0, 4] },
    ...below,
  ];
  const line = { left: '', right: '' };
  return {
    language,
    title,
    organization,
    printedAt,
    page,
    fontSize: FONT,
    sets: [{ page, first: { left: organization, right: '' }, later: line, content }],
    foot: [words[language].labelled(words[language].printedAt, printedAt.slice(0, 16).replace('T', ' '))],
  };
}
