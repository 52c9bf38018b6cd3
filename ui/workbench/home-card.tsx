/** A task as a small card, on the board and in the calendar. */
import type { TaskRow, Work } from '../api.ts';
import { Due } from '../parts/due.tsx';
import { WayLink } from '../parts/way.tsx';
import { useWords } from '../words/words.ts';

export interface Card extends TaskRow {
  /** Not yet taken. */
  free: boolean;
}

export const cardsOf = ({ mine, open, asked }: Pick<Work, 'mine' | 'open' | 'asked'>): Card[] => [
  ...asked.map((task) => ({ ...task, free: false })),
  ...mine.map((task) => ({ ...task, free: false })),
  ...open.map((task) => ({ ...task, free: true })),
];

export function TaskTile({ card, among }: { card: Card; among: Card[] }) {
  const words = useWords();
  return (
    <li className={`tile${card.missed ? ' is-missed' : ''}`}>
      <WayLink
        className="card-title"
        complaint={card.complaint}
        among={among.map(({ complaint }) => complaint)}
        at={card.task}
      >
        {card.title}
      </WayLink>
      <span className="card-subject">{card.subject}</span>
      <span className="tile-foot">
        <span className="digits number-text">{card.number}</span>
        {card.free && <span className="badge">{words.home.unclaimed}</span>}
        <Due due={card.due} missed={card.missed} provisional={card.provisional} short />
      </span>
    </li>
  );
}
