/** What the server makes of the draft as it was last saved: shown anew after each edit. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading, ProblemNote } from '../../parts/states.tsx';
import type { PlacedProblem } from '../api.ts';
import { useDesk } from '../desk.ts';
import { ProblemList } from '../side.tsx';
import { useLookWords } from './words.ts';

interface Looked {
  problems: PlacedProblem[];
}

export function useLooked<T extends Looked>(key: string[], get: () => Promise<T>) {
  const { id, hand, language } = useDesk();
  const { version, unsent } = hand.studio;
  return useQuery({
    queryKey: ['studio', 'look', id, language, ...key, version],
    queryFn: get,
    enabled: unsent.length === 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
}

interface Props<T extends Looked> {
  of: ReturnType<typeof useLooked<T>>;
  children(found: T): ReactNode;
}

export function Shown<T extends Looked>({ of: { data, error }, children }: Props<T>) {
  const words = useLookWords();
  if (error) return <ProblemNote problem={error} />;
  if (!data) return <Loading />;
  if (data.problems.length === 0) return children(data);
  return (
    <div className="note warn">
      <p>{words.mendFirst}</p>
      <ProblemList problems={data.problems} />
    </div>
  );
}
