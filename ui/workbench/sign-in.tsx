/** Who are you: name and password, or in a demonstration one of its people. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import { ApiProblem } from '../ask.ts';
import { Choices } from '../parts/choices.tsx';
import { ProblemNote } from '../parts/states.tsx';
import { useTitle } from '../parts/time.ts';
import { queryClient, useDemo } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { Demo } from './demo.tsx';

export function SignIn() {
  const words = useWords();
  const demo = useDemo();
  const [problem, setProblem] = useState<unknown>(
    turnedAway() ? new ApiProblem(401, words.signIn.refused) : null,
  );
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState(false);
  useTitle(words.signIn.title);

  const tryTo = async (work: () => Promise<unknown>, wrongly: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (refusal) {
      const wrong = refusal instanceof ApiProblem && (refusal.status === 401 || refusal.status === 403);
      setProblem(wrong ? new ApiProblem(401, wrongly) : refusal);
    }
    setBusy(false);
  };
  const enter = (username: string, password: string) =>
    tryTo(async () => {
      const told = await api.signIn(username, password);
      if (told.code) setCode(true);
      else await queryClient.resetQueries();
    }, words.signIn.wrong);
  const confirm = (typed: string) =>
    tryTo(async () => {
      await api.signInCode(typed);
      await queryClient.resetQueries();
    }, words.signIn.codeWrong);
  return (
    <main id="main" className="sign-in">
      <div className="sign-in-choices">
        <Choices />
      </div>
      <h1>{words.signIn.title}</h1>
      {problem !== null && <ProblemNote problem={problem} />}
      {code ? <Code busy={busy} onSend={confirm} /> : <NameAndPassword busy={busy} onSend={enter} />}
      {!code && <ByProvider onProblem={setProblem} />}
      {!code && demo.data && demo.data.length > 0 && (
        <Demo organizations={demo.data} busy={busy} onSend={enter} />
      )}
    </main>
  );
}

/** Back from the provider, which knows nobody of ours. */
const turnedAway = (): boolean => new URLSearchParams(location.search).has('refused');

function ByProvider({ onProblem }: { onProblem: (problem: unknown) => void }) {
  const words = useWords();
  const ways = useQuery({ queryKey: ['ways'], queryFn: api.signInWays });
  const title = ways.data?.provider;
  if (!title) return null;
  const go = () =>
    api
      .signInProvider()
      .then(({ url }) => location.assign(url))
      .catch(onProblem);
  return (
    <p className="sign-in-provider">
      <button type="button" className="button" onClick={go}>
        {words.signIn.by(title)}
      </button>
    </p>
  );
}

function Code({ busy, onSend }: { busy: boolean; onSend: (code: string) => void }) {
  const words = useWords();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSend(String(new FormData(event.currentTarget).get('code')));
  };
  return (
    <form className="panel sign-in-form" onSubmit={send}>
      <label className="field-label" htmlFor="code">
        {words.signIn.code}
      </label>
      <input
        id="code"
        name="code"
        className="control"
        inputMode="numeric"
        autoComplete="one-time-code"
        aria-describedby="code-help"
        // biome-ignore lint/a11y/noAutofocus: it is the one thing asked for after the password
        autoFocus
        required
      />
      <p id="code-help" className="muted">
        {words.signIn.codeHelp}
      </p>
      <button type="submit" className="button primary" disabled={busy}>
        {words.signIn.send}
      </button>
    </form>
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
