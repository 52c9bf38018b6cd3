/** Leave and hand-over: who is away until when, who stands in, and all tasks of a person given to another. */
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { type AbsencePage, api, type HandedOver } from '../api.ts';
import { useIntent } from '../intent.ts';
import { Labelled, Menu } from '../parts/labelled.tsx';
import { announce } from '../parts/live.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Loading, PageProblem, ProblemNote } from '../parts/states.tsx';
import { refreshAll, useAbsence } from '../queries.ts';
import { useWords } from '../words/words.ts';

type Person = AbsencePage['people'][number];

export function AbsenceView() {
  const words = useWords();
  const { data, error, refetch } = useAbsence();
  const [chosen, setChosen] = useState('');
  if (error && !data) return <PageProblem problem={error} onRetry={() => refetch()} />;
  if (!data) return <Loading />;
  const person = data.people.find(({ id }) => id === chosen) ?? data.people[0]!;
  return (
    <div className="page narrow absence">
      <PageHead title={words.absence.title} lead={words.absence.lead} />
      {data.people.length > 1 && (
        <p>
          <select
            className="control"
            aria-label={words.absence.whose}
            value={person.id}
            onChange={(e) => setChosen(e.target.value)}
          >
            {data.people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </p>
      )}
      {!person.left && (
        <Leave
          key={`leave-${person.id}-${person.away?.until}`}
          person={person}
          colleagues={data.colleagues}
        />
      )}
      <HandOver key={`give-${person.id}`} person={person} colleagues={data.colleagues} />
    </div>
  );
}

interface Props {
  person: Person;
  colleagues: AbsencePage['colleagues'];
}

/** Sends once; afterwards everything is asked again. */
function useSending() {
  const run = useIntent();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async <T,>(body: unknown, request: (key: string) => Promise<T>): Promise<T | null> => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await run(body, request);
      await refreshAll();
      return answer;
    } catch (refusal) {
      setProblem(refusal);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, problem };
}

function Leave({ person, colleagues }: Props) {
  const words = useWords();
  const [from, setFrom] = useState(person.away?.from ?? '');
  const [until, setUntil] = useState(person.away?.until ?? '');
  const [substitute, setSubstitute] = useState(person.away?.substitute ?? '');
  const { send, busy, problem } = useSending();
  const whole = from !== '' && until !== '' && substitute !== '';
  const set = async (away: Person['away']) => {
    const body = { person: person.id, away };
    const done = await send(body, async (key) => {
      await api.setAbsence(body, key);
      return true;
    });
    if (done) announce(away ? words.absence.kept : words.absence.ended);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (whole) void set({ from, until, substitute });
  };
  return (
    <section className="panel" aria-labelledby="leave">
      <h2 id="leave">{words.absence.leave}</h2>
      {problem !== null && <ProblemNote problem={problem} />}
      <form onSubmit={onSubmit}>
        <div className="late-fields">
          <Day label={words.absence.from} value={from} onChange={setFrom} />
          <Day label={words.absence.until} value={until} onChange={setUntil} />
          <Choose
            label={words.absence.substitute}
            value={substitute}
            of={colleagues.filter(({ id }) => id !== person.id)}
            onChange={setSubstitute}
          />
        </div>
        <p className="field-help">{words.absence.help}</p>
        <div className="actions">
          <button type="submit" className="button primary" disabled={busy || !whole}>
            {words.absence.keep}
          </button>
          {person.away && (
            <button type="button" className="button" disabled={busy} onClick={() => void set(null)}>
              {words.absence.end}
            </button>
          )}
        </div>
      </form>
    </section>
  );
}

function HandOver({ person, colleagues }: Props) {
  const words = useWords();
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [results, setResults] = useState<HandedOver[] | null>(null);
  const { send, busy, problem } = useSending();
  const whole = to !== '' && reason.trim() !== '';
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { person: person.id, to, reason };
    if (whole) setResults(await send(body, (key) => api.handOver(body, key)));
  };
  return (
    <section className="panel" aria-label={words.absence.handOver}>
      <h2>{words.absence.handOver}</h2>
      <p className="muted">{words.absence.holds(person.name, person.tasks)}</p>
      {problem !== null && <ProblemNote problem={problem} />}
      {person.tasks > 0 && (
        <form onSubmit={onSubmit}>
          <Choose
            label={words.complaint.to}
            value={to}
            of={colleagues.filter((one) => one.id !== person.id)}
            onChange={setTo}
          />
          <Labelled label={words.complaint.reason}>
            {(ties) => (
              <textarea
                {...ties}
                rows={2}
                maxLength={2000}
                value={reason}
                onChange={(e) => setReason(e.target.value)}
              />
            )}
          </Labelled>
          <div className="actions">
            <button type="submit" className="button primary" disabled={busy || !whole}>
              {words.absence.give}
            </button>
          </div>
        </form>
      )}
      {results && <Results of={results} />}
    </section>
  );
}

/** What came of each task. */
function Results({ of }: { of: HandedOver[] }) {
  const words = useWords();
  return (
    <ul className="plain-list" role="status">
      {of.map(({ complaint, title, problem }) => (
        <li key={`${complaint}${title}`}>
          <Link to={`/complaints/${encodeURIComponent(complaint)}`}>{title || complaint}</Link>{' '}
          <span className={`badge ${problem ? 'danger' : 'ok'}`}>{problem || words.absence.given}</span>
        </li>
      ))}
    </ul>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

const Day = ({ label, value, onChange }: FieldProps) => (
  <Labelled label={label}>
    {(ties) => <input {...ties} type="date" value={value} onChange={(e) => onChange(e.target.value)} />}
  </Labelled>
);

function Choose({ label, value, of, onChange }: FieldProps & { of: AbsencePage['colleagues'] }) {
  const words = useWords();
  const options = of.map(({ id, name }) => ({ id, title: name }));
  return (
    <Labelled label={label}>
      {(ties) => (
        <Menu
          {...ties}
          options={options}
          none={words.form.choose}
          value={value}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Labelled>
  );
}
