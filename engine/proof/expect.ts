/** What a scenario's step expects, held against what happened; only what is named is compared. */
import type { Calendar } from '../calendar/working-days.ts';
import { seesPath, seesSection } from '../complaint/audience.ts';
import { sayDue } from '../complaint/clocks.ts';
import { actionsOf as offeredOn } from '../complaint/countersign.ts';
import { facts } from '../complaint/facts.ts';
import { keepUntil } from '../complaint/retention.ts';
import type { Clock, Complaint } from '../complaint/state.ts';
import type { World } from '../complaint/world.ts';
import { explain } from '../deadline/explain.ts';
import { blindTasks, seenBlind } from '../permission/blind.ts';
import { mayHold } from '../permission/can.ts';
import { mayOpen } from '../permission/readers.ts';
import { sealedNow } from '../permission/sealed.ts';
import { registerRows } from '../register/row.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Cast, ClockExpect, Expect, Step } from '../ruleset/types.ts';
import { compareFigures } from './expect-figures.ts';
import { compareIssued, holderId, type Say, same, unordered } from './expect-issued.ts';
import type { Happened, Played } from './scenario.ts';

export interface Difference {
  /** 0-based step and what of it, e.g. `clocks/overall/due`. */
  step: number;
  what: string;
  expected: unknown;
  actual: unknown;
}

interface Seen {
  rules: Rules;
  calendar: Calendar;
  cast: Cast;
  params: Record<string, unknown>;
  happened: Happened;
  world: World;
  played?: Played;
  complaints: Played[];
}

function clockOf(state: Complaint, deadline: string): Clock | undefined {
  return state.clocks.findLast((clock) => clock.deadline === deadline && clock.state !== 'dropped');
}

function compareClock(
  clock: Clock | undefined,
  deadline: string,
  expected: ClockExpect,
  seen: Seen,
  say: Say,
): void {
  const at = `clocks/${deadline}`;
  if (!clock || expected.state !== undefined)
    say(expected.state ?? 'any', clock?.state ?? 'none', `${at}/state`);
  if (!clock) return;
  const { zone } = seen.rules.set.ruleset;
  if (expected.due !== undefined) say(expected.due, clock.due && sayDue(clock.due, zone), `${at}/due`);
  if (expected.bornLate !== undefined) say(expected.bornLate, clock.bornLate ?? false, `${at}/bornLate`);
  if (expected.provisional !== undefined) say(expected.provisional, clock.provisional, `${at}/provisional`);
  if (!expected.counted && expected.days === undefined) return;
  const { endOfDay = '24:00' } = seen.rules.deadlines.get(deadline)!;
  const { firstDay, restDay } = clock;
  const rule = { firstDay, restDay, endOfDay, zone, calendar: seen.calendar };
  const counted = explain({ start: clock.start, length: clock.length, ...rule }).flatMap(({ n, day }) =>
    n === null ? [] : [day],
  );
  if (expected.counted) say(expected.counted, counted, `${at}/counted`);
  if (expected.days !== undefined) say(expected.days, counted.length, `${at}/days`);
}

function compareRegisters(
  state: Complaint,
  registers: NonNullable<Expect['registers']>,
  seen: Seen,
  say: Say,
): void {
  for (const [id, cells] of Object.entries(registers)) {
    const rows = registerRows(seen.rules, id, state, seen.world);
    const expected = (cells === null ? [] : [cells].flat()) as Record<string, unknown>[];
    if (!rows.ok || rows.value.length !== expected.length)
      say(cells, rows.ok ? `${rows.value.length} rows` : rows.problems, `registers/${id}`);
    else
      for (const [index, row] of rows.value.entries())
        for (const [column, value] of Object.entries(expected[index]!))
          say(value, row.cells[column], `registers/${id}/${index}/${column}`);
  }
}

function actionsOf(state: Complaint, person: string, { rules, cast }: Seen): string[] {
  const { tasks } = rules.procedures.get(state.procedure)!;
  return state.tasks
    .filter((task) => task.state === 'open' && mayHold({ people: cast.people }, person, task))
    .flatMap((task) =>
      offeredOn(tasks.get(task.rule)!, task)
        .filter(({ when }) => when === undefined || truth(rules, state, when))
        .map((action) => `${task.rule}.${action.id}`),
    );
}

function truth(rules: Rules, state: Complaint, when: string): boolean {
  const result = rules.expression(when).json(facts(rules, state));
  return result.ok && result.value === true;
}

function copiesOf(state: Complaint, rules: Rules): string[] {
  const { form = '', forms = [] } = rules.procedures.get(state.procedure)?.procedure ?? {};
  return [form, ...forms]
    .flatMap((id) => rules.forms.get(id)?.copies ?? [])
    .filter(({ when }) => when === undefined || truth(rules, state, when))
    .map(({ id }) => id);
}

const hiddenFrom = (state: Complaint, { rules, cast }: Seen): string[] =>
  cast.people
    .filter(({ id }) => blindTasks(rules, state, { people: cast.people }, id).length > 0)
    .map(({ id }) => id);

const fieldOf = (state: Complaint, path: string): unknown => {
  const [section = '', field = ''] = path.split('.');
  return state.sections[section]?.data[field] ?? null;
};

