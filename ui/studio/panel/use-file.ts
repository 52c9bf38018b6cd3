/** The file whose panel is shown. */
import { useSearchParams } from 'react-router';

export function useFile(): string {
  const [params] = useSearchParams();
  return (params.get('at') ?? '').split('#')[0] ?? '';
}
