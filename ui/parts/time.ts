/** Instants as people read them: local to the organization, and how far off they are. */
import { useEffect, useMemo, useState } from 'react';
import { useSession } from '../queries.ts';
import type { Words } from '../words/words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const INSTANT = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/;

/** The two largest units of a span. */
export function spanText(words: Words, span: number): string {
  const { days, hours, minutes } = words.time;
  const d = Math.floor(span / DAY);
  const h = Math.floor((span % DAY) / HOUR);
  const m = Math.floor((span % HOUR) / MINUTE);
  if (d >= 10) return days(d);
  if (d > 0) return h > 0 ? `${days(d)} ${hours(h)}` : days(d);
  if (h > 0) return h < 10 && m > 0 ? `${hours(h)} ${minutes(m)}` : hours(h);
  return minutes(m);
}

export type Urgency = 'missed' | 'soon' | 'near' | 'far';

/** Red when over, amber within a day, plain within three, quiet beyond. */
export function urgencyOf(due: number, now: number, missed: boolean): Urgency {
  if (missed || due <= now) return 'missed';
  if (due - now < DAY) return 'soon';
  return due - now < 3 * DAY ? 'near' : 'far';
}

/** The time of the moment, moving on every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE / 2);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Numerals throughout: `2024-02-20 14:05` reads the same in every language and sorts. */
export function formatter(zone: string | undefined, seconds: boolean) {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
  });
}

/** The end of a day belongs to that day: due at 00:00 is said as 24:00 of the day before. */
function endOf(instant: string, dateTime: (instant: string) => string): string {
  const text = dateTime(instant);
  if (!text.endsWith(' 00:00')) return text;
  return `${dateTime(new Date(Date.parse(instant) - MINUTE).toISOString()).slice(0, 10)} 24:00`;
}

/** `2024-03-04T09:00` read off the organization's clocks, as an instant: moved until it would be said like that. */
export function toInstant(local: string, dateTime: (instant: string) => string): string {
  const wanted = Date.parse(`${local.slice(0, 16)}:00Z`);
  const said = (instant: number) =>
    Date.parse(`${dateTime(new Date(instant).toISOString()).replace(' ', 'T')}:00Z`);
  const near = wanted + (wanted - said(wanted));
  return new Date(near + (wanted - said(near))).toISOString();
}

export function useTimes() {
  const { data } = useSession();
  const zone = data?.organization.zone;
  return useMemo(() => {
    const short = formatter(zone, false);
    /** A text without a zone was already said in the organization's time. */
    const dateTime = (instant: string) => (INSTANT.test(instant) ? short.format(new Date(instant)) : instant);
    return {
      dateTime,
      due: (instant: string) => endOf(instant, dateTime),
      instantOf: (local: string) => toInstant(local, dateTime),
    };
  }, [zone]);
}

/** Sets the window's title, so that tabs can be told apart. */
export function useTitle(title: string | undefined) {
  useEffect(() => {
    if (title) document.title = `${title} · docket`;
  }, [title]);
}
