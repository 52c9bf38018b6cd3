/** Who are you: name and password, or in a demonstration one of its people. */
import { type FormEvent, useState } from 'react';
import { ApiProblem, api, type DemoPerson } from '../api.ts';
import { Choices } from '../parts/choices.tsx';
import { ProblemNote } from '../parts/states.tsx';
import { useTitle } from '../parts/time.ts';
import { queryClient, useDemo } from '../queries.ts';
import { useWords } from '../words/words.ts';

export function SignIn() {
  const words = useWords();
  const demo = useDemo();
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useTitle(words.signIn.title);

  const enter = async (username: string, password: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await api.signIn(username, password);
      await queryClient.resetQueries();
    } catch (refusal) {
      const wrong = refusal instanceof ApiProblem && (refusal.status === 401 || refusal.status === 403);
      setProblem(wrong ? new ApiProblem(401, words.signIn.wrong) : refusal);
    }
    setBusy(false);
  };
  return (
    <main id="main" className="sign-in">
      <div className="sign-in-choices">
        <Choices />
      </div>
      <h1>{words.signIn.title}</h1>
      {problem !== null && <ProblemNote problem={problem} />}
      <NameAndPassword busy={busy} onSend={enter} />
      {demo.data && demo.data.length > 0 && <DemoPeople people={demo.data} busy={busy} onSend={enter} />}
    </main>
  );
}

interface Entry {
  busy: boolean;
  onSend: (username: string, password: string) => void;
}

function NameAndPassword({ busy, onSend }: Entry) {
  const words = useWords();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSend(String(form.get('username')), String(form.get('password')));
  };
  return (
    <form className="panel sign-in-form" onSubmit={send}>
      <label className="field-label" htmlFor="username">
        {words.signIn.username}
      </label>
      <input id="username" name="username" className="control" autoComplete="username" required />
      <label className="field-label" htmlFor="password">
        {words.signIn.password}
      </label>
      <input
        id="password"
        name="password"
        type="password"
        className="control"
        autoComplete="current-password"
        required
      />
      <button type="submit" className="button primary" disabled={busy}>
        {words.signIn.send}
      </button>
    </form>
  );
}

const MANY = 9;

function DemoPeople({ people, busy, onSend }: Entry & { people: DemoPerson[] }) {
  const words = useWords();
  const [filter, setFilter] = useState('');
  const matches = (p: DemoPerson) =>
    [p.name, p.id, ...p.departments, ...p.roles].some((t) => t.includes(filter));
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{words.signIn.demo}</h2>
      <p className="muted">{words.signIn.demoHelp}</p>
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
              onClick={() => onSend(p.id, p.password)}
            >
              <strong>{p.name}</strong>
              <span>{p.departments.join('、')}</span>
              <span className="muted">{p.roles.join('、')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
