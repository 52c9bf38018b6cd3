/** One draft: fetched, then in the author's hand; where one is in it stands in the address. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { Place } from '../../engine/studio/edit.ts';
import { draftOf } from '../../engine/studio/names.ts';
import { outline } from '../../engine/studio/outline.ts';
import { Loading, PageProblem } from '../parts/states.tsx';
import { usePreferences } from '../preferences.ts';
import { type DraftFiles, studioApi } from './api.ts';
import { type Desk, DeskContext } from './desk.ts';
import { Frame } from './frame.tsx';
import { useStudio } from './use-studio.ts';

export function DraftPage() {
  const { draft: id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['studio', 'draft', id],
    queryFn: () => studioApi.draft(id),
    // In the author's hand from here on; fetched anew only when the page is opened again.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (error) return <PageProblem problem={error} onRetry={() => refetch()} />;
  return data ? <InTheStudio key={id} files={data} /> : <Loading />;
}

/** `file#pointer` in the address, so that a place can be sent on. */
function usePlace(): [Place | undefined, (place: Place, instead?: boolean) => void] {
  const [params, setParams] = useSearchParams();
  const at = params.get('at');
  const [file = '', path = ''] = (at ?? '').split('#');
  const open = (place: Place, instead = false) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        next.set('at', `${place.file}#${place.path}`);
        next.delete('view');
        return next;
      },
      { replace: instead },
    );
  return [at ? { file, path } : undefined, open];
}

function InTheStudio({ files }: { files: DraftFiles }) {
  const { language } = usePreferences();
  const hand = useStudio(files);
  const { documents } = hand.studio;
  const draft = useMemo(() => draftOf(documents), [documents]);
  const shelves = useMemo(() => outline(documents), [documents]);
  const [place, open] = usePlace();
  const problems = hand.checked?.problems ?? [];
  const desk: Desk = { id: files.id, draft, shelves, language, hand, problems, change: hand.change, open };
  return (
    <DeskContext value={desk}>
      <Frame place={place} />
    </DeskContext>
  );
}
