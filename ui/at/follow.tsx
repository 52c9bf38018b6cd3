/** What became of it, for who holds the receipt: where it stands, what comes next and by when, answers. */
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Labelled } from '../parts/labelled.tsx';
import { announce } from '../parts/live.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Loading, ProblemNote } from '../parts/states.tsx';
import { atApi, doorOf, type Followed } from './api.ts';
import { useAtWords } from './words/words.ts';

const SlipSheets = lazy(() => import('../workbench/slip-sheet.tsx'));

export function FollowPage() {
  const words = useAtWords();
  const { organization = '' } = useParams();
  const [told, setTold] = useState<Followed[] | null>(null);
  return (
    <>
      <PageHead title={words.follow} lead={told ? undefined : words.followLead} />
      {told ? (
        <>
          {told.map((one) => (
            <Complaint key={`${one.title} ${one.number} ${one.received}`} of={one} />
          ))}
          <button type="button" className="button" onClick={() => setTold(null)}>
            {words.another}
          </button>
        </>
      ) : (
        <Ask organization={organization} onTold={setTold} />
      )}
      <p className="at-back">
        <Link to={doorOf(organization)}>{words.back}</Link>
      </p>
    </>
  );
}

function Ask({ organization, onTold }: { organization: string; onTold: (told: Followed[]) => void }) {
  const words = useAtWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      const told = await atApi.follow(organization, String(form.get('number')), String(form.get('secret')));
      announce(words.found);
      onTold(told);
    } catch (refusal) {
      setProblem(refusal);
    }
    setBusy(false);
  };
  return (
    <form className="panel at-ask" onSubmit={ask}>
      {problem !== null && <ProblemNote problem={problem} />}
      {(['number', 'secret'] as const).map((name) => (
        <Labelled key={name} className="line" label={words[name]}>
          {(ties) => (
            <input
              {...ties}
              name={name}
              className="control digits"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              placeholder="0000-0000-0000"
              maxLength={60}
              required
            />
          )}
        </Labelled>
      ))}
      <div className="buttons">
        <button type="submit" className="button primary" disabled={busy}>
          {words.look}
        </button>
      </div>
    </form>
  );
}

function Complaint({ of }: { of: Followed }) {
  const words = useAtWords();
  const { title, number, closed, outcome, received, standing, next, limits, slips } = of;
  const facts: [string, string][] = [
    [words.caseNumber, number],
    [words.receivedAt, received],
    [
      words.standing,
      standing ? `${standing.title} · ${words.since(standing.since)}` : closed ? words.closed : '',
    ],
    [words.outcome, outcome],
    [words.next, closed ? '' : next || words.undecided],
  ];
  return (
    <section className="panel at-complaint" aria-label={title}>
      <h2>{title}</h2>
      <dl>
        {facts
          .filter(([, text]) => text)
          .map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {limits.length > 0 && <Limits limits={limits} />}
      <h3>{words.slips}</h3>
      {slips.length === 0 && <p className="muted">{words.noSlips}</p>}
      {slips.map((slip) => (
        <details key={slip.id} open={slips.length === 1}>
          <summary>
            {slip.title} <span className="digits">{slip.number}</span>{' '}
            <span className="muted small digits">{slip.issued}</span>
          </summary>
          <Suspense fallback={<Loading />}>
            <SlipSheets paper={slip.paper} />
          </Suspense>
        </details>
      ))}
    </section>
  );
}

function Limits({ limits }: { limits: Followed['limits'] }) {
  const words = useAtWords();
  return (
    <>
      <h3>{words.limits}</h3>
      <ul className="plain-list">
        {limits.map(({ title, due, state, yours, provisional }) => (
          <li key={title + due}>
            <strong className="digits">{due}</strong> {title}{' '}
            <span className="muted small">
              {[yours ? words.yours : words.ours, words.states[state], provisional ? words.provisional : '']
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
