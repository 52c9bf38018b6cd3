/** Every word of the language at work: a made-up office whose scenarios say what each of them does. */
import { expect, test } from 'vitest';
import { complaintPage } from '../../engine/complaint/page.ts';
import { nextWake } from '../../engine/complaint/wake.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { timeProblems } from '../../engine/proof/time.ts';
import { check } from '../../engine/ruleset/check.ts';
import { checkSense } from '../../engine/ruleset/check-sense.ts';
import { withValue } from '../../engine/ruleset/places.ts';
import { calendarOf } from '../support/rule-sets.ts';
import { office, officeRules } from './office.ts';

const set = office;
const rules = officeRules;

test('the office passes its checks', () => expect(check(set)).toEqual([]));

test.each(set.scenarios!.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  expect(playScenario(rules, scenario, set.cast!, calendarOf('cn')).differences).toEqual([]);
});

test('a clock that is expected and never started is a difference, whatever is expected of it', () => {
  const promised = set.scenarios!.find(({ id }) => id === 'promised')!;
  const [step] = promised.steps;
  const steps = [{ ...step!, expect: { clocks: { promise: { due: '2024-03-07T24:00' } } } }];
  const { differences } = playScenario(rules, { ...promised, steps }, set.cast!, calendarOf('cn'));
  expect(differences).toEqual([{ step: 0, what: 'clocks/promise/state', expected: 'any', actual: 'none' }]);
});

/** A canary: what the blind must not learn. */
test('who tests a coded sample learns neither number nor person nor the other result', () => {
  const { steps } = set.scenarios!.find(({ id }) => id === 'blindTest')!;
  const calendar = calendarOf('cn');
  const half = { ...set.scenarios![0]!, steps: steps.slice(0, 4).map(({ expect: _, ...step }) => step) };
  const { complaints } = playScenario(rules, half, set.cast!, calendar);
  const { state, events } = complaints[0]!;
  const world = { directory: { people: set.cast!.people }, params: {}, calendar };
  const page = complaintPage(rules, state, events, { person: 'leo', language: 'en' }, world);
  const text = JSON.stringify(page);
  const code = state.numbers.sampleCode!;
  expect(page.title).toBe(code);
  expect(page.tasks.map(({ mine }) => mine)).toEqual([true]);
  for (const canary of ['R7', 'Dora', 'Liv', '7.5', 'blind']) expect(text).not.toContain(canary);
  const other = JSON.stringify(
    complaintPage(rules, state, events, { person: 'dora', language: 'en' }, world),
  );
  for (const canary of ['R7', 'Liv']) expect(other).toContain(canary);
  expect(other).not.toContain('7.5');
  expect(other).not.toContain(code);
  const key = JSON.stringify(complaintPage(rules, state, events, { person: 'carl', language: 'en' }, world));
  expect(key).toContain(code);
});

test('a sheet says in which round it was signed', () => {
  const { complaints } = playScenario(
    rules,
    set.scenarios!.find(({ id }) => id === 'drafts')!,
    set.cast!,
    calendarOf('cn'),
  );
  const { state, events } = complaints[0]!;
  const world = { directory: { people: set.cast!.people }, params: {}, calendar: calendarOf('cn') };
  const page = complaintPage(rules, state, events, { person: 'dora', language: 'en' }, world);
  const titles = page.forms.flatMap(({ sections }) => sections.map(({ title }) => title));
  expect(titles).toContain('Draft · round 1 · North');
  expect(titles).toContain('Draft · round 2 · South');
  expect(page.clocks.map(({ title }) => title).sort()).toEqual([
    'Contact',
    'Drafts · North',
    'Drafts · South',
    'Drafts · South',
  ]);
});

