/** A button that asks for long work once, and leads to where it is seen. */
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { api, type ErrandBody } from '../api.ts';
import { useIntent } from '../intent.ts';
import { ProblemNote } from '../parts/states.tsx';
import { refreshAll } from '../queries.ts';

interface Props {
  body: ErrandBody;
  disabled?: boolean;
  children: ReactNode;
}

export function AskErrand({ body, disabled = false, children }: Props) {
  const run = useIntent();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const ask = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await run(body, (key) => api.askErrand(body, key));
      await refreshAll();
      navigate('/errands');
    } catch (refused) {
      setProblem(refused);
    }
    setBusy(false);
  };
  return (
    <>
      <button type="button" className="button" disabled={busy || disabled} onClick={ask}>
        {children}
      </button>
      {problem !== null && <ProblemNote problem={problem} />}
    </>
  );
}
