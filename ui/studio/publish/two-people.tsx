/** Whether two people put drafts into force: anybody begins that, no one alone ends it. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useIntent } from '../../intent.ts';
import { ProblemNote } from '../../parts/states.tsx';
import { queryClient } from '../../queries.ts';
import { studioApi } from '../api.ts';
import { useStudioWords } from '../words.ts';

export function TwoPeople() {
  const words = useStudioWords();
  const run = useIntent();
  const { data } = useQuery({ queryKey: ['studio', 'settings'], queryFn: studioApi.settings });
  const saving = useMutation({
    mutationFn: (on: boolean) => run({ on }, (key) => studioApi.saveSettings(on, key)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['studio', 'settings'] }),
  });
  const { twoPeople = false, ending = null } = data ?? {};
  return (
    <>
      <label className="choice">
        <input
          type="checkbox"
          checked={twoPeople}
          disabled={!data || saving.isPending}
          onChange={(e) => saving.mutate(e.target.checked)}
        />
        <span>{words.twoPeople}</span>
      </label>
      {ending && (
        <p className="note" role="status">
          {words.endingTwo(ending.by)}{' '}
          <button type="button" className="link" onClick={() => saving.mutate(true)}>
            {words.keepTwo}
          </button>
        </p>
      )}
      {saving.error && <ProblemNote problem={saving.error} />}
    </>
  );
}
