/** FEEL dates, times and durations over Temporal (DMN 1.3 §10.3.2.3.4 to §10.3.2.3.8); nothing here reads a clock. */
import { Temporal } from 'temporal-polyfill';

export type LocalDate = Temporal.PlainDate;

/** A time of day; `offset` such as `+08:00` or an IANA zone, or null for a local time. */
export class Time {
  readonly local: Temporal.PlainTime;
  readonly zone: string | null;
  constructor(local: Temporal.PlainTime, zone: string | null) {
    this.local = local;
    this.zone = zone;
  }
}

/** A date and time; with `zone` (offset or IANA) it is an instant, without it a local reading. */
export class DateTime {
  readonly local: Temporal.PlainDateTime;
  readonly zone: string | null;
  constructor(local: Temporal.PlainDateTime, zone: string | null) {
    this.local = local;
    this.zone = zone;
  }
}

export class DaysDuration {
  readonly nanoseconds: bigint;
  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds;
  }
}

export class MonthsDuration {
  readonly months: number;
  constructor(months: number) {
    this.months = months;
  }
}

export const isDate = (value: unknown): value is LocalDate => value instanceof Temporal.PlainDate;

const attempt = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};

/** Temporal throws RangeError outside years -271821..275760 and on days such as 02-30. */
export const inRange = attempt;

const DATE_TEXT = /^-?\d{4,6}-\d{2}-\d{2}$/;
const TIME_TEXT = /^(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2}|@[A-Za-z0-9_+\-/]+)?$/;

export const parseDate = (text: string): LocalDate | null =>
  DATE_TEXT.test(text) ? attempt(() => Temporal.PlainDate.from(text)) : null;

const zoneOf = (suffix: string | undefined): string | null | undefined => {
  if (!suffix) return null;
  const zone = suffix === 'Z' ? 'UTC' : suffix.replace('@', '');
  return attempt(() => new Temporal.ZonedDateTime(0n, zone).timeZoneId) ?? undefined;
};

export const parseTime = (text: string): Time | null => {
  const match = TIME_TEXT.exec(text);
  const zone = match ? zoneOf(match[2]) : undefined;
  const local = match?.[1] ? attempt(() => Temporal.PlainTime.from(match[1] as string)) : null;
  return local && zone !== undefined ? new Time(local, zone) : null;
};

export const parseDateTime = (text: string): DateTime | null => {
  const cut = text.indexOf('T');
  const date = parseDate(cut < 0 ? text : text.slice(0, cut));
  if (!date) return null;
  // RFC 9557 writes the zone in brackets, FEEL after an @.
  const rest = text.slice(cut + 1).replace(/^(.*?)(?:Z|[+-]\d{2}:\d{2})?\[([^\]]+)\]$/, '$1@$2');
  const time = cut < 0 ? new Time(new Temporal.PlainTime(), null) : parseTime(rest);
  return time && inRange(() => new DateTime(date.toPlainDateTime(time.local), time.zone));
};

const DURATION_TEXT =
  /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,9}))?S)?)?$/;
const SECOND = 1_000_000_000n;
export const DAY = 86_400n * SECOND;

export const parseDuration = (text: string): DaysDuration | MonthsDuration | null => {
  const match = DURATION_TEXT.exec(text);
  if (!match || text.endsWith('P') || text.endsWith('T') || text.length > 40) return null;
  const [, sign, years, months, ...days] = match;
  const hasDays = days.some((part) => part !== undefined);
  if (years !== undefined || months !== undefined) {
    const total = Number(years ?? 0) * 12 + Number(months ?? 0);
    return hasDays || !Number.isSafeInteger(total) ? null : new MonthsDuration(sign ? -total : total);
  }
  const nanoseconds = daysPart(days);
  return new DaysDuration(sign ? -nanoseconds : nanoseconds);
};

const daysPart = ([d, h, m, s, fraction]: (string | undefined)[]): bigint =>
  BigInt(d ?? 0) * DAY +
  (BigInt(h ?? 0) * 3600n + BigInt(m ?? 0) * 60n + BigInt(s ?? 0)) * SECOND +
  BigInt((fraction ?? '').padEnd(9, '0'));

/** `@"..."` (DMN 1.3 grammar rule 62): whichever of the four kinds the text is. */
export const parseAt = (text: string): LocalDate | Time | DateTime | DaysDuration | MonthsDuration | null =>
  parseDate(text) ??
  parseTime(text) ??
  (text.includes('T') && !text.includes('P') ? parseDateTime(text) : null) ??
  parseDuration(text);

/** The instant of a zoned date-time in nanoseconds, or null for a local one. */
export const instantOf = (value: DateTime): bigint | null =>
  value.zone === null ? null : value.local.toZonedDateTime(value.zone).epochNanoseconds;

const EPOCH_DAY = new Temporal.PlainDate(1970, 1, 1);
export const dayNumber = (date: LocalDate): number => EPOCH_DAY.until(date, { largestUnit: 'days' }).days;
export const dateOfDay = (day: number): LocalDate => EPOCH_DAY.add({ days: day });

/** Nanoseconds of a local reading, as if it were UTC: the order of local date-times. */
export const localNanoseconds = (value: DateTime): bigint =>
  value.local.toZonedDateTime('UTC').epochNanoseconds;

/** null where no such day exists. */
export const dateFromParts = (year: number, month: number, day: number): LocalDate | null =>
  attempt(() => Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }));

export const timeFromParts = (hour: number, minute: number, second: number): Temporal.PlainTime | null =>
  attempt(() => Temporal.PlainTime.from({ hour, minute, second }, { overflow: 'reject' }));
