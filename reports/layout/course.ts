/** How a register went over its periods, drawn below its rows: as on the screen. */
import type { RegisterCourse, RegisterPage } from '../../engine/register/shapes.ts';
import type { Block, Drawn } from './document.ts';
import { innerWidth, round } from './page.ts';

const HEIGHT = 76;
const MOST = 420;
/** Room for the figure at the top of the scale. */
const SCALE = 30;
const SMALL = 7;
const GAP = 6;
const RULE = '#c8ced6';
/** Half of a dot's width. */
const DOT = 1.8;
/** By line: ink and, so that a copier keeps them apart, its stroke. */
const STROKES = [
  { color: '#1d5a96' },
  { color: '#b0241b', dash: { length: 6, space: 3 } },
  { color: '#1f6944', dash: { length: 2, space: 2 } },
  { color: '#7d5200', dash: { length: 9, space: 2 } },
  { color: '#566170', dash: { length: 4, space: 4 } },
];

const strokeOf = (n: number) => STROKES[n % STROKES.length]!;

type Point = { x: number; y: number };

/** What hangs together: a period without a value interrupts. */
function runsOf(values: (number | null)[], top: number, width: number): Point[][] {
  const step = width / Math.max(1, values.length - 1);
  const runs: Point[][] = [[]];
  for (const [at, value] of values.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)!.push({ x: round(at * step), y: round(HEIGHT * (1 - value / top)) });
  }
  return runs.filter((run) => run.length > 0);
}

/** A value that stands alone is a square dot, which both printers draw. */
function lineOf(points: Point[], n: number): Drawn {
  const { color, dash } = strokeOf(n) as { color: string; dash?: { length: number; space: number } };
  const [{ x, y }, next] = points as [Point, Point?];
  if (!next) return { type: 'rect', ...{ x: x - DOT, y: y - DOT, w: 2 * DOT, h: 2 * DOT }, color };
  return { type: 'polyline', points, lineColor: color, lineWidth: 1.3, ...(dash ? { dash } : {}) };
}

const rule = (y: number, width: number): Drawn => ({ type: 'rect', x: 0, y, w: width, h: 0.4, color: RULE });

const sample = (n: number): Block => ({
  canvas: [
    lineOf(
      [
        { x: 0, y: 5 },
        { x: 18, y: 5 },
      ],
      n,
    ),
  ],
  width: 20,
});

const legend = ({ lines, unit }: RegisterCourse): Block => ({
  columns: lines.flatMap(({ title, values }, n) => {
    const last = values.findLast((value) => value !== null);
    return [
      sample(n),
      { text: `${title} ${last ?? ''}${last == null ? '' : unit}`, fontSize: SMALL, where: title },
    ];
  }),
  columnGap: GAP,
  margin: [SCALE, 2, 0, 0],
});

/** Nothing where there is no course. */
export function courseBlocks({ course, paper }: Pick<RegisterPage, 'course' | 'paper'>): Block[] {
  if (!course || course.periods.length < 2) return [];
  const { title, unit, periods, lines } = course;
  const width = round(Math.min(MOST, innerWidth(paper) - SCALE));
  const values = lines.flatMap((one) => one.values.map((value) => value ?? 0));
  const top = unit === '%' ? 100 : Math.max(1, ...values);
  const drawn = [
    ...[0, HEIGHT / 2, HEIGHT - 0.4].map((y) => rule(y, width)),
    ...lines.flatMap((one, n) => runsOf(one.values, top, width).map((run) => lineOf(run, n))),
  ];
  const middle = periods.length > 2 ? periods[Math.floor((periods.length - 1) / 2)]! : '';
  const third = round((width - 2 * GAP) / 3);
  const period = (text: string, alignment: 'left' | 'center' | 'right'): Block => ({
    text: text || ' ',
    ...{ width: third, fontSize: SMALL, alignment },
  });
  const chart: Block[] = [
    {
      columns: [
        { text: `${top}${unit}`, width: SCALE - GAP, fontSize: SMALL, alignment: 'right' },
        { canvas: drawn, width, height: HEIGHT },
      ],
      columnGap: GAP,
    },
    {
      columns: [
        { text: `0${unit}`, width: SCALE - GAP, fontSize: SMALL, alignment: 'right' },
        ...[period(periods[0]!, 'left'), period(middle, 'center'), period(periods.at(-1)!, 'right')],
      ],
      columnGap: GAP,
      margin: [0, 2, 0, 0],
    },
    legend(course),
  ];
  const head: Block = { text: title, bold: true, margin: [0, 10, 0, 4], where: title };
  return [{ stack: [head, ...chart], unbreakable: true }];
}
