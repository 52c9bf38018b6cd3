/** Closing the period shown: asked once more, because it cannot be undone. */
import { useState } from 'react';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { api, type RegisterView } from '../api.ts';
import { useIntent } from '../intent.ts';
import { ProblemNote } from '../parts/states.tsx';
import { refreshAll } from '../queries.ts';
import { useWords } from '../words/words.ts';

export function ClosePeriod({ page }: { page: RegisterView }) {
  const words = useWords();
  const [asked, setAsked] = useState(false);
  const { problem, busy, close } = useClose(page);
  if (!page.closable) return page.openWhy ? <p className="muted">{page.openWhy}</p> : null;
  if (!asked)
    return (
      <p className="close-period">
        <button type="button" className="button" onClick={() => setAsked(true)}>
          {words.register.close(page.period)}
        </button>
      </p>
    );
  return (
    <section className="panel close-period" aria-label={words.register.close(page.period)}>
      <p>{words.register.closeHelp(page.period)}</p>
      {problem !== null && <ProblemNote problem={problem} />}
      <p className="row-buttons">
        <button type="button" className="button primary" disabled={busy} onClick={close}>
          {words.register.close(page.period)}
        </button>
        <button type="button" className="button" onClick={() => setAsked(false)}>
          {words.register.keepOpen}
        </button>
      </p>
    </section>
  );
}

function useClose({ id, period }: RegisterPage) {
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const run = useIntent();
  const close = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await run([id, period], (key) => api.closePeriod(id, period, key));
      await refreshAll();
    } catch (refusal) {
      setProblem(refusal);
    }
    setBusy(false);
  };
  return { problem, busy, close };
}
