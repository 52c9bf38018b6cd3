/** The chart of a procedure as SVG, as it was laid out. */
import type { ChartBox, ChartLayout } from '../../../engine/studio/chart/layout.ts';
import { BOX, type ChartLine, type Point } from '../../../engine/studio/chart/ways.ts';

interface DrawingProps {
  layout: ChartLayout;
  onOpen?(path: string): void;
  /** Stages that stand out, by id: only here, or only on the other side. */
  marks?: ReadonlyMap<string, 'new' | 'gone'>;
}

const colors = { next: '#3d4855', effect: '#7a5a1e', return: '#9c2b23' };
const ENDS = ['next', 'effect', 'return'] as const;

/** Colours stand in the drawing itself, so that it looks the same on paper. */
export function Drawing({ layout, onOpen, marks }: DrawingProps) {
  const { width, height, heads, boxes, lines } = layout;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fontFamily="sans-serif"
      fontSize="13"
      aria-hidden="true"
    >
      <defs>
        {ENDS.map((by) => (
          <marker
            key={by}
            id={`way-${by}`}
            viewBox="0 0 8 8"
            refX="7.5"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" fill={colors[by]} />
          </marker>
        ))}
      </defs>
      <rect width={width} height={height} fill="#ffffff" />
      {heads.map(({ x, y, text }) => (
        <text key={`${x} ${text}`} x={x} y={y} fontWeight="700" fill="#1b2430">
          {text}
        </text>
      ))}
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are known by their order
        <Line key={i} line={line} />
      ))}
      {boxes.map((box) => (
        <Box key={`${box.kind} ${box.id}`} box={box} onOpen={onOpen} mark={marks?.get(box.id)} />
      ))}
    </svg>
  );
}

const pathOf = (points: Point[]): string =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');

/** Given back runs dashed, led by an effect dotted. */
const dashes = { next: undefined, effect: '2 3', return: '6 4' };

function Line({ line: { points, by, label, ends } }: { line: ChartLine }) {
  const [start, next] = points as [Point, Point];
  const last = points.at(-1)!;
  const sign = start.y === next.y ? Math.sign(next.x - start.x) : 0;
  const at = sign === 0 ? { x: start.x + 7, y: start.y + 16 } : { x: start.x + sign * 4, y: start.y - 2.5 };
  return (
    <>
      <path
        d={pathOf(points)}
        fill="none"
        stroke={colors[by]}
        strokeWidth="1.3"
        strokeDasharray={dashes[by]}
        markerEnd={ends ? undefined : `url(#way-${by})`}
      />
      {ends && <circle cx={last.x} cy={last.y} r="4.5" fill={colors[by]} />}
      {label && (
        <text
          {...at}
          fontSize="9.5"
          fontWeight="700"
          textAnchor={sign < 0 ? 'end' : 'start'}
          fill={colors[by]}
        >
          {label}
        </text>
      )}
    </>
  );
}

const faces = {
  stage: { fill: '#e4eef8', stroke: '#1d5a96' },
  outcome: { fill: '#f3f1ea', stroke: '#6b6348' },
  new: { fill: '#dff2e3', stroke: '#1f7a3d' },
  gone: { fill: '#fbe3e1', stroke: '#a8281c' },
};

interface BoxProps extends Pick<DrawingProps, 'onOpen'> {
  box: ChartBox;
  mark?: 'new' | 'gone';
}

function Box({ box: { x, y, lines, path, kind }, onOpen, mark }: BoxProps) {
  const { fill, stroke } = faces[kind === 'stage' ? (mark ?? kind) : kind];
  const top = y + BOX.height / 2 + 4.5 - (lines.length - 1) * 8;
  const opens = onOpen && path !== '' ? () => onOpen(path) : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it does the same by keyboard
    <g onClick={opens} cursor={opens && 'pointer'}>
      <rect
        x={x}
        y={y}
        width={BOX.width}
        height={BOX.height}
        rx={kind === 'stage' ? 6 : 22}
        fill={fill}
        stroke={stroke}
      />
      {lines.map((line, i) => (
        <text key={line} x={x + BOX.width / 2} y={top + i * 16} textAnchor="middle" fill="#1b2430">
          {line}
        </text>
      ))}
    </g>
  );
}
