/** Who are you: name and password, or in a demonstration one of its people. */
import { type FormEvent, useState } from 'react';
import { ApiProblem, api } from '../api.ts';
import { Choices } from '../parts/choices.tsx';
import { ProblemNote } from '../parts/states.tsx';
import { useTitle } from '../parts/time.ts';
import { queryClient, useDemo } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { Demo } from './demo.tsx';

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
      {demo.data && demo.data.length > 0 && <Demo organizations={demo.data} busy={busy} onSend={enter} />}
    </main>
  );
}

export interface Entry {
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
