/** Procedures as rows of stages: who holds what, where it goes on to. */
import { Clauses } from '../parts/clauses.tsx';
import type { RuleSetPage } from './api.ts';
import { ChartOf } from './charts.tsx';
import { useAdoptWords } from './words.ts';

type ProcedureOf = RuleSetPage['summary']['procedures'][number];
type StageOf = ProcedureOf['tracks'][number]['stages'][number];

function Stage({ of }: { of: StageOf }) {
  const words = useAdoptWords();
  return (
    <li className="flow-stage">
      <strong>
        {of.title} <Clauses of={of.clause} />
      </strong>
      {of.tasks.map((task) => (
        <span key={task.id} className="small">
          {task.title !== of.title && `${task.title} `}
          <span className="muted">
            {words.heldBy} {task.by}
          </span>
        </span>
      ))}
      {of.next.map((step) => (
        <span key={`${step.to}${step.when ?? ''}`} className="small flow-next" title={step.feel}>
          → {step.to}
          {step.when && (
            <span className="muted">
              {' '}
              {words.when} {step.when}
            </span>
          )}
        </span>
      ))}
    </li>
  );
}

export function Stages({ of }: { of: ProcedureOf[] }) {
  const words = useAdoptWords();
  return of.map((procedure) => (
    <section key={procedure.id} className="panel">
      <h2>
        {procedure.title} <Clauses of={procedure.clause} />
      </h2>
      <ChartOf of={procedure} />
      {procedure.tracks.map((track) => (
        <div key={track.id}>
          {procedure.tracks.length > 1 && <p className="group-title">{track.title}</p>}
          <ol className="flow">
            {track.stages.map((stage) => (
              <Stage key={stage.id} of={stage} />
            ))}
          </ol>
        </div>
      ))}
      <p className="muted small">
        {words.outcomes}: {procedure.outcomes.map(({ title }) => title).join(words.comma)}
      </p>
    </section>
  ));
}