/** Whoever may not open a complaint sees nothing of it; who knows it by a code only, what the code is for. */
function isSeen(state: Complaint, person: string, path: string, { rules, world }: Seen): boolean {
  const { directory, params } = world;
  const [section = '', field] = path.split('.');
  const blind = blindTasks(rules, state, directory, person);
  if (!mayOpen(rules, state, world, person) || sealedNow(rules, state, section)) return false;
  if (blind.length > 0) return seenBlind(rules, state, blind).has(section);
  const looking = { rules, state, directory, params, person };
  return (
    seesSection(looking, rules.sections.get(section)!.section) &&
    (!field || seesPath(looking, [section, field]))
  );
}

function compareSeen(state: Complaint, expected: NonNullable<Expect['sees']>, all: Seen, say: Say): void {
  for (const [person, paths] of Object.entries(expected))
    for (const [path, value] of Object.entries(paths))
      say(value, isSeen(state, person, path, all), `sees/${person}/${path}`);
}

function compareState(state: Complaint, expect: Expect, seen: Seen, say: Say): void {
  const open = state.tasks.filter((task) => task.state === 'open');
  const stages = Object.values(state.tracks).flatMap(({ stage }) => stage ?? []);
  if (expect.stages) say(unordered(expect.stages), unordered(stages), 'stages');
  for (const [rule, id] of Object.entries(expect.holders ?? {})) {
    const held = open.filter((candidate) => candidate.rule === rule).map(({ holder }) => holderId(holder));
    if (Array.isArray(id)) say(unordered(id), unordered(held), `holders/${rule}`);
    else say(id, held[0], `holders/${rule}`);
  }
  for (const [series, text] of Object.entries(expect.numbers ?? {}))
    say(text, state.numbers[series], `numbers/${series}`);
  if (expect.slips)
    say(
      expect.slips,
      state.slips.map(({ slip, number }) => (number ? `${slip}:${number}` : slip)),
      'slips',
    );
  if (expect.issued) compareIssued(state, expect.issued, say);
  if (expect.links)
    say(
      expect.links,
      state.links.map(({ as }) => as),
      'links',
    );
  if (expect.liable) say(unordered(expect.liable), unordered(state.liable.map(holderId)), 'liable');
  for (const [round, n] of Object.entries(expect.rounds ?? {}))
    say(n, state.rounds[round] ?? 0, `rounds/${round}`);
  for (const [paper, becomes] of Object.entries(expect.papers ?? {}))
    say(becomes, state.papers[paper]?.state, `papers/${paper}`);
  if (expect.hidden) say(unordered(expect.hidden), unordered(hiddenFrom(state, seen)), 'hidden');
  if (expect.status) say(expect.status, state.status, 'status');
  if (expect.outcome) say(expect.outcome, state.outcome, 'outcome');
  for (const [id, clock] of Object.entries(expect.clocks ?? {}))
    compareClock(clockOf(state, id), id, clock, seen, say);
  if (expect.registers) compareRegisters(state, expect.registers, seen, say);
  if (expect.copies) say(expect.copies, copiesOf(state, seen.rules), 'copies');
  if (expect.sees) compareSeen(state, expect.sees, seen, say);
  for (const [path, value] of Object.entries(expect.fields ?? {}))
    say(value, fieldOf(state, path), `fields/${path}`);
  const kept = keepUntil(seen.rules, state, seen.world);
  for (const [id, until] of Object.entries(expect.kept ?? {})) {
    const found = kept.find((one) => one.id === id);
    say(until, found ? (found.until ?? 'for good') : null, `kept/${id}`);
  }
  for (const [person, actions] of Object.entries(expect.actions ?? {}))
    say(unordered(actions), unordered([...new Set(actionsOf(state, person, seen))]), `actions/${person}`);
}

function compareEvents({ events, caused = [], opened }: Happened, expect: Expect, say: Say): void {
  const rows = events.flatMap(({ because }) => because?.rows ?? []);
  const told = [...events, ...caused].flatMap((event) =>
    event.type === 'notified' ? [holderId(event.to)] : [],
  );
  const links = events.flatMap((event) => (event.type === 'complaint.linked' ? [event.procedure] : []));
  if (expect.because) say(unordered(expect.because), unordered([...new Set(rows)]), 'because');
  if (expect.notified) say(unordered(expect.notified), unordered(told), 'notified');
  if (expect.linked) say(expect.linked, links, 'linked');
  if (expect.opened)
    say(
      expect.opened,
      opened.map(({ state }) => state.procedure),
      'opened',
    );
}

/** Differences of one step. A step without `problems` expects none. */
export function compareStep(step: Step, index: number, seen: Seen): Difference[] {
  const differences: Difference[] = [];
  const say: Say = (expected, actual, what) => {
    if (!same(expected, actual ?? null) && !same(expected, actual))
      differences.push({ step: index, what, expected, actual });
  };
  const { expect = {} as Expect } = step;
  const codes = [...new Set(seen.happened.problems.map(({ code }) => code))];
  say(unordered([...new Set(expect.problems)]), unordered(codes), 'problems');
  compareEvents(seen.happened, expect, say);
  if (seen.played) compareState(seen.played.state, expect, seen, say);
  if (expect.figures) {
    const states = seen.complaints.map(({ state }) => state);
    compareFigures(expect.figures, { ...seen, states }, say);
  }
  return differences;
}
