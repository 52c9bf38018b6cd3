/** A number that was given elsewhere: which counter it came from, and how far that had counted. */
import { parseDay } from '../calendar/day.ts';
import { matches } from './match.ts';
import { counterKey, type Series } from './next.ts';

const four = (n: number) => String(n).padStart(4, '0');
const two = (n: number) => String(n).padStart(2, '0');

/** `today` (YYYY-MM-DD, local) says what the number does not: a month where only the year is written. Undefined where the series does not write such numbers, or in no order. */
export function counted(series: Series, text: string, today: string): { key: string; n: number } | undefined {
  const found = series.order === 'random' ? null : matches(series.parts, text, series.overflow === 'widen');
  if (!found) return undefined;
  const { yyyy, yy, roc, MM, dd, seq } = found;
  const century = Number(today.slice(0, 2)) * 100;
  const year =
    yyyy ?? (roc === undefined ? undefined : roc + 1911) ?? (yy === undefined ? undefined : century + yy);
  const [thisYear = '', month = '', day = ''] = today.split('-');
  const parsed = parseDay(
    [
      year === undefined ? thisYear : four(year),
      MM === undefined ? month : two(MM),
      dd === undefined ? day : two(dd),
    ].join('-'),
  );
  return parsed.ok ? { key: counterKey(series, parsed.value), n: seq } : undefined;
}
