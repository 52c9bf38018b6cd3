/** Beside the editor: the clauses that the open element carries, what is wrong here, what is wrong anywhere. */

import { clausesOf } from '../../engine/ruleset/coverage.ts';
import { valueAt } from '../../engine/ruleset/places.ts';
import type { Clause } from '../../engine/ruleset/types.ts';
import type { Place } from '../../engine/studio/edit.ts';
import { clauseNames } from '../../engine/studio/names.ts';
import { wayTo } from '../../engine/studio/outline.ts';
import type { PlacedProblem } from './api.ts';
import { useNameOf } from './crumbs.tsx';
import { problemsIn, useDesk } from './desk.ts';
import { useStudioWords } from './words.ts';

/** More would only hide the first, which is to be mended first. */
const MOST = 100;

export function Side({ place }: { place?: Place }) {
  const words = useStudioWords();
  const { problems, hand } = useDesk();
  const here = place ? problemsIn(problems, place) : [];
  const others = problems.filter((problem) => !here.includes(problem));
  return (
    <aside className="studio-side" aria-label={words.problems}>
      {place && <ClausesHere place={place} />}
      <h2>{words.problems}</h2>
      <p className={`badge ${problems.length ? 'danger' : hand.checked ? 'ok' : ''}`} role="status">
        {hand.checked
          ? problems.length
            ? words.problemCount(problems.length)
            : words.noProblems
          : words.checking}
      </p>
      <ProblemList problems={[...here, ...others].slice(0, MOST)} />
    </aside>
  );
}

function ClausesHere({ place }: { place: Place }) {
  const words = useStudioWords();
  const { draft, language } = useDesk();
  const value = valueAt(draft.documents[place.file], place.path) as { clause?: Clause } | null | undefined;
  const carried = typeof value === 'object' && value !== null ? clausesOf(value.clause) : [];
  if (carried.length === 0) return null;
  const names = new Map(clauseNames(draft, language).map(({ value: id, title }) => [id, title]));
  return (
    <section>
      <h2>{words.clausesHere}</h2>
      <ul className="studio-clause-texts">
        {carried.map((id) => (
          <li key={id}>{names.get(id) ?? id}</li>
        ))}
      </ul>
    </section>
  );
}

export function ProblemList({ problems }: { problems: PlacedProblem[] }) {
  const { open, shelves } = useDesk();
  const nameOf = useNameOf();
  const where = ({ file = '', path }: PlacedProblem) =>
    wayTo(shelves, { file, path }).map(nameOf).slice(-2).join(' › ') || file;
  return (
    <ul className="studio-problems">
      {problems.map((problem, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same problem may stand twice at one place
        <li key={i}>
          <button type="button" onClick={() => open({ file: problem.file ?? '', path: problem.path })}>
            <span className="muted small">{where(problem)}</span>
            <span>{problem.text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
