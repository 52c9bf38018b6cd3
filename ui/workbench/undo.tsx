/** My last act taken back, while nothing followed; why not where it left the house. */
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { api } from '../api.ts';
import { ProblemNote } from '../parts/states.tsx';
import { useWords } from '../words/words.ts';
import type { Clash } from './clash.tsx';
import { useAct } from './use-act.ts';

interface Props {
  page: ComplaintPage;
  onClash: (clash: Clash) => void;
}

export function Undo({ page, onClash }: Props) {
  const words = useWords();
  const { act, busy, problem } = useAct(page, onClash);
  if (!page.undo) return null;
  const { text, problem: why } = page.undo;
  if (why) return <p className="muted small">{words.undo.not(why)}</p>;
  const undo = () =>
    act({
      body: { undo: page.version },
      request: (key) => api.undo(page.id, page.version, key),
      said: words.undo.done,
    });
  return (
    <div className="undo">
      {problem !== null && <ProblemNote problem={problem} />}
      <p className="muted">
        {words.undo.last} {text}{' '}
        <button type="button" className="button small" disabled={busy} onClick={undo}>
          {words.undo.undo}
        </button>
      </p>
    </div>
  );
}
