/** When recurring duties fall to their holders, and until when they are to be done. */
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { formatDay, parseDay } from '../calendar/day.ts';
import type { Calendar } from '../calendar/working-days.ts';
import { toInstant } from '../calendar/zone.ts';
import type { Rule } from '../deadline/counting.ts';
import { due } from '../deadline/due.ts';
import { type Length, parseLength } from '../deadline/length.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import { settled } from '../ruleset/open.ts';
import type { Duty } from '../ruleset/types.ts';

/** One occurrence: the local day it falls on, and until when. */
export interface Falling {
  day: string;
  /** UTC instant, exclusive; null without limit. */
  due: string | null;
  /** Last local day. */
  until: string | null;
}

/** Occurrences are counted from here; a duty's rule has no start of its own. */
const beginning = '2000-01-01';

const dayOnly = (day: string) => Temporal.PlainDateTime.from(`${day}T00:00`).toZonedDateTime('UTC');

/** `duty.rule` {rule, reason} where RFC 5545 does not know the rule. */
export function readRule(rule: string): Result<RRuleTemporal> {
  try {
    return ok(new RRuleTemporal({ rruleString: rule, dtstart: dayOnly(beginning) }));
  } catch (error) {
    return fail(problem('duty.rule', '/rule', { rule, reason: error instanceof Error ? error.message : '' }));
  }
}

/** As written or as the adopter set it; `param.unset`. */
function ruleOf({ rule, title }: Duty, params: Place['params']): Result<RRuleTemporal> {
  const text = settled<string>(rule, params);
  return text === undefined ? fail(problem('param.unset', '', { title })) : readRule(text);
}

export interface Place {
  zone: string;
  calendar: Calendar;
  /** Values of the rule set's parameters by id. */
  params: Record<string, unknown>;
}

const unset = (duty: Duty): Problem => problem('param.unset', '', { title: duty.title });

function falling(duty: Duty, day: string, { zone, calendar, params }: Place): Result<Falling> {
  const [within, firstDay, restDay] = [duty.within, duty.firstDay, duty.restDay].map((open) =>
    settled<unknown>(open, params),
  ) as [Length | undefined, Rule['firstDay'] | undefined, Rule['restDay'] | undefined];
  if (!within || !firstDay || !restDay) return fail(unset(duty));
  const length = parseLength(within);
  const parsed = parseDay(day);
  if (!length.ok) return length;
  if (!parsed.ok) return parsed;
  const start = toInstant(parsed.value, 0, zone);
  const end = due({
    start,
    length: length.value,
    firstDay,
    restDay,
    endOfDay: '24:00',
    zone,
    calendar,
  });
  return ok({ day, due: end?.due ?? null, until: end?.day ?? null });
}

/** The last occurrence on or before a local day (a day number); null before the first. Problems: `duty.rule`, `length.invalid`, `param.unset`. */
export function lastFalling(duty: Duty, localDay: number, place: Place): Result<Falling | null> {
  const rule = ruleOf(duty, place.params);
  if (!rule.ok) return rule;
  const last = rule.value.previous(dayOnly(formatDay(localDay)), true);
  return last ? falling(duty, last.toPlainDate().toString(), place) : ok(null);
}

/** Occurrences from one local day to another (day numbers), both among them, in order. Problems as `lastFalling`. */
export function fallings(duty: Duty, from: number, to: number, place: Place): Result<Falling[]> {
  const rule = ruleOf(duty, place.params);
  if (!rule.ok) return rule;
  const all: Falling[] = [];
  for (const at of rule.value.between(dayOnly(formatDay(from)), dayOnly(formatDay(to)), true)) {
    const one = falling(duty, at.toPlainDate().toString(), place);
    if (!one.ok) return one;
    all.push(one.value);
  }
  return ok(all);
}
