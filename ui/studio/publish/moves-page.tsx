/** Open complaints of earlier versions: what moving each would do, moved as chosen, taken back while nothing followed. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useIntent } from '../../intent.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Empty, Loading, PageProblem, ProblemNote } from '../../parts/states.tsx';
import { useTimes } from '../../parts/time.ts';
import { usePreferences } from '../../preferences.ts';
import { refreshAll } from '../../queries.ts';
import { type Move, type MoveResult, studioApi } from '../api.ts';
import { useStudioWords } from '../words.ts';

export function MovesPage() {
  const words = useStudioWords();
  const { language } = usePreferences();
  const { data, error, refetch } = useQuery({
    queryKey: ['studio', 'moves', language],
    queryFn: studioApi.moves,
  });
  if (error) return <PageProblem problem={error} onRetry={() => refetch()} />;
  return (
    <div className="page">
      <PageHead title={words.moves} lead={words.movesLead}>
        <Link to="/studio">{words.back}</Link>
      </PageHead>
      {!data && <Loading />}
      {data?.length === 0 && <Empty>{words.noMoves}</Empty>}
      {data && data.length > 0 && <MovesTable moves={data} />}
    </div>
  );
}

function useMoving() {
  const run = useIntent();
  const [results, setResults] = useState<MoveResult[]>([]);
  const [problem, setProblem] = useState<unknown>();
  const move = async (moves: Move[]) => {
    const complaints = moves.map(({ complaint, version }) => ({ complaint, version }));
    try {
      setProblem(undefined);
      setResults(await run(complaints, (key) => studioApi.move(complaints, key)));
      await refreshAll();
    } catch (refused) {
      setProblem(refused);
    }
  };
  return { move, results, problem };
}

function MovesTable({ moves }: { moves: Move[] }) {
  const words = useStudioWords();
  const { move, results, problem } = useMoving();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const free = moves.flatMap(({ complaint, problems, back }) =>
    problems.length > 0 || back ? [] : complaint,
  );
  const picked = moves.filter(({ complaint }) => chosen.has(complaint) && free.includes(complaint));
  const toggle = (id: string) =>
    setChosen(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]));
  return (
    <>
      {problem !== undefined && <ProblemNote problem={problem} />}
      <p>
        <button
          type="button"
          className="button primary"
          disabled={picked.length === 0}
          onClick={() => void move(picked)}
        >
          {words.moveSelected} ({picked.length})
        </button>
      </p>
      <div className="studio-scroll">
        <table className="studio-table">
          <thead>
            <tr>
              <th scope="col">
                <input
                  type="checkbox"
                  aria-label={words.chooseAll}
                  title={words.chooseAll}
                  checked={free.length > 0 && picked.length === free.length}
                  disabled={free.length === 0}
                  onChange={(e) => setChosen(new Set(e.target.checked ? free : []))}
                />
              </th>
              <th scope="col">{words.complaint}</th>
              <th scope="col">{words.fromTo}</th>
              <th scope="col">{words.limits}</th>
              <th scope="col">{words.results}</th>
            </tr>
          </thead>
          <tbody>
            {moves.map((one) => (
              <MoveRow
                key={one.complaint}
                one={one}
                chosen={chosen.has(one.complaint)}
                result={results.find(({ complaint }) => complaint === one.complaint)}
                onToggle={() => toggle(one.complaint)}
                onMove={() => void move([one])}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface RowProps {
  one: Move;
  chosen: boolean;
  result?: MoveResult;
  onToggle(): void;
  onMove(): void;
}

function MoveRow({ one, chosen, result, onToggle, onMove }: RowProps) {
  const words = useStudioWords();
  const times = useTimes();
  const { summary, problems, clocks, back } = one;
  const name = [summary.number, summary.title, summary.subject].filter(Boolean).join(' · ');
  const said = (at: string | null) => (at ? times.dateTime(at) : words.noLimits);
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={`${words.choose} ${name}`}
          checked={chosen}
          disabled={problems.length > 0 || back}
          onChange={onToggle}
        />
      </td>
      <th scope="row">
        <Link to={`/complaints/${one.complaint}`}>{name}</Link>
        <div className="muted small">{summary.standing}</div>
      </th>
      <td className="digits">
        {one.from} → {one.to}
      </td>
      <td>
        {clocks.length === 0 && words.noLimits}
        {clocks.map(({ title, before, after }) => (
          <div key={title}>
            {title}: {said(before)} → {said(after)}
          </div>
        ))}
        {problems.map((text) => (
          <div key={text} className="field-error">
            {text}
          </div>
        ))}
      </td>
      <td>
        {result && (result.problems.length ? result.problems.join(' ') : words.moved)}{' '}
        {problems.length === 0 && (
          <button type="button" className="button small one-line" onClick={onMove}>
            {back ? words.moveBack : words.move}
          </button>
        )}
        {problems.length > 0 && <span className="muted">{words.stays}</span>}
      </td>
    </tr>
  );
}
