/** What can be done with the chosen complaints at once, and how it went with each. */
import { useState } from 'react';
import { api, type BulkResult, type ComplaintRow } from '../api.ts';
import { useIntent } from '../intent.ts';
import { announce } from '../parts/live.tsx';
import { Popover } from '../parts/popover.tsx';
import { ProblemNote } from '../parts/states.tsx';
import { refreshAll, useAssignees } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { PapersMenu } from './papers.tsx';

interface Props {
  rows: ComplaintRow[];
  /** Columns as the list shows them. */
  columns: string;
  onUnselect: () => void;
}

type What = 'take' | 'remind' | 'assign';

export function BulkBar({ rows, columns, onUnselect }: Props) {
  const words = useWords();
  const run = useIntent();
  const { data: people = [] } = useAssignees();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [results, setResults] = useState<Told[] | null>(null);
  const ids = rows.map(({ id }) => id);
  const act = async (what: What, to?: string) => {
    setBusy(true);
    setProblem(null);
    try {
      const all = await run({ what, ids, to }, (key) => api.bulk(what, ids, to, key));
      setResults(toldOf(all, rows));
      announce(words.list.results(all.filter((one) => !one.problem).length, all.length));
      await refreshAll();
    } catch (refused) {
      setProblem(refused);
    }
    setBusy(false);
  };
  if (results)
    return (
      <Results
        results={results}
        onClose={() => {
          setResults(null);
          onUnselect();
        }}
      />
    );
  return (
    <section className="bulk" aria-label={words.list.selected(rows.length)}>
      <strong>{words.list.selected(rows.length)}</strong>
      <button type="button" className="button small" disabled={busy} onClick={() => act('take')}>
        {words.list.take}
      </button>
      <button type="button" className="button small" disabled={busy} onClick={() => act('remind')}>
        {words.list.remind}
      </button>
      {people.length > 0 && (
        <Popover className="button small" label={words.list.assign}>
          {(close) => (
            <div className="menu">
              {people.map(({ id, title }) => (
                <button
                  key={id}
                  type="button"
                  className="menu-item"
                  onClick={() => {
                    close();
                    void act('assign', id);
                  }}
                >
                  {title}
                </button>
              ))}
            </div>
          )}
        </Popover>
      )}
      <Popover className="button small" label={words.list.papers}>
        {() => <PapersMenu ids={ids} />}
      </Popover>
      <a className="button small" href={api.forms(ids)} target="_blank" rel="noreferrer">
        {words.list.print}
      </a>
      <a className="button small" href={api.listFile({ ids: ids.join(','), columns }, 'xlsx')} download>
        {words.list.export}
      </a>
      <button type="button" className="link" onClick={onUnselect}>
        {words.list.unselect}
      </button>
      {busy && <span className="muted">{words.list.working}</span>}
      {problem !== null && <ProblemNote problem={problem} />}
    </section>
  );
}

/** A result beside what it is of: the row may be gone from the list by then. */
interface Told extends BulkResult {
  name: string;
}

function toldOf(results: BulkResult[], rows: ComplaintRow[]): Told[] {
  const names = new Map(rows.map(({ id, number, subject, title }) => [id, number || subject || title]));
  return results.map((one) => ({ ...one, name: names.get(one.complaint) ?? '' }));
}

function Results({ results, onClose }: { results: Told[]; onClose: () => void }) {
  const words = useWords();
  const done = results.filter(({ problem }) => !problem).length;
  return (
    <section className="bulk results" aria-label={words.list.results(done, results.length)}>
      <strong>{words.list.results(done, results.length)}</strong>
      <ul>
        {results.map(({ complaint, name, problem }) => (
          <li key={complaint}>
            <span className="digits">{name}</span>{' '}
            <span className={`badge ${problem ? 'danger' : 'ok'}`}>{problem || words.list.done}</span>
          </li>
        ))}
      </ul>
      <button type="button" className="button small" onClick={onClose}>
        {words.app.close}
      </button>
    </section>
  );
}
