/** My tasks and those I could take, a column for each stage. */
import type { Work } from '../api.ts';
import { Empty } from '../parts/states.tsx';
import { useWords } from '../words/words.ts';
import { type Card, cardsOf, TaskTile } from './home-card.tsx';
import { byUrgency } from './task-list.tsx';

/** By stage; the stage whose task presses most comes first. */
function columnsOf(cards: Card[]): [stage: string, cards: Card[]][] {
  const columns = new Map<string, Card[]>();
  for (const card of [...cards].sort(byUrgency))
    columns.set(card.stage, [...(columns.get(card.stage) ?? []), card]);
  return [...columns];
}

export function Board({ work }: { work: Work }) {
  const words = useWords();
  const columns = columnsOf(cardsOf(work));
  if (columns.length === 0) return <Empty>{words.home.nothing}</Empty>;
  return (
    // Scrolls sideways in its own box, so keyboards must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="board" aria-label={words.home.board} tabIndex={0}>
      {columns.map(([stage, cards]) => (
        <section key={stage} className="board-column" aria-label={stage}>
          <h2>
            {stage} <span className="count digits">{cards.length}</span>
          </h2>
          <ul>
            {cards.map((card) => (
              <TaskTile key={`${card.complaint}-${card.task}`} card={card} among={cards} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
