/** Putting a draft into force: what changes, in words; everything proved; then published, by two people where asked. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useIntent } from '../../intent.ts';
import { Sentences } from '../../parts/sentences.tsx';
import { Empty, Loading, ProblemNote } from '../../parts/states.tsx';
import { usePreferences } from '../../preferences.ts';
import { queryClient } from '../../queries.ts';
import { type Difference, type Published, studioApi } from '../api.ts';
import { useDesk } from '../desk.ts';
import { useStudioWords } from '../words.ts';
import { ProofList } from './proof-list.tsx';

export function PublishView() {
  const words = useStudioWords();
  const { id, hand } = useDesk();
  const { language } = usePreferences();
  const key = [id, hand.studio.version, language];
  // What is not sent yet would be missing from it.
  const settled = hand.studio.unsent.length === 0;
  const difference = useQuery({
    queryKey: ['studio', 'difference', ...key],
    queryFn: () => studioApi.difference(id),
    enabled: settled,
  });
  const proof = useQuery({
    queryKey: ['studio', 'proof', ...key],
    queryFn: () => studioApi.proof(id),
    enabled: false,
    retry: false,
    // What was found stays to be read while it is seen to; it says nothing of the draft as it is now.
    placeholderData: (before) => before,
  });
  return (
    <div className="studio-publish">
      <h2>{words.publishTitle}</h2>
      {difference.error && <ProblemNote problem={difference.error} />}
      {difference.data ? <Changes difference={difference.data} /> : <Loading />}
      <button
        type="button"
        className="button"
        disabled={!settled || proof.isFetching}
        onClick={() => void proof.refetch()}
      >
        {words.prove}
      </button>
      {proof.isFetching && <p role="status">{words.proving}</p>}
      {proof.error && <ProblemNote problem={proof.error} />}
      {proof.data && proof.isPlaceholderData && !proof.isFetching && (
        <p className="note">{words.proveAgain}</p>
      )}
      {proof.data && !proof.isFetching && <ProofList proof={proof.data} />}
      <TwoPeople />
      <PublishForm
        ready={settled && proof.data?.mayPublish === true && !proof.isPlaceholderData && !proof.isFetching}
      />
    </div>
  );
}

function Changes({ difference }: { difference: Difference }) {
  const words = useStudioWords();
  const { changes, current, next, behind } = difference;
  return (
    <section>
      <p className="muted">{words.versions(current.version, next)}</p>
      {behind && <p className="note warn">{words.behind}</p>}
      <h3>{words.differences}</h3>
      {changes.length === 0 && <Empty>{words.noDifference}</Empty>}
      <Sentences of={changes} />
    </section>
  );
}

function TwoPeople() {
  const words = useStudioWords();
  const run = useIntent();
  const { data } = useQuery({ queryKey: ['studio', 'settings'], queryFn: studioApi.settings });
  const saving = useMutation({
    mutationFn: (on: boolean) => run({ on }, (key) => studioApi.saveSettings(on, key)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['studio', 'settings'] }),
  });
  return (
    <>
      <label className="choice">
        <input
          type="checkbox"
          checked={saving.isPending ? saving.variables : (data?.twoPeople ?? false)}
          disabled={!data}
          onChange={(e) => saving.mutate(e.target.checked)}
        />
        <span>{words.twoPeople}</span>
      </label>
      {saving.error && <ProblemNote problem={saving.error} />}
    </>
  );
}

function PublishForm({ ready }: { ready: boolean }) {
  const words = useStudioWords();
  const { id, hand } = useDesk();
  const run = useIntent();
  const [why, setWhy] = useState('');
  const publishing = useMutation({
    mutationFn: () =>
      run({ id, version: hand.studio.version, why }, (key) =>
        studioApi.publish(id, hand.studio.version, why.trim() || undefined, key),
      ),
    // The number of the version was written into the draft.
    onSuccess: () => hand.reload(),
  });
  return (
    <form
      className="studio-publish-form"
      onSubmit={(e) => {
        e.preventDefault();
        publishing.mutate();
      }}
    >
      <label className="field">
        <span className="field-label">{words.why}</span>
        <input className="control" maxLength={500} value={why} onChange={(e) => setWhy(e.target.value)} />
      </label>
      <button type="submit" className="button primary" disabled={!ready || publishing.isPending}>
        {words.publishNow}
      </button>
      {publishing.isPending && <p role="status">{words.proving}</p>}
      {publishing.error && <ProblemNote problem={publishing.error} />}
      {publishing.data && <Result published={publishing.data} />}
    </form>
  );
}

function Result({ published }: { published: Published }) {
  const words = useStudioWords();
  if (published.proposed) return <p className="note">{words.proposedText}</p>;
  return (
    <div className="note" role="status">
      <strong>{words.publishedAs(published.ruleset?.version ?? '')}</strong>
      <p>
        {words.oldRuns} <Link to="/studio/moves">{words.moves}</Link>
      </p>
      {published.unset && published.unset.length > 0 && (
        <p>
          {words.unset}: <span className="digits">{published.unset.join(', ')}</span>
        </p>
      )}
    </div>
  );
}
