/** What the screens of adopting ask for, kept under keys that carry the language. */
import { useQuery } from '@tanstack/react-query';
import { usePreferences } from '../preferences.ts';
import { adoptApi } from './api.ts';

export function useLibrary() {
  const { language } = usePreferences();
  return useQuery({ queryKey: ['adopt', 'library', language], queryFn: adoptApi.library });
}

/** Nothing of it changes while it is read. */
export function usePage(key: string) {
  const { language } = usePreferences();
  return useQuery({
    queryKey: ['adopt', 'page', key, language],
    queryFn: () => adoptApi.page(key),
    staleTime: 600_000,
    refetchOnWindowFocus: false,
  });
}
