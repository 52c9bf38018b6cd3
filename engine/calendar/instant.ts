/** Instants as UTC text `YYYY-MM-DDTHH:mm:ss(.sss)Z` and as whole milliseconds since 1970; no zone in here. */

import { formatDay, parseDay } from './day.ts';

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

const SHAPE = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{3}))?Z$/;

/** Milliseconds of an instant already in the normal form, null for any other text. */
export function readNormal(text: string): number | null {
  const found = SHAPE.exec(text);
  const day = found ? parseDay(found[1] ?? '') : null;
  if (!found || !day?.ok) return null;
  const [, , hour, minute, second, fraction] = found;
  return (
    day.value * DAY +
    Number(hour) * HOUR +
    Number(minute) * MINUTE +
    Number(second) * 1000 +
    Number(fraction ?? 0)
  );
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** The normal form: UTC, milliseconds only when there are some, so that equal instants are equal texts. */
export function formatInstant(millis: number): string {
  const day = Math.floor(millis / DAY);
  const rest = millis - day * DAY;
  const hour = pad(Math.floor(rest / HOUR), 2);
  const minute = pad(Math.floor(rest / MINUTE) % 60, 2);
  const second = pad(Math.floor(rest / 1000) % 60, 2);
  const fraction = rest % 1000 === 0 ? '' : `.${pad(rest % 1000, 3)}`;
  return `${formatDay(day)}T${hour}:${minute}:${second}${fraction}Z`;
}
