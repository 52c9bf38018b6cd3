/** Adopting step by step: how much, whose department is whose, what is left open, the trial. */
import { useState } from 'react';
import { useParams } from 'react-router';
import { PageHead } from '../parts/page-head.tsx';
import { Loading, PageProblem } from '../parts/states.tsx';
import type { Answers, RuleSetPage } from './api.ts';
import { MappingStep } from './mapping-step.tsx';
import { ParamsStep } from './params-step.tsx';
import { PartsStep } from './parts-step.tsx';
import { TrialStep } from './trial.tsx';
import { usePage } from './use-page.ts';
import { useAdoptWords } from './words.ts';

const guessed = (rows: RuleSetPage['mapping']['departments']): Record<string, string> =>
  Object.fromEntries(rows.flatMap(({ id, ours }) => (ours === undefined ? [] : [[id, ours]])));

export function WizardPage() {
  const { key = '' } = useParams();
  const theirs = usePage(key);
  const ours = usePage('ours');
  const error = theirs.error ?? ours.error;
  if (error) return <PageProblem problem={error} onRetry={() => theirs.refetch()} />;
  if (!theirs.data || !ours.data) return <Loading />;
  return <Wizard key={key} at={key} page={theirs.data} ours={ours.data} />;
}

/** An id that is nobody's of ours stays out of the answers: it comes along. */
function known(names: Record<string, string>, ours: { id: string }[]): Record<string, string> {
  const ids = new Set(ours.map(({ id }) => id));
  return Object.fromEntries(Object.entries(names).filter(([from, to]) => ids.has(to) || from !== to));
}

function Wizard({ at, page, ours }: { at: string; page: RuleSetPage; ours: RuleSetPage }) {
  const words = useAdoptWords();
  const [step, setStep] = useState(0);
  const [answers, setAnswers] = useState<Answers>({
    departments: guessed(page.mapping.departments),
    roles: guessed(page.mapping.roles),
  });
  const steps = words.wizard.steps.slice(0, 4);
  const { departments, roles } = ours.summary;
  const empty = answers.parts?.length === 0;
  const asked = {
    ...answers,
    departments: known(answers.departments, departments),
    roles: known(answers.roles, roles),
  };
  return (
    <div className="page">
      <PageHead title={`${words.adopt}: ${page.summary.title}`} />
      <ol className="steps no-print">
        {steps.map((title, index) => (
          <li key={title} aria-current={index === step ? 'step' : undefined}>
            {title}
          </li>
        ))}
      </ol>
      {step === 0 && <PartsStep page={page} answers={answers} onChange={setAnswers} />}
      {step === 1 && (
        <MappingStep page={page} ours={{ departments, roles }} answers={answers} onChange={setAnswers} />
      )}
      {step === 2 && <ParamsStep of={page.summary.parameters} answers={answers} onChange={setAnswers} />}
      {step === 3 && <TrialStep at={at} answers={asked} onChange={setAnswers} />}
      <p className="actions no-print">
        {step > 0 && (
          <button type="button" className="button" onClick={() => setStep(step - 1)}>
            {words.wizard.back}
          </button>
        )}
        {step < 3 && (
          <button type="button" className="button primary" disabled={empty} onClick={() => setStep(step + 1)}>
            {words.wizard.next}
          </button>
        )}
      </p>
    </div>
  );
}
