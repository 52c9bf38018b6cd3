/** What could be wrong in a deadline: its length, its counting, its marks, who is told. */
import { amountOf, isCalendarEnd, isExact, type Unit } from '../../deadline/length.ts';
import { marksOf } from '../../ruleset/names.ts';
import { isParam, settled } from '../../ruleset/open.ts';
import { nothing } from '../../ruleset/places.ts';
import type { Deadline, Length, Mark, OpenLength, RuleSet } from '../../ruleset/types.ts';
import { otherEvent, otherLength } from './alter.ts';
import { type Draw, isObject, type Mutation, other } from './mutation.ts';

const file = 'deadlines.json';
const restDays = ['stays', 'later', 'earlier'] as const;

/** What the cast says of a parameter: the change must be another value. */
const said = (set: RuleSet, param: string): unknown => set.cast?.params[param];

/** Another than what is written, or what the cast says. */
const otherThan = (set: RuleSet, open: OpenLength) =>
  otherLength((settled(open, set.cast?.params ?? {}) ?? {}) as Length);

/** A length from elsewhere is replaced by one of its own. */
function length(set: RuleSet, { within }: Deadline, path: string): Mutation {
  const place = { file, path: `${path}/within`, kind: 'length' };
  if ('promised' in within) return { ...place, value: { calendarDays: 3 } };
  if (!('param' in within) && !('table' in within)) return { ...place, value: otherLength(within) };
  const now = JSON.stringify('param' in within ? said(set, within.param) : null);
  return { ...place, value: { calendarDays: now === '{"calendarDays":3}' ? 4 : 3 } };
}

/** Units of the lengths that stand in the rule set; undefined where the length comes from elsewhere. */
function unitsOf({ tables }: RuleSet, { within }: Deadline): Unit[] | undefined {
  if ('promised' in within || 'param' in within) return undefined;
  if (!('table' in within)) return [amountOf(within).unit];
  const rows = tables.find(({ id }) => id === within.table)?.rows;
  const cells = rows?.flatMap(({ then }) => then.filter(isObject)) ?? [];
  return cells.some(isParam) ? undefined : cells.map((length) => amountOf(length as Length).unit);
}

const isMoment = (unit: Unit): boolean => isExact({ unit, n: 1 });

/** A count of working days never ends on a rest day, and a moment knows no days. */
const restless = (unit: Unit): boolean => unit === 'workingDays' || unit === 'none' || isMoment(unit);

/** Backwards a rest day moves earlier or stays; an extension may end on one. */
function restDay(set: RuleSet, deadline: Deadline, path: string): Mutation[] {
  const { restDay: rule, before, extension } = deadline;
  if (!extension && unitsOf(set, deadline)?.every(restless)) return [];
  const now = (isParam(rule) ? said(set, rule.param) : rule) as (typeof restDays)[number];
  const value = before && now === 'later' ? 'stays' : other(restDays, now);
  return [{ file, path: `${path}/restDay`, kind: 'restDay', value }];
}

const uncounted = (unit: Unit): boolean => unit === 'none' || isCalendarEnd({ unit }) || isMoment(unit);

/** Nothing is counted up to a promised moment. */
function firstDay(set: RuleSet, deadline: Deadline, path: string): Mutation[] {
  if ('promised' in deadline.within || unitsOf(set, deadline)?.every(uncounted)) return [];
  const { firstDay: rule } = deadline;
  const now = isParam(rule) ? said(set, rule.param) : rule;
  const value = other(['counted', 'notCounted'], now);
  return [{ file, path: `${path}/firstDay`, kind: 'firstDay', value }];
}

/** Each mark on another event, and of several each left out. */
function marks(set: RuleSet, deadline: Deadline, path: string, key: 'starts' | 'ends'): Mutation[] {
  const several = deadline[key];
  if (!Array.isArray(several)) return [mark(set, several, `${path}/${key}`, key)];
  return several.flatMap((one, i) => {
    const place = `${path}/${key}/${i}`;
    const gone = several.length > 2 ? [{ file, path: place, kind: 'removed', value: nothing }] : [];
    return [mark(set, one, place, key), ...gone];
  });
}

function mark(set: RuleSet, { on, param, ...rest }: Mark, path: string, key: string): Mutation {
  const events = set.ruleset.parameters?.find(({ id }) => id === param)?.events ?? [];
  const chosen = param ? events.find((event) => event !== said(set, param)) : undefined;
  const value = { ...rest, on: chosen ?? otherEvent(on ?? events[0] ?? '') };
  return { file, path, kind: key, value };
}

/** Reminders, pauses and steps of an escalation, each left out or at another time. */
function lists(set: RuleSet, deadline: Deadline, path: string): Mutation[] {
  const removed = (['reminders', 'pauses', 'escalation'] as const).flatMap((key) =>
    (deadline[key] ?? []).map((_, i) => ({
      file,
      path: `${path}/${key}/${i}`,
      kind: 'removed',
      value: nothing,
    })),
  );
  const times = [
    ...(deadline.reminders ?? []).map(({ before }, i) => [`reminders/${i}/before`, before] as const),
    ...(deadline.escalation ?? []).map(({ after }, i) => [`escalation/${i}/after`, after] as const),
  ];
  return [
    ...removed,
    ...times.map(([at, now]) => ({
      file,
      path: `${path}/${at}`,
      kind: 'length',
      value: otherThan(set, now),
    })),
  ];
}

/** It runs while a stage lasts, and a stage is left before it is entered again. */
const neverTwice = ({ starts, ends }: Deadline): boolean =>
  marksOf(starts).every(
    ({ on }) =>
      on?.startsWith('stage.entered:') === true &&
      marksOf(ends).some((end) => end.on === on.replace('stage.entered', 'stage.left')),
  );

/** Choices of the deadline, each left to the rule. */
const choices = (deadline: Deadline, path: string): Mutation[] =>
  (['again', 'onReclassify', 'endOfDay', 'extension'] as (keyof Deadline)[])
    .filter((key) => deadline[key] !== undefined && !(key === 'again' && neverTwice(deadline)))
    .concat(deadline.per === 'department' ? ['per'] : [])
    .map((key) => ({ file, path: `${path}/${key}`, kind: 'removed', value: nothing }));

export const deadlines: Draw = (set) =>
  set.deadlines.deadlines.flatMap((deadline, index) => {
    const path = `/deadlines/${index}`;
    return [
      length(set, deadline, path),
      ...firstDay(set, deadline, path),
      ...restDay(set, deadline, path),
      ...marks(set, deadline, path, 'starts'),
      ...marks(set, deadline, path, 'ends'),
      ...lists(set, deadline, path),
      ...choices(deadline, path),
    ];
  });
