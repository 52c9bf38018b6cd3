/** A field's value in words: choice titles, dates, amounts, yes and no. */

import { formatDay } from '../calendar/day.ts';
import { toLocal } from '../calendar/zone.ts';
import type { Field, Item } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import { spoken } from './file.ts';
import { masked } from './formats.ts';
import { optionsOf, type Reader } from './localize.ts';

/** Groups of three, two decimals where there are any: 12,500 or 12,500.50. */
export function sayAmount(value: number): string {
  const [whole = '', part] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return part ? `${grouped}.${part.padEnd(2, '0')}` : grouped;
}

/** PT1H30M as 1 小时 30 分钟. */
function sayDuration(text: string, language: Language): string {
  const { lengths } = wordsOf(language);
  const [, days, hours, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text) ?? [];
  const said = (n: string | undefined, unit: 'calendarDays' | 'hours' | 'minutes') =>
    n ? [fillIn(lengths[unit], { n })] : [];
  return [...said(days, 'calendarDays'), ...said(hours, 'hours'), ...said(minutes, 'minutes')].join(' ');
}

const pad = (n: number) => String(n).padStart(2, '0');

/** `2024-02-07 09:30` in the zone. */
export function sayInstant(instant: string, zone: string): string {
  const { day, minute } = toLocal(instant, zone);
  return `${formatDay(day)} ${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** '' for nothing; lists of plain values are lines. */
export function sayValue(field: Field | Item, value: unknown, reader: Reader): string {
  if (value === undefined || value === null || value === '') return '';
  const { unknown, items } = field as Field;
  if (unknown && value === 'unknown') return localize(unknown, reader.language);
  if (Array.isArray(value))
    return value.map((item) => sayValue(items ?? { type: 'string' }, item, reader)).join('\n');
  const option = optionsOf(field as Field, reader)?.find(({ id }) => id === value);
  if (option) return option.title;
  if (typeof value === 'boolean') return wordsOf(reader.language)[value ? 'yes' : 'no'];
  if ((field.format as string) === 'identity') return masked(String(value));
  if ((field.format as string) === 'duration') return sayDuration(String(value), reader.language);
  if ((field.format as string) === 'rating') return `${value} / ${(field as Field).maximum ?? 5}`;
  if (field.format === 'amount' && typeof value === 'number') return sayAmount(value);
  if (field.format === ('date-time' as string))
    return sayInstant(String(value), reader.rules.set.ruleset.zone);
  return spoken(String(value));
}

/** As `sayValue`; the rows of a list of records are lines. */
export function sayRows(field: Field, value: unknown, reader: Reader): string {
  const columns = Object.entries(field.items?.properties ?? {});
  if (columns.length === 0 || !Array.isArray(value)) return sayValue(field, value, reader);
  const line = (row: Record<string, unknown>) =>
    columns.map(([id, column]) => sayValue(column, row?.[id], reader)).filter(Boolean);
  return value.map((row) => line(row).join(' · ')).join('\n');
}
