/** Dates, times and durations as ISO 8601 text, as FEEL's `string()` and JSON show them (DMN 1.3 §10.3.4.1). */
import {
  type DateTime,
  DaysDuration,
  isDate,
  type LocalDate,
  MonthsDuration,
  type Time,
} from './temporal.ts';

const zoneText = (zone: string | null): string =>
  zone === null ? '' : zone === 'UTC' ? 'Z' : /^[+-]/.test(zone) ? zone : `@${zone}`;

export const temporalText = (value: LocalDate | Time | DateTime | DaysDuration | MonthsDuration): string => {
  if (isDate(value)) return value.toString();
  if (value instanceof DaysDuration) return daysText(value.nanoseconds);
  if (value instanceof MonthsDuration) return monthsText(value.months);
  return `${value.local.toString()}${zoneText(value.zone)}`;
};

const monthsText = (months: number): string => {
  const [y, m] = [Math.trunc(Math.abs(months) / 12), Math.abs(months) % 12];
  return `${months < 0 ? '-' : ''}P${y ? `${y}Y` : ''}${m || !y ? `${m}M` : ''}`;
};

const daysText = (nanoseconds: bigint): string => {
  const total = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const seconds = total / 1_000_000_000n;
  const fraction = String(total % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/, '');
  const [d, h, m, s] = [seconds / 86_400n, (seconds / 3600n) % 24n, (seconds / 60n) % 60n, seconds % 60n];
  const time = `${h ? `${h}H` : ''}${m ? `${m}M` : ''}${s || fraction ? `${s}${fraction ? `.${fraction}` : ''}S` : ''}`;
  const text = `${d ? `${d}D` : ''}${time ? `T${time}` : ''}`;
  return `${nanoseconds < 0n ? '-' : ''}P${text || 'T0S'}`;
};
