/** What the proof of a draft found: problems that stop it, scenarios one by one, the simulation, notices. */

import type { Json } from '../../../engine/exchange/parts.ts';
import { sayJson } from '../../../engine/exchange/tell.ts';
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

function ScenarioLine({ one }: { one: ProofView['scenarios'][number] }) {
  const words = useStudioWords();
  const { open, language } = useDesk();
  const { scenario, title, steps, differences } = one;
  const well = differences.length === 0;
  const said = (value: unknown) => sayJson((value ?? null) as Json, language);
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
          {differences.slice(0, 5).map(({ step, what, expected, actual }) => (
            <li key={`${step}${what}`} className="small">
              {words.difference(step + 1, what, said(expected), said(actual))}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
