/** What cannot be done now, folded away: each action with its reason and what it hangs on. */
import type { ShutView } from '../../engine/complaint/page-shapes.ts';
import { Clauses } from '../parts/clauses.tsx';
import { useWords } from '../words/words.ts';

interface Props {
  of: ShutView[];
}

export function Shut({ of }: Props) {
  const words = useWords();
  if (of.length === 0) return null;
  return (
    <details className="shut">
      <summary>{words.complaint.shut(of.length)}</summary>
      <ul className="plain-list">
        {reasons(of).map(({ actions, text, reads }) => (
          <li key={`${actions[0]!.id}${text}`}>
            <strong>{actions.map(({ title }) => title).join('、')}</strong>{' '}
            <Clauses of={[...new Set(actions.flatMap(({ clause }) => clause))]} />
            <p className="muted">{text}</p>
            {reads.length > 0 && <Reads of={reads} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Actions closed for the same reason stand together. */
function reasons(of: ShutView[]) {
  const groups = new Map<string, ShutView[]>();
  for (const one of of) {
    const key = JSON.stringify([one.text, one.reads]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((actions) => ({ actions, ...actions[0]! }));
}

function Reads({ of }: { of: ShutView['reads'] }) {
  const words = useWords();
  return (
    <dl className="shut-reads">
      {of.map(({ title, text }) => (
        <div key={`${title}${text}`}>
          <dt>{title}</dt>
          <dd>{text || words.complaint.notYet}</dd>
        </div>
      ))}
    </dl>
  );
}
