/** A deadline counted from an example date, before there is any complaint: which lengths it may have, due when, day by day. */
import type { CalendarData } from '../../calendar/data.ts';
import { formatDay } from '../../calendar/day.ts';
import type { Calendar } from '../../calendar/working-days.ts';
import { toLocal } from '../../calendar/zone.ts';
import { dueBefore } from '../../deadline/backwards.ts';
import type { Rule } from '../../deadline/counting.ts';
import type { Step } from '../../deadline/explain.ts';
import { explainLedger } from '../../deadline/explain-ledger.ts';
import { type Entry, ledgerDue } from '../../deadline/ledger.ts';
import { type Length, parseLength } from '../../deadline/length.ts';
import { fail, ok, problem, type Result } from '../../problem.ts';
import { localInstant } from '../../proof/scenario.ts';
import { settled } from '../../ruleset/open.ts';
import type { Deadline } from '../../ruleset/types.ts';
import type { Draft } from '../names.ts';

export type { CalendarData };

/** One of the lengths that a deadline may have; `row` is the row of the table that gives it, from 1. */
export interface Choice {
  length: unknown;
  row?: number;
}

const valuesOf = ({ set }: Draft): Record<string, unknown> => ({
  ...Object.fromEntries((set.ruleset.parameters ?? []).map(({ id, suggestion }) => [id, suggestion])),
  ...set.cast?.params,
});

interface Rows {
  rows?: Record<'then', unknown[]>[];
}

/** Undefined stands for what nobody has said yet. */
export function lengthsOf(draft: Draft, { within, before }: Deadline): Choice[] {
  const params = valuesOf(draft);
  const said = (open: unknown): Choice => ({ length: settled(open as never, params) });
  if (before) return [said(within)];
  if ('promised' in within) return [said(within.atMost)];
  if (!('table' in within)) return [said(within)];
  const { table } = within;
  const { rows = [] } = (draft.set.tables.find(({ id }) => id === table) ?? params[table] ?? {}) as Rows;
  const all = rows.map((row, i) => ({ length: settled(row.then[0] as never, params), row: i + 1 }));
  const texts = all.map(({ length }) => JSON.stringify(length));
  return all.filter((_, i) => texts.indexOf(texts[i]!) === i);
}

export interface Ask {
  /** Local day of the event, or the planned day of a deadline that runs backwards. */
  day: string;
  /** Local time, HH:mm. */
  time: string;
  length: unknown;
  /** The clock stood still from one local day to another. */
  still?: { from: string; to: string };
  extended?: unknown;
}

export interface Example {
  steps: Step[];
  /** UTC instant and local last day; both absent where it never ends. */
  due?: string;
  day?: string;
  provisional: boolean;
}

function entriesOf({ still, extended }: Ask, zone: string): Result<Entry[]> {
  const entries: Entry[] = [];
  if (still)
    entries.push({
      kind: 'suspended',
      from: localInstant(`${still.from}T00:00`, zone),
      to: localInstant(`${still.to}T00:00`, zone),
    });
  if (extended === undefined) return ok(entries);
  const length = parseLength(extended);
  return length.ok ? ok([...entries, { kind: 'extended', length: length.value }]) : length;
}

function ruleOf(draft: Draft, deadline: Deadline, calendar: Calendar): Result<Rule> {
  const params = valuesOf(draft);
  const firstDay = settled<Rule['firstDay']>(deadline.firstDay as never, params);
  const restDay = settled<Rule['restDay']>(deadline.restDay as never, params);
  if (!firstDay || !restDay) return fail(problem('param.unset', '', { title: deadline.title }));
  const { zone } = draft.set.ruleset;
  return ok({ firstDay, restDay, endOfDay: deadline.endOfDay ?? '24:00', zone, calendar });
}

function backwards(rule: Rule, length: Length, start: string): Result<Example> {
  const { firstDay, endOfDay, zone, calendar } = rule;
  const restDay = rule.restDay === 'stays' ? 'stays' : 'earlier';
  const planned = formatDay(toLocal(start, zone).day);
  const found = dueBefore({ firstDay, endOfDay, zone, calendar, restDay, planned, length, now: start });
  if (!found.ok) return found;
  if (!found.value) return ok({ steps: [], provisional: false });
  const { due, day, provisional } = found.value;
  return ok({ steps: [], due, day, provisional });
}

/** Problems: `param.unset`, `length.invalid`, `length.notBackwards`. */
export function exampleOf(draft: Draft, deadline: Deadline, calendar: Calendar, ask: Ask): Result<Example> {
  if (ask.length === undefined) return fail(problem('param.unset', '', { title: deadline.title }));
  const length = parseLength(ask.length);
  if (!length.ok) return length;
  const rule = ruleOf(draft, deadline, calendar);
  if (!rule.ok) return rule;
  const start = localInstant(`${ask.day}T${ask.time}`, rule.value.zone);
  if (deadline.before) return backwards(rule.value, length.value, start);
  const entries = entriesOf(ask, rule.value.zone);
  if (!entries.ok) return entries;
  const input = { ...rule.value, start, length: length.value, entries: entries.value };
  const { due } = ledgerDue(input);
  const steps = explainLedger(input);
  return ok({
    steps,
    ...(due ? { due: due.due, day: due.day } : {}),
    provisional: due?.provisional ?? false,
  });
}

/** By how much the clock may be extended at most, where that is said. */
export const extensionOf = (draft: Draft, { extension }: Deadline): unknown =>
  extension?.atMost && settled(extension.atMost as never, valuesOf(draft));
