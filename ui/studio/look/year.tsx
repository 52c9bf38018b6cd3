/** The draft's calendar as a year: working days, rest days, holidays and shifted days, as announced. */
import { useState } from 'react';
import { type YearDay, type YearMonth, yearOf } from '../../../engine/studio/look/year.ts';
import { localize } from '../../../engine/text/language.ts';
import { Loading, ProblemNote } from '../../parts/states.tsx';
import { useWords } from '../../words/words.ts';
import { useDesk } from '../desk.ts';
import { today, useCalendar } from './use-calendar.ts';
import { useLookWords } from './words.ts';
import '../../styles/studio-look.css';

export function YearEditor() {
  const words = useLookWords();
  const { language } = useDesk();
  const { calendar, fault } = useCalendar();
  const [year, setYear] = useState(() => Number(today().slice(0, 4)));
  if (fault !== undefined) return <ProblemNote problem={fault} />;
  if (!calendar) return <Loading />;
  const months = yearOf(calendar, year);
  const provisional = months.some(({ days }) => days.some((day) => day.provisional));
  return (
    <section aria-label={`${localize(calendar.title, language)} ${year}`}>
      <p className="look-asks">
        <button type="button" className="button small" onClick={() => setYear(year - 1)}>
          ← {words.before}
        </button>
        <strong className="digits">{year}</strong>
        <button type="button" className="button small" onClick={() => setYear(year + 1)}>
          {words.after} →
        </button>
        <span className="muted">
          {localize(calendar.title, language)} ·{' '}
          {words.working(months.reduce((sum, { working }) => sum + working, 0))}
        </span>
      </p>
      {provisional && <p className="note warn">{words.unannounced}</p>}
      <p className="look-legend small">
        {(['weekend', 'holiday', 'shifted'] as const).map((why) => (
          <span key={why}>
            <span className={`look-day is-${why}`}>15</span> {words[why]}
          </span>
        ))}
      </p>
      <div className="look-year">
        {months.map((month) => (
          <Month key={month.month} of={month} />
        ))}
      </div>
    </section>
  );
}

const kindOf = ({ working, why }: YearDay): string =>
  why === 'shifted' ? 'shifted' : working ? 'working' : why === 'weekend' ? 'weekend' : 'holiday';

function Month({ of: { month, offset, days, working } }: { of: YearMonth }) {
  const words = useLookWords();
  const { clock } = useWords();
  const { language } = useDesk();
  const places: (YearDay | undefined)[] = [...Array<undefined>(offset).fill(undefined), ...days];
  const weeks = Array.from({ length: Math.ceil(places.length / 7) }, (_, i) =>
    places.slice(i * 7, i * 7 + 7),
  );
  return (
    <table className="look-month">
      <caption>
        {words.month(month)} <span className="muted small">{words.working(working)}</span>
      </caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 0].map((day) => (
            <th key={day} scope="col">
              {clock.weekdays[day]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, w) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: weeks are known by their order
          <tr key={w}>
            {week.map((day, i) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: places before the first day have no date
                key={i}
                className={day && `look-day is-${kindOf(day)}`}
                title={day && (localize(day.title, language) || undefined)}
              >
                {day?.n}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
