/** The chart of a procedure as SVG: ways down the column are straight, all others go round its right side. */
import type { Chart, ChartStage, ChartWay } from '../../../engine/studio/flow-chart.ts';
import { localize } from '../../../engine/text/language.ts';
import type { Language } from '../../preferences.ts';

/** In user units of the drawing. */
const BOX = { width: 190, height: 44 };
const STEP = { x: 300, y: 84 };
const HEAD = 40;

const cornerOf = ({ column, row }: ChartStage) => ({ x: 16 + column * STEP.x, y: HEAD + row * STEP.y });

function wayPath(from: ChartStage, to: ChartStage, lane: number): string {
  const [a, b] = [cornerOf(from), cornerOf(to)];
  if (from.column === to.column && to.row === from.row + 1)
    return `M${a.x + BOX.width / 2} ${a.y + BOX.height} V${b.y - 2}`;
  const side = a.x + BOX.width + 12 + (lane % 7) * 11;
  const end = b.x > a.x ? b.x - 2 : b.x + BOX.width + 2;
  return `M${a.x + BOX.width} ${a.y + 14 + (lane % 3) * 8} H${side} V${b.y + 12 + (lane % 4) * 6} H${end}`;
}

interface DrawingProps {
  chart: Chart;
  language: Language;
  onOpen?(path: string): void;
  /** Stages that stand out, by id: only here, or only on the other side. */
  marks?: ReadonlyMap<string, 'new' | 'gone'>;
}

/** Colours stand in the drawing itself, so that it looks the same on paper. */
export function Drawing({ chart, language, onOpen, marks }: DrawingProps) {
  const { tracks, stages, ways } = chart;
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const width = Math.max(1, tracks.length) * STEP.x + 16;
  const height = HEAD + (Math.max(0, ...stages.map(({ row }) => row)) + 1) * STEP.y;
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
        <marker
          id="way-end"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" fill="#566170" />
        </marker>
      </defs>
      <rect width={width} height={height} fill="#ffffff" />
      {tracks.map(({ id, title }, column) => (
        <text key={id} x={16 + column * STEP.x} y={22} fontWeight="700" fill="#1b2430">
          {localize(title, language) || id}
        </text>
      ))}
      {ways.map((way, lane) => (
        <Way key={`${way.from} ${way.to} ${way.when}`} way={way} lane={lane} byId={byId} />
      ))}
      {stages.map((stage) => (
        <Box key={stage.id} stage={stage} language={language} onOpen={onOpen} mark={marks?.get(stage.id)} />
      ))}
    </svg>
  );
}

function Way({ way, lane, byId }: { way: ChartWay; lane: number; byId: Map<string, ChartStage> }) {
  const from = byId.get(way.from);
  const to = byId.get(way.to);
  if (!from || !to) return null;
  return (
    <path
      d={wayPath(from, to, lane)}
      fill="none"
      stroke="#566170"
      strokeWidth="1.4"
      strokeDasharray={way.next ? undefined : '5 4'}
      markerEnd="url(#way-end)"
    />
  );
}

/** Ten signs of Chinese or twenty-two of other writing stand in a box. */
const short = (text: string): string => {
  const most = /[\u3400-\u9fff]/.test(text) ? 12 : 24;
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
};

const colours = {
  plain: ['#e4eef8', '#1d5a96'],
  new: ['#dff2e3', '#1f7a3d'],
  gone: ['#fbe3e1', '#a8281c'],
} as const;

interface BoxProps extends Pick<DrawingProps, 'language' | 'onOpen'> {
  stage: ChartStage;
  mark?: 'new' | 'gone';
}

function Box({ stage, language, onOpen, mark }: BoxProps) {
  const [fill, stroke] = colours[mark ?? 'plain'];
  const { x, y } = cornerOf(stage);
  const title = localize(stage.title, language) || stage.id;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it does the same by keyboard
    <g onClick={() => onOpen?.(stage.path)} cursor={onOpen && 'pointer'}>
      <title>{title}</title>
      <rect x={x} y={y} width={BOX.width} height={BOX.height} rx="6" fill={fill} stroke={stroke} />
      <text x={x + BOX.width / 2} y={y + 27} textAnchor="middle" fill="#1b2430">
        {short(title)}
      </text>
    </g>
  );
}
