/** A count of days as a calendar: a row for each week, the how-manieth on each day, what falls out named below. */
import type { Step } from '../../engine/deadline/explain.ts';
import { useTimes } from '../parts/time.ts';
import { usePreferences } from '../preferences.ts';
import { useWords } from '../words/words.ts';

const DAY = 86_400_000;
/** Dates without a time are counted in UTC, where no day is longer than another. */
const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);
/** Monday is 0. */
const weekday = (day: string) => (new Date(utc(day)).getUTCDay() + 6) % 7;
const mondayOf = (day: string) => utc(day) - weekday(day) * DAY;

/** Weeks of seven places; places outside of the count are empty. Weeks left out by a long count are left out. */
export function weeksOf(steps: Step[]): { monday: number; days: (Step | undefined)[] }[] {
  const weeks = new Map<number, (Step | undefined)[]>();
  for (const step of steps) {
    const monday = mondayOf(step.day);
    const days = weeks.get(monday) ?? Array<Step | undefined>(7).fill(undefined);
    days[weekday(step.day)] = step;
    weeks.set(monday, days);
  }
  return [...weeks].sort(([a], [b]) => a - b).map(([monday, days]) => ({ monday, days }));
}

export function DayList({ steps }: { steps: Step[] }) {
  const words = useWords();
  if (steps.some((s) => s.at)) return <Exact steps={steps} />;
  const names = [1, 2, 3, 4, 5, 6, 0].map((d) => words.clock.weekdays[d]!);
  return (
    <>
      <table className="days">
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(steps).map(({ monday, days }) => (
            <tr key={monday}>
              {days.map((step, i) => (
                <Day key={names[i]} step={step} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Named steps={steps} />
    </>
  );
}

function Day({ step }: { step: Step | undefined }) {
  const words = useWords();
  if (!step) return <td className="day none" />;
  const [, month, day] = step.day.split('-');
  const why = words.clock[step.why === 'start' ? 'start2' : step.why];
  return (
    <td className={`day ${step.why}${step.n === null ? '' : ' counts'}`} title={why}>
      <span className="day-date digits">
        {Number(month)}/{Number(day)}
      </span>
      <span className="day-n digits">{step.n ?? (step.why === 'start' ? '▸' : '·')}</span>
      <span className="visually-hidden">{step.n === null ? why : words.clock.nth(step.n)}</span>
    </td>
  );
}

/** Days of the same name in a row are one line. */
export function runsOf(steps: Step[]): { from: Step; to: Step }[] {
  const runs: { from: Step; to: Step }[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    const same =
      last && last.to.why === step.why && JSON.stringify(last.to.title) === JSON.stringify(step.title);
    if (same && utc(step.day) - utc(last.to.day) === DAY) last.to = step;
    else runs.push({ from: step, to: step });
  }
  return runs;
}

const isOdd = ({ title, why }: Step) => title !== undefined || why.startsWith('moved') || why === 'shifted';

/** Days that are not what their weekday suggests, with their names. */
function Named({ steps }: { steps: Step[] }) {
  const words = useWords();
  const { language } = usePreferences();
  const said = (title: Step['title']) =>
    typeof title === 'object' ? (title[language] ?? Object.values(title)[0]) : title;
  const runs = runsOf(steps.filter(isOdd));
  if (runs.length === 0) return null;
  return (
    <ul className="day-names small">
      {runs.map(({ from, to }) => (
        <li key={from.day}>
          <span className="digits">
            {from.day}
            {from !== to && ` – ${to.day.slice(5)}`}
          </span>{' '}
          {words.clock[from.why === 'start' ? 'start2' : from.why]}
          {from.title !== undefined && `：${said(from.title)}`}
        </li>
      ))}
    </ul>
  );
}

/** A length by the clock has no days to count: from then to then. */
function Exact({ steps }: { steps: Step[] }) {
  const words = useWords();
  const times = useTimes();
  return (
    <ul className="day-names small">
      {steps.map((s) => (
        <li key={`${s.day}${s.why}`}>
          {s.why === 'start' ? words.clock.start : words.clock.due}{' '}
          <span className="digits">{s.at ? times.dateTime(s.at) : s.day}</span>
        </li>
      ))}
    </ul>
  );
}
