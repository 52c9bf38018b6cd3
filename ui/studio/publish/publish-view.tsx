/** Putting a draft into force: what changes, in words; everything proved; then published, by two people where asked. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Sentences } from '../../parts/sentences.tsx';
import { Empty, Loading, ProblemNote } from '../../parts/states.tsx';
import { usePreferences } from '../../preferences.ts';
import { type Difference, studioApi } from '../api.ts';
import { useDesk } from '../desk.ts';
import { useStudioWords } from '../words.ts';
import { ProofList } from './proof-list.tsx';
import { PublishForm } from './publish-form.tsx';
import { TwoPeople } from './two-people.tsx';

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
    // What was said of the publication stays below it.
    placeholderData: keepPreviousData,
  });
  const proof = useQuery({
    queryKey: ['studio', 'proof', ...key],
    queryFn: () => studioApi.proof(id),
    enabled: false,
    retry: false,
    // Faults that were found stay to be read while they are seen to; that all was well says nothing of the draft as it is now.
    placeholderData: (before) => (before?.mayPublish ? undefined : before),
  });
  const ready = settled && proof.data?.mayPublish === true && !proof.isPlaceholderData && !proof.isFetching;
  return (
    <div className="studio-publish">
      <h2>{words.publishTitle}</h2>
      {difference.error && <ProblemNote problem={difference.error} />}
      {difference.data ? <Changes difference={difference.data} /> : <Loading />}
      <p className="muted">{words.proveHelp}</p>
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
      {difference.data && <PublishForm difference={difference.data} ready={ready} />}
      <TwoPeople />
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
