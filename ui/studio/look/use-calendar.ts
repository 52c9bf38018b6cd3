/** The draft's calendar with the years that the organization entered, ready to be asked; undefined while it comes. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { buildCalendar, type Calendar } from '../../../engine/calendar/working-days.ts';
import { studioApi } from '../api.ts';
import { useDesk } from '../desk.ts';

export function useCalendar(): { calendar?: Calendar; fault?: unknown } {
  const { draft } = useDesk();
  const { calendar: id } = draft.set.ruleset;
  const { data, error } = useQuery({
    queryKey: ['studio', 'calendar', id],
    queryFn: () => studioApi.calendar(id),
    enabled: Boolean(id),
    staleTime: 60_000,
  });
  const calendar = useMemo(() => data && buildCalendar(data), [data]);
  return { calendar, fault: error ?? undefined };
}

const DAY = 86_400_000;

/** Local day of the reader's clock; where they sit is near enough for an example. */
export const today = (): string =>
  new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);
