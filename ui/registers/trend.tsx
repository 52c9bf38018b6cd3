/** How many rows each period has, as columns of a chart that lead to their period; this one beside the one before and that of a year ago. */
import { Link, useSearchParams } from 'react-router';
import { earlier } from '../../engine/register/period.ts';
import type { RegisterView } from '../api.ts';
import { useWords } from '../words/words.ts';

/** More would be too narrow to be pressed. */
const SHOWN = 24;
const WIDTH = 28;
const HEIGHT = 96;

function withPeriod(params: URLSearchParams, period: string): string {
  const next = new URLSearchParams(params);
  next.set('period', period);
  return `?${next}`;
}

export function Trend({ page: { trend, period } }: { page: RegisterView }) {
  const words = useWords();
  const [params] = useSearchParams();
  if (trend.length < 2) return null;
  const shown = trend.slice(-SHOWN);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  return (
    <figure className="trend">
      <figcaption>{words.register.trend}</figcaption>
      <div className="trend-chart">
        {shown.map((one) => (
          <Link
            key={one.period}
            to={withPeriod(params, one.period)}
            replace
            className={`trend-bar${one.period === period ? ' is-now' : ''}`}
            aria-current={one.period === period || undefined}
          >
            <span className="trend-n digits">{one.count}</span>
            <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
              <Bar part={one.count / most} />
            </svg>
            <span className="trend-period digits">{one.period}</span>
          </Link>
        ))}
      </div>
      {period && <Beside trend={trend} period={period} />}
    </figure>
  );
}

const Bar = ({ part }: { part: number }) => (
  <rect x="2" y={HEIGHT * (1 - part)} width={WIDTH - 4} height={Math.max(1, HEIGHT * part)} rx="2" />
);

/** `+20 %`; nothing to compare with is nothing. */
export function change(now: number, before: number | undefined): string {
  if (!before) return '';
  const part = Math.round(((now - before) / before) * 100);
  return `${part > 0 ? '+' : ''}${part} %`;
}

function Beside({ trend, period }: { trend: RegisterView['trend']; period: string }) {
  const words = useWords();
  const countOf = (wanted: string) => trend.find((one) => one.period === wanted)?.count;
  const now = countOf(period) ?? 0;
  const { before, yearBefore } = earlier(period);
  const others: [string, number | undefined][] = [
    [words.register.before, countOf(before)],
    ...(yearBefore === before
      ? []
      : [[words.register.yearBefore, countOf(yearBefore)] satisfies [string, number | undefined]]),
  ];
  return (
    <p className="muted digits">
      {others
        .flatMap(([said, count]) =>
          count === undefined ? [] : [`${said} ${words.register.count(count)} ${change(now, count)}`],
        )
        .join(' · ')}
    </p>
  );
}
