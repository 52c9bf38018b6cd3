/** What a page of administration asks for, kept under a key; loading and refusal stand in its place. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading, ProblemNote } from '../parts/states.tsx';
import { usePreferences } from '../preferences.ts';

export function useAsked<T>(key: string, ask: () => Promise<T>) {
  const { language } = usePreferences();
  return useQuery({ queryKey: ['admin', key, language], queryFn: ask });
}

export function Asked<T>({
  of,
  children,
}: {
  of: { data?: T; error: unknown; refetch: () => unknown };
  children: (data: T) => ReactNode;
}) {
  if (of.error) return <ProblemNote problem={of.error} onRetry={() => of.refetch()} />;
  return of.data === undefined ? <Loading /> : children(of.data);
}
