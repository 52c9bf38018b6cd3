/** How many complaints stand how; each number is the list behind it. */
import { Link } from 'react-router';
import type { Counts } from '../api.ts';
import { useWords } from '../words/words.ts';

/** The list's address, as the server counts it (server/routes/tasks.ts). */
const LISTS: Record<keyof Counts, string> = {
  mine: 'held=mine',
  open: 'held=open',
  today: 'due=today&status=open',
  overdue: 'due=overdue&status=open',
  others: 'held=others',
  copies: 'copies=mine',
};

const NAMES = Object.keys(LISTS) as (keyof Counts)[];
const ALARMS = new Set<keyof Counts>(['overdue', 'today']);
const MOST_COUNTED = 1000;

export function HomeNumbers({ counts }: { counts: Counts }) {
  const words = useWords();
  // Hardly any office has copies that are signed for on screen.
  const names = NAMES.filter((name) => name !== 'copies' || counts.copies > 0);
  return (
    <nav className="numbers" aria-label={words.home.numbers}>
      {names.map((name) => (
        <Link
          key={name}
          to={`/complaints?${LISTS[name]}`}
          className={`number-tile${counts[name] > 0 && ALARMS.has(name) ? ` ${name}` : ''}`}
        >
          <span className="number-n digits">
            {counts[name] > MOST_COUNTED ? words.home.more(MOST_COUNTED) : counts[name]}
          </span>
          <span>{words.home[name]}</span>
        </Link>
      ))}
    </nav>
  );
}