test('time wakes for reminders and limits, and after a missed one for each step of the ladder', () => {
  const { steps } = set.scenarios!.find(({ id }) => id === 'eachDepartment')!;
  const upTo = (n: number) => {
    const part = { ...set.scenarios![0]!, steps: steps.slice(0, n).map(({ expect: _, ...step }) => step) };
    const { state } = playScenario(rules, part, set.cast!, calendarOf('cn')).complaints[0]!;
    return nextWake(rules, state, { calendar: calendarOf('cn'), params: set.cast!.params });
  };
  // The two hours of the contact; then one working day after the 8th; three (9, 18, 19 February); nothing after the last step.
  expect([upTo(2), upTo(5), upTo(7), upTo(9)]).toEqual([
    '2024-02-05T03:00:00Z',
    '2024-02-09T16:00:00Z',
    '2024-02-19T16:00:00Z',
    null,
  ]);
});

test("the timeline of a duty's record begins with the day it fell on", () => {
  const duty = set.scenarios!.find(({ id }) => id === 'duty')!;
  const { state, events } = playScenario(rules, duty, set.cast!, calendarOf('cn')).complaints[0]!;
  const world = { directory: { people: set.cast!.people }, params: {}, calendar: calendarOf('cn') };
  const page = complaintPage(rules, state, events, { person: 'dora', language: 'en' }, world);
  expect(page.timeline[0]!.text).toBe('Fell on this day');
});

test('two limits of the same work hold neither the other', () => {
  const fits = timeProblems(rules, [set.cast!]).filter(({ code }) => code === 'proof.doesNotFit');
  expect(fits).toEqual([]);
});

test('a complaint opened from another is called in the rule set’s words, each way in its own', () => {
  const scenario = set.scenarios!.find(({ id }) => id === 'rightLapses')!;
  const { complaints } = playScenario(rules, scenario, set.cast!, calendarOf('cn'));
  const world = { directory: { people: set.cast!.people }, params: {}, calendar: calendarOf('cn') };
  const [from, renewed] = complaints.slice(-2).map(({ state, events }) => {
    const page = complaintPage(rules, state, events, { person: 'dora', language: 'en' }, world);
    return { links: page.links.map(({ as }) => as), told: page.timeline.map(({ text }) => text).join('\n') };
  });
  expect([from!.links, renewed!.links]).toEqual([['Renewed as'], ['Renewed from']]);
  expect(from!.told).toContain('Renewed as');
});

test('that a right lapsed is told', () => {
  const scenario = set.scenarios!.find(({ id }) => id === 'rightLapses')!;
  const { complaints } = playScenario(rules, scenario, set.cast!, calendarOf('cn'));
  const world = { directory: { people: set.cast!.people }, params: {}, calendar: calendarOf('cn') };
  const told = complaints.map(({ state, events }) =>
    complaintPage(rules, state, events, { person: 'dora', language: 'en' }, world)
      .timeline.map(({ text }) => text)
      .filter((text) => text.includes('Right to object') && text.includes('ends')),
  );
  // Lapsed, waived, settled; where it went its way to the end nobody ended it.
  expect(told.map((lines) => lines.length)).toEqual([1, 1, 1, 0, 0]);
});

test('a choice that is required finds something under every entry, in no more places than can be compiled', () => {
  const places = (value: unknown, path: string) =>
    checkSense(withValue(set, 'ruleset.json', path, value)).map(({ code, params }) => [code, params]);
  const index = set.ruleset.choices!.findIndex(({ id }) => id === 'fault');
  const options = set.ruleset.choices![index]!.options as { id: string; title: string }[];
  const nowhere = options.filter(({ id }) => id !== 'odd');
  expect(places(nowhere, `/choices/${index}/options`)).toEqual([['under.nothing', { name: 'else' }]]);
  const matters = Array.from({ length: 1001 }, (_, i) => ({ id: `m${i}`, title: `${i}` }));
  const many = matters.map(({ id, title }) => ({ id: `f${id}`, title, under: [id] }));
  const wide = withValue(set, 'ruleset.json', `/choices/${index - 1}/options`, matters);
  const found = checkSense(withValue(wide, 'ruleset.json', `/choices/${index}/options`, many));
  expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['under.many']));
});
