/** What the screens ask for, kept by react-query under keys that carry the language. */
import { keepPreviousData, QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, type ComplaintAsk, type RegisterAsk } from './api.ts';
import { ApiProblem } from './ask.ts';
import { usePreferences } from './preferences.ts';

/** No retry on a refusal: it would be refused again. */
const retry = (count: number, problem: Error) =>
  count < 2 && !(problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500);

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry, staleTime: 15_000, refetchOnWindowFocus: true } },
});

/** A change of language shows the old texts until the new ones are there; a change of page does not. */
function useSaid<T>(
  key: readonly unknown[],
  ask: () => Promise<T>,
  extra: { refetchInterval?: number } = {},
) {
  const { language } = usePreferences();
  return useQuery<T>({
    queryKey: [...key, language],
    queryFn: ask,
    placeholderData: (previous, query) => {
      const before = query?.queryKey.slice(0, -1);
      return JSON.stringify(before) === JSON.stringify(key) ? previous : undefined;
    },
    ...extra,
  });
}

const useWho = () => useSaid(['session'], api.session);

/** Null for a stranger, and for who runs the installation (`useOperator`). */
export function useSession() {
  const { data, ...rest } = useWho();
  return { ...rest, data: data && 'operator' in data ? null : data };
}

export function useOperator() {
  const { data } = useWho();
  return data && 'operator' in data ? data.operator : null;
}

export const useTasks = () => useSaid(['tasks'], api.tasks, { refetchInterval: 60_000 });
export const useSubmissions = () => useSaid(['submissions'], api.submissions);
export const useSubmission = (id: string) => useSaid(['submission', id], () => api.submission(id));
export const useComplaint = (id: string) => useSaid(['complaint', id], () => api.complaint(id));
export const useAbsence = () => useSaid(['absence'], api.absence);
export const useReaders = (id: string, wanted: boolean) =>
  useQuery({ queryKey: ['readers', id], queryFn: () => api.readers(id), enabled: wanted });
export const useColumns = () => useSaid(['columns'], api.columns);
export const useViews = () => useSaid(['views'], api.views);
export const useListSettings = () =>
  useQuery({ queryKey: ['listSettings'], queryFn: api.listSettings, staleTime: Number.POSITIVE_INFINITY });
export const useAssignees = () => useSaid(['assignees'], api.assignees);
export const useErrands = () => useSaid(['errands'], api.errands, { refetchInterval: 2000 });
export const useRegisters = () => useSaid(['registers'], api.registers);
export const useDemo = () => useSaid(['demo'], api.demo);

/** Page after page; `data.pages` holds those asked for so far. */
export function useComplaints(asked: ComplaintAsk) {
  const { language } = usePreferences();
  return useInfiniteQuery({
    queryKey: ['complaints', asked, language],
    queryFn: ({ pageParam }) => api.complaints({ ...asked, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** Asked for once the rows are there: nobody waits for it. The order of rows does not change it. */
export function useComplaintCount({ sort: _, columns: __, ...asked }: ComplaintAsk, wanted: boolean) {
  return useQuery({
    queryKey: ['complaintCount', asked],
    queryFn: () => api.complaintCount(asked),
    enabled: wanted,
  });
}

export function useRegister(id: string, wanted: RegisterAsk) {
  const { language } = usePreferences();
  return useQuery({
    queryKey: ['register', id, wanted, language],
    queryFn: () => api.register(id, wanted),
    placeholderData: (previous, query) => (query?.queryKey[1] === id ? previous : undefined),
  });
}

/** After an act: everything that could show it is asked again. */
export const refreshAll = () =>
  queryClient.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'session' });
