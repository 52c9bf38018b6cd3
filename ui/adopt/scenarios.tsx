/** Its worked complaints: played when asked for, with what went otherwise than expected. */
import { useQuery } from '@tanstack/react-query';
import { Clauses } from '../parts/clauses.tsx';
import { Loading, ProblemNote } from '../parts/states.tsx';
import { adoptApi, type Played, type RuleSetPage } from './api.ts';
import { Grid } from './tables.tsx';
import { useAdoptWords } from './words.ts';

type ScenarioOf = RuleSetPage['summary']['scenarios'][number];

function Result({ of }: { of?: Played }) {
  const words = useAdoptWords();
  if (!of) return null;
  const { differences } = of;
  if (differences.length === 0) return <span className="badge ok">{words.asExpected}</span>;
  return <span className="badge danger">{words.different(differences.length)}</span>;
}

export function Scenarios({ of, at }: { of: ScenarioOf[]; at: string }) {
  const words = useAdoptWords();
  const played = useQuery({
    queryKey: ['adopt', 'scenarios', at],
    queryFn: () => adoptApi.scenarios(at),
    enabled: false,
  });
  const results = new Map((played.data ?? []).map((one) => [one.scenario, one]));
  return (
    <>
      <p className="actions">
        <button
          type="button"
          className="button"
          disabled={played.isFetching}
          onClick={() => void played.refetch()}
        >
          {played.isFetching ? words.playing : words.play}
        </button>
      </p>
      {played.error && <ProblemNote problem={played.error} />}
      {played.isFetching && <Loading />}
      <Grid
        head={[words.views.scenarios, '', '']}
        rows={of.map((one) => [
          <span key={one.id}>
            {one.title} <Clauses of={one.clause} />
          </span>,
          words.steps(one.steps),
          <Result key="result" of={results.get(one.id)} />,
        ])}
      />
    </>
  );
}
