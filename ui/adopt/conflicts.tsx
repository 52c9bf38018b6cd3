/** Conflicts one by one: what it was, what we made of it, what they made of it; nothing is settled silently. */
import { Clauses } from '../parts/clauses.tsx';
import type { Conflict, Settled, Side } from './api.ts';
import { useAdoptWords } from './words.ts';

interface Props {
  of: Conflict[];
  settled: Settled;
  onSettle: (id: string, side: Side) => void;
}

function Reading({ title, text, chosen }: { title: string; text: string; chosen?: boolean }) {
  return (
    <div className={`reading${chosen ? ' chosen' : ''}`}>
      <span className="muted small">{title}</span>
      <p>{text}</p>
    </div>
  );
}

function One({ conflict, side, onSettle }: { conflict: Conflict; side?: Side; onSettle: Props['onSettle'] }) {
  const words = useAdoptWords();
  const button = (which: Side, title: string) => (
    <button
      type="button"
      className={`button small${side === which ? ' primary' : ''}`}
      aria-pressed={side === which}
      onClick={() => onSettle(conflict.id, which)}
    >
      {title}
    </button>
  );
  return (
    <li className="panel conflict">
      <strong>
        {conflict.place} <Clauses of={conflict.clause} />
      </strong>
      <div className="readings">
        <Reading title={words.conflicts.base} text={conflict.base} />
        <Reading title={words.conflicts.ours} text={conflict.ours} chosen={side === 'ours'} />
        <Reading title={words.conflicts.theirs} text={conflict.theirs} chosen={side === 'theirs'} />
      </div>
      <div className="actions">
        {button('ours', words.conflicts.keep)}
        {button('theirs', words.conflicts.take)}
      </div>
    </li>
  );
}

export function Conflicts({ of, settled, onSettle }: Props) {
  const words = useAdoptWords();
  if (of.length === 0) return null;
  const left = of.filter(({ id }) => !settled[id]).length;
  return (
    <section>
      <h2>{words.conflicts.title}</h2>
      <p className="lead">
        {words.conflicts.lead} <span role="status">{words.conflicts.left(left)}</span>
      </p>
      <ul className="plain-list">
        {of.map((conflict) => (
          <One key={conflict.id} conflict={conflict} side={settled[conflict.id]} onSettle={onSettle} />
        ))}
      </ul>
    </section>
  );
}
