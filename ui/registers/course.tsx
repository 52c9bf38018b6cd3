/** How a register went over its periods, as lines: told apart by colour, stroke and mark; the figures stand in a table for who listens. */
import type { RegisterCourse, RegisterPage } from '../../engine/register/shapes.ts';

const WIDTH = 600;
const HEIGHT = 120;

type Lined = RegisterCourse['lines'][number];

/** The top of the scale: all of 100 for shares, else the most. */
const topOf = ({ unit, lines }: RegisterCourse): number =>
  unit === '%' ? 100 : Math.max(1, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));

export function Course({ page: { course } }: { page: RegisterPage }) {
  if (!course || course.periods.length < 2) return null;
  const top = topOf(course);
  return (
    <figure className="course">
      <figcaption>{course.title}</figcaption>
      <div className="course-chart">
        <span className="course-top digits" aria-hidden="true">
          {top}
          {course.unit}
        </span>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          {[0, 0.5, 1].map((part) => (
            <line
              key={part}
              className="course-rule"
              x1="0"
              x2={WIDTH}
              y1={HEIGHT * part}
              y2={HEIGHT * part}
            />
          ))}
          {course.lines.map((one, n) => (
            <Line key={one.title} of={one} n={n} top={top} />
          ))}
        </svg>
        <Periods of={course.periods} />
      </div>
      <Legend of={course} />
      <Figures of={course} />
    </figure>
  );
}

interface Mark {
  x: number;
  y: number;
  before: boolean;
  after: boolean;
}

/** The values there are, each with whether the periods beside it have one. */
function marksOf({ values }: Lined, top: number): Mark[] {
  const step = WIDTH / Math.max(1, values.length - 1);
  const has = (at: number) => typeof values[at] === 'number';
  return values.flatMap((value, at) => {
    if (value === null) return [];
    const [x, y] = [Math.round(at * step), Math.round(HEIGHT * (1 - value / top))];
    return [{ x, y, before: has(at - 1), after: has(at + 1) }];
  });
}

/** Interrupted where a period has no value. */
const strokes = (marks: Mark[]): string =>
  marks.map(({ x, y, before }) => `${before ? 'L' : 'M'}${x} ${y}`).join('');

/** A value that stands alone is a dot. */
const dots = (marks: Mark[]): string =>
  marks.map(({ x, y, before, after }) => (before || after ? '' : `M${x} ${y}h0.1`)).join('');

function Line({ of, n, top }: { of: Lined; n: number; top: number }) {
  const marks = marksOf(of, top);
  return (
    <>
      <path className={`course-line line-${n}`} d={strokes(marks)} />
      <path className={`course-line course-dot line-${n}`} d={dots(marks)} />
    </>
  );
}

/** The first, the one in the middle and the last. */
function Periods({ of }: { of: string[] }) {
  const middle = of.length > 2 ? of[Math.floor((of.length - 1) / 2)] : '';
  return (
    <p className="course-periods digits" aria-hidden="true">
      {[of[0], middle, of.at(-1)].map((period, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three places
        <span key={n}>{period}</span>
      ))}
    </p>
  );
}

const Legend = ({ of: { lines, unit } }: { of: RegisterCourse }) => (
  <ul className="course-legend" aria-hidden="true">
    {lines.map(({ title, values }, n) => (
      <li key={title}>
        <svg viewBox="0 0 24 8" focusable="false" aria-hidden="true">
          <path className={`course-line line-${n}`} d="M0 4H24" />
        </svg>
        {title}{' '}
        <span className="muted digits">
          {said(
            values.findLast((value) => value !== null),
            unit,
          )}
        </span>
      </li>
    ))}
  </ul>
);

const said = (value: number | null | undefined, unit: string): string =>
  value === null || value === undefined ? '' : `${value}${unit}`;

const Figures = ({ of: { title, periods, lines, unit } }: { of: RegisterCourse }) => (
  // A table takes the width of its cells whatever is said of it: what hides it stands around it.
  <div className="visually-hidden">
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <td />
          {periods.map((period) => (
            <th key={period} scope="col">
              {period}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((one) => (
          <tr key={one.title}>
            <th scope="row">{one.title}</th>
            {one.values.map((value, at) => (
              <td key={periods[at]}>{said(value, unit)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
