/** The closed list of helpers that a text on paper may call: a value, and for some a word beside it. */

import { formatDay } from '../calendar/day.ts';
import { toLocal } from '../calendar/zone.ts';
import { spoken } from '../form/file.ts';
import { optionsOf, type Reader } from '../form/localize.ts';
import { sayAmount, sayInstant } from '../form/say-value.ts';
import { localize } from '../text/language.ts';
import { capitalAmount, chineseDate, chineseNumeral, longDate, rocDate } from '../text/numerals.ts';

export type Helper = (value: unknown, reader: Reader, word?: string) => string;

const text = (value: unknown): string => (value === null || value === undefined ? '' : spoken(String(value)));

const ofNumber =
  (say: (value: number, reader: Reader) => string): Helper =>
  (value, reader) =>
    typeof value === 'number' ? say(value, reader) : text(value);

const WITH_TIME = /^\d{4}-\d\d-\d\dT/;

/** An instant is its day in the organization's zone. */
const dayOf = (value: unknown, { rules }: Reader): string =>
  WITH_TIME.test(text(value)) ? formatDay(toLocal(text(value), rules.set.ruleset.zone).day) : text(value);

const titleIn =
  (format: 'department' | 'person'): Helper =>
  (value, reader) =>
    optionsOf({ format }, reader)?.find(({ id }) => id === value)?.title ?? text(value);

const choice: Helper = (value, reader, list = '') => {
  const options = reader.rules.choices.get(list)?.options ?? [];
  return localize(options.find(({ id }) => id === value)?.title, reader.language) || text(value);
};

export const helpers: Record<string, Helper> = {
  amount: ofNumber(sayAmount),
  capitalAmount: ofNumber((value, { language }) => capitalAmount(value, language)),
  numeral: ofNumber((value, { language }) => chineseNumeral(value, language)),
  date: (value, reader) => dayOf(value, reader),
  longDate: (value, reader) => longDate(dayOf(value, reader), reader.language),
  chineseDate: (value, reader) => chineseDate(dayOf(value, reader)),
  rocDate: (value, reader) => rocDate(dayOf(value, reader), reader.language),
  time: (value, { rules }) =>
    WITH_TIME.test(text(value)) ? sayInstant(text(value), rules.set.ruleset.zone) : text(value),
  department: titleIn('department'),
  person: titleIn('person'),
  choice,
  list: (value, _reader, between = '、') =>
    Array.isArray(value) ? value.map(text).join(between) : text(value),
  count: (value) => String(Array.isArray(value) ? value.length : value === null ? 0 : 1),
};
