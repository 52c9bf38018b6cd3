/** My tasks and those I could take on the days on which they are due: five weeks from this one on. */
import type { Work } from '../api.ts';
import { useNow, useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';
import { type Card, cardsOf, TaskTile } from './home-card.tsx';
import { byUrgency } from './task-list.tsx';

const DAY = 86_400_000;
const WEEKS = 5;

/** Dates are counted in UTC, where no day is longer than another. */
const iso = (day: number): string => new Date(day).toISOString().slice(0, 10);

/** Weeks from Monday to Sunday, the first with `today` in it. */
export function weeksFrom(today: string): string[][] {
  const at = Date.parse(`${today}T00:00:00Z`);
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * DAY;
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => iso(monday + (week * 7 + day) * DAY)),
  );
}

/** By day; '' is for tasks without a limit. */
function byDay(cards: Card[], dayOf: (due: string) => string): Map<string, Card[]> {
  const days = new Map<string, Card[]>();
  for (const card of [...cards].sort(byUrgency)) {
    const day = card.due ? dayOf(card.due) : '';
    days.set(day, [...(days.get(day) ?? []), card]);
  }
  return days;
}

export function Calendar({ work }: { work: Work }) {
  const words = useWords();
  const times = useTimes();
  const today = times.dateTime(new Date(useNow()).toISOString()).slice(0, 10);
  const weeks = weeksFrom(today);
  const [first, last] = [weeks[0]![0]!, weeks.at(-1)!.at(-1)!];
  const days = byDay(cardsOf(work), (due) => times.due(due).slice(0, 10));
  const among = (fits: (day: string) => boolean) =>
    [...days].filter(([day]) => day && fits(day)).flatMap(([, cards]) => cards);
  return (
    <section aria-label={words.home.calendar}>
      <Beside title={words.home.before} cards={among((day) => day < first)} />
      <div className="calendar">
        {[1, 2, 3, 4, 5, 6, 0].map((day) => (
          <div key={day} className="calendar-head" aria-hidden="true">
            {words.clock.weekdays[day]}
          </div>
        ))}
        {weeks.flat().map((day) => (
          <Day key={day} day={day} today={day === today} cards={days.get(day) ?? []} />
        ))}
      </div>
      <Beside title={words.home.after} cards={among((day) => day > last)} />
      <Beside title={words.home.noDue} cards={days.get('') ?? []} />
    </section>
  );
}

function Day({ day, today, cards }: { day: string; today: boolean; cards: Card[] }) {
  const words = useWords();
  const [, month, date] = day.split('-');
  return (
    <section
      className={`calendar-day${today ? ' today' : ''}${cards.length === 0 ? ' none' : ''}`}
      aria-label={day}
    >
      <p className="calendar-date digits">
        {Number(month)}/{Number(date)} {today && <strong>{words.home.today2}</strong>}
      </p>
      <ul>
        {cards.map((card) => (
          <TaskTile key={`${card.complaint}-${card.task}`} card={card} among={cards} />
        ))}
      </ul>
    </section>
  );
}

/** What lies outside of the weeks shown. */
function Beside({ title, cards }: { title: string; cards: Card[] }) {
  if (cards.length === 0) return null;
  return (
    <section className="calendar-beside" aria-label={title}>
      <h2>
        {title} <span className="count digits">{cards.length}</span>
      </h2>
      <ul>
        {cards.map((card) => (
          <TaskTile key={`${card.complaint}-${card.task}`} card={card} among={cards} />
        ))}
      </ul>
    </section>
  );
}
