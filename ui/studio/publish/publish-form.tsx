/** The press that puts a draft into force; where two people do, it is proposed first, then agreed to or sent back. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { useIntent } from '../../intent.ts';
import { ProblemNote } from '../../parts/states.tsx';
import { useTimes } from '../../parts/time.ts';
import { queryClient, useSession } from '../../queries.ts';
import { type Difference, type Proposal, type Published, studioApi } from '../api.ts';
import { useDesk } from '../desk.ts';
import { useStudioWords } from '../words.ts';

function usePublishing(why: string) {
  const { id, hand } = useDesk();
  const run = useIntent();
  const { version } = hand.studio;
  const said = why.trim() || undefined;
  // The number of the version was written into the draft; who proposes it is part of its difference.
  const onSuccess = async () => {
    await hand.reload();
    for (const part of ['difference', 'history', 'drafts'])
      await queryClient.invalidateQueries({ queryKey: ['studio', part] });
  };
  const publishing = useMutation({
    mutationFn: () => run({ id, version, said }, (key) => studioApi.publish(id, version, said, key)),
    onSuccess: async ({ proposed }) => {
      await onSuccess();
      // What was proved is in force: it says of the draft no more that it may be published.
      if (!proposed) await queryClient.resetQueries({ queryKey: ['studio', 'proof', id] });
    },
  });
  const refusing = useMutation({
    mutationFn: () => run({ id, refused: said }, (key) => studioApi.refuse(id, said, key)),
    onSuccess,
  });
  return { publishing, refusing };
}

interface Props {
  difference: Difference;
  /** It was proved as it is now. */
  ready: boolean;
}

export function PublishForm({ difference: { proposal, refusal, changes }, ready }: Props) {
  const words = useStudioWords();
  const me = useSession().data?.person?.id;
  const { data: settings } = useQuery({ queryKey: ['studio', 'settings'], queryFn: studioApi.settings });
  const [why, setWhy] = useState('');
  const { publishing, refusing } = usePublishing(why);
  const own = proposal?.person === me;
  const press = proposal ? words.agree : settings?.twoPeople ? words.propose : words.publishNow;
  const submit = (e: FormEvent) => {
    e.preventDefault();
    publishing.mutate();
  };
  return (
    <form className="studio-publish-form" onSubmit={submit}>
      {proposal && (
        <ProposalNote of={proposal} said={words.proposedBy}>
          {own ? words.proposedOwn : words.proposedOther}
        </ProposalNote>
      )}
      {refusal && <ProposalNote of={refusal} said={words.refusedBy} />}
      {!own && changes.length > 0 && (
        <label className="field">
          <span className="field-label">{words.why}</span>
          <input className="control" maxLength={500} value={why} onChange={(e) => setWhy(e.target.value)} />
        </label>
      )}
      <div className="studio-controls">
        {!own && changes.length > 0 && (
          <button type="submit" className="button primary" disabled={!ready || publishing.isPending}>
            {press}
          </button>
        )}
        {proposal && (
          <button
            type="button"
            className="button"
            disabled={refusing.isPending || (!own && why.trim() === '')}
            onClick={() => refusing.mutate(undefined, { onSuccess: () => setWhy('') })}
          >
            {own ? words.withdraw : words.refuse}
          </button>
        )}
      </div>
      {publishing.isPending && <p role="status">{words.proving}</p>}
      {[publishing.error, refusing.error].map(
        (problem) => problem && <ProblemNote key={problem.message} problem={problem} />,
      )}
      {publishing.data && !publishing.data.proposed && <Result published={publishing.data} />}
    </form>
  );
}

interface NoteProps {
  of: Proposal;
  said(by: string, when: string): string;
  children?: string;
}

function ProposalNote({ of: { by, at, why }, said, children }: NoteProps) {
  const times = useTimes();
  return (
    <div className="note" role="status">
      <strong>{said(by, times.dateTime(at))}</strong>
      {why && <p>{why}</p>}
      {children && <p>{children}</p>}
    </div>
  );
}

function Result({ published }: { published: Published }) {
  const words = useStudioWords();
  return (
    <div className="note ok" role="status">
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
