/** What the proof of a draft found: problems that stop it, scenarios one by one, the simulation, notices. */

import { same } from '../../../engine/exchange/merge-value.ts';
import type { Json } from '../../../engine/exchange/parts.ts';
import { expectationAt } from '../../../engine/proof/reread.ts';
import { valueAt } from '../../../engine/ruleset/places.ts';
import type { Scenario } from '../../../engine/ruleset/types.ts';
import { sayAsked, sayFound } from '../../../engine/studio/say-reading.ts';
import type { ProofView } from '../api.ts';
import { useDesk } from '../desk.ts';
import { ProblemList } from '../side.tsx';
import { useStudioWords } from '../words.ts';

export function ProofList({ proof }: { proof: ProofView }) {
  const words = useStudioWords();
  const { problems, notices, scenarios, simulation, mayPublish } = proof;
  return (
    <section className="studio-proof">
      <p className={`badge ${mayPublish ? 'ok' : 'danger'}`} role="status">
        {mayPublish ? words.proven : words.notProven}
      </p>
      {problems.length > 0 && (
        <>
          <h3>{words.problemCount(problems.length)}</h3>
          <ProblemList problems={problems} />
        </>
      )}
      {problems.length === 0 && (
        <>
          <h3>{words.scenarios}</h3>
          {scenarios.length === 0 && <p className="note warn">{words.noScenario}</p>}
          <ul className="studio-scenarios">
            {scenarios.map((one) => (
              <ScenarioLine key={one.scenario} one={one} />
            ))}
          </ul>
          <p>{words.simulated(simulation.cases, simulation.failures)}</p>
        </>
      )}
      {notices.length > 0 && (
        <details>
          <summary>
            {words.notices} ({notices.length})
          </summary>
          <ProblemList problems={notices} />
        </details>
      )}
    </section>
  );
}

type Played = ProofView['scenarios'][number];

/** Where what was found may stand in place of what was expected; undefined where it stands there already. */
function useReadings({ scenario, differences }: Played) {
  const { draft, change } = useDesk();
  const file = `scenarios/${scenario}.json`;
  const rows = differences.map((one) => {
    const path = expectationAt(draft.documents[file] as unknown as Scenario, one);
    const now = path === undefined ? undefined : valueAt(draft.documents[file], path);
    return { ...one, path, taken: path !== undefined && same(now as Json, one.actual as Json) };
  });
  const open = rows.filter(({ path, taken }) => path !== undefined && !taken);
  const take = (some: typeof rows) =>
    change(some.map(({ path, actual }) => ({ put: { file, path: path!, value: actual as Json } })));
  return { rows, open, take };
}

function ScenarioLine({ one }: { one: Played }) {
  const words = useStudioWords();
  const { open } = useDesk();
  const { scenario, title, steps, differences } = one;
  const readings = useReadings(one);
  const well = differences.length === 0;
  return (
    <li>
      <span className={`badge ${well ? 'ok' : 'danger'}`}>{well ? words.passed : words.failed}</span>{' '}
      <button
        type="button"
        className="link"
        onClick={() => open({ file: `scenarios/${scenario}.json`, path: '' })}
      >
        {title}
      </button>{' '}
      <span className="muted small">{words.steps(steps)}</span>
      {!well && (
        <ul>
          {readings.rows.map((row) => (
            <DifferenceLine key={`${row.step}${row.what}`} of={row} onTake={() => readings.take([row])} />
          ))}
        </ul>
      )}
      {readings.open.length > 1 && (
        <button type="button" className="button small" onClick={() => readings.take(readings.open)}>
          {words.takeAllFound}
        </button>
      )}
    </li>
  );
}

type Row = ReturnType<typeof useReadings>['rows'][number];

/** Nothing is taken but what somebody looked at: the reading stands beside what was expected. */
function DifferenceLine({ of, onTake }: { of: Row; onTake: () => void }) {
  const words = useStudioWords();
  const { draft, language } = useDesk();
  const { step, what, expected, actual, path, taken } = of;
  const said = (value: unknown) => sayFound(draft, what, value, language);
  return (
    <li className="small">
      {words.difference(step + 1, sayAsked(draft, what, language), said(expected), said(actual))}{' '}
      {taken && <span className="badge info">{words.foundTaken}</span>}
      {path !== undefined && !taken && (
        <button type="button" className="link" onClick={onTake}>
          {words.takeFound}
        </button>
      )}
    </li>
  );
}
