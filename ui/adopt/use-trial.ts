/** Tries out what was answered, again whenever the answers are others. */
import { useQuery } from '@tanstack/react-query';
import { newKey } from '../intent.ts';
import { usePreferences } from '../preferences.ts';
import type { Trial } from './api.ts';

export function useTrial(
  key: string,
  asked: unknown,
  ask: (intent: string) => Promise<Trial>,
  enabled = true,
) {
  const { language } = usePreferences();
  return useQuery({
    queryKey: ['adopt', 'trial', key, asked, language],
    queryFn: () => ask(newKey()),
    enabled,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    placeholderData: (before) => before,
  });
}
