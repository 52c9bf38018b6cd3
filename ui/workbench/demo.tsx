/** Who one may be in a demonstration: an organization, then one of its people. */
import { useState } from 'react';
import { api, type DemoOrganization, type DemoPerson } from '../api.ts';
import { ProblemNote } from '../parts/states.tsx';
import { queryClient } from '../queries.ts';
import { useWords } from '../words/words.ts';
import type { Entry } from './sign-in.tsx';

/** One that nobody asked for yet is made then: its past is told in a few seconds. */
function useMaking() {
  const [making, setMaking] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const make = async (id: string) => {
    setMaking(true);
    setProblem(null);
    try {
      await api.makeDemo(id);
      await queryClient.invalidateQueries({ queryKey: ['demo'] });
    } catch (refusal) {
      setProblem(refusal);
    }
    setMaking(false);
  };
  return { making, problem, make };
}

export function Demo({ organizations, busy, onSend }: Entry & { organizations: DemoOrganization[] }) {
  const words = useWords();
  const [chosen, setChosen] = useState(organizations[0]!.id);
  const { making, problem, make } = useMaking();
  const current = organizations.find(({ id }) => id === chosen) ?? organizations[0]!;
  const choose = (id: string) => {
    setChosen(id);
    if (!organizations.find((one) => one.id === id)?.people) void make(id);
  };
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{words.signIn.demo}</h2>
      <p className="muted">{words.signIn.demoHelp}</p>
      <label className="field-label" htmlFor="demo-organization">
        {words.signIn.organization}
      </label>
      <select
        id="demo-organization"
        className="control"
        value={current.id}
        disabled={making}
        onChange={(event) => choose(event.target.value)}
      >
        {organizations.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      {problem !== null && <ProblemNote problem={problem} />}
      <p role="status" className="muted">
        {making && words.signIn.making}
      </p>
      {current.people && !making && (
        <DemoPeople key={current.id} people={current.people} busy={busy} onSend={onSend} />
      )}
    </section>
  );
}

const MANY = 9;

function DemoPeople({ people, busy, onSend }: Entry & { people: DemoPerson[] }) {
  const words = useWords();
  const [filter, setFilter] = useState('');
  const matches = (p: DemoPerson) =>
    [p.name, p.id, ...p.departments, ...p.roles].some((t) => t.includes(filter));
  return (
    <>
      {people.length > MANY && (
        <input
          className="control"
          aria-label={words.signIn.filter}
          placeholder={words.signIn.filter}
          value={filter}
          onChange={(e) => setFilter(e.target.value.trim())}
        />
      )}
      <ul className="demo-people">
        {people.filter(matches).map((p) => (
          <li key={p.id}>
            <button
              type="button"
              disabled={busy}
              className="demo-person"
              onClick={() => onSend(p.username, p.password)}
            >
              <strong>{p.name}</strong>
              <span>{p.departments.join('、')}</span>
              <span className="muted">{p.roles.join('、')}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
