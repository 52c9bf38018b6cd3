/** Recurring duties I do or take part in: until when, and the register to work from. */
import { useId } from 'react';
import { Link } from 'react-router';
import type { DutyView } from '../../engine/duty/view.ts';
import { Clauses } from '../parts/clauses.tsx';
import { useWords } from '../words/words.ts';

export function DutyList({ duties }: { duties: DutyView[] }) {
  const words = useWords();
  const id = useId();
  if (duties.length === 0) return null;
  return (
    <section className="list-section" aria-labelledby={id}>
      <h2 id={id}>
        {words.duties.title} <span className="count digits">{duties.length}</span>
      </h2>
      <ul className="cards">
        {duties.map((duty) => (
          <Duty key={duty.id} duty={duty} />
        ))}
      </ul>
    </section>
  );
}

function Duty({ duty }: { duty: DutyView }) {
  const words = useWords();
  const { material } = duty;
  return (
    <li className="card">
      <div className="card-main">
        <span className="card-title">{duty.title}</span>
        <Clauses of={duty.clause} />
        {material && (
          <Link to={`/registers/${material.register}?period=${material.period}`}>
            {material.title} {material.period}
          </Link>
        )}
      </div>
      <div className="card-facts">
        <span>{duty.holder}</span>
        {duty.together.length > 0 && (
          <span className="muted">{words.duties.together(duty.together.join('、'))}</span>
        )}
      </div>
      {duty.until && (
        <div className="card-due">
          <span className="due far digits">{words.duties.span(duty.day, duty.until)}</span>
        </div>
      )}
    </li>
  );
}
