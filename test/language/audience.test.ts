/** A field that some readers are kept from: masked on page and paper, not found, empty in registers. */
import { expect, test } from 'vitest';
import { complaintPage } from '../../engine/complaint/page.ts';
import { summary } from '../../engine/complaint/summary.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { registerRows } from '../../engine/register/row.ts';
import { seenRows } from '../../engine/register/seen.ts';
import { entriesOf, WORDS } from '../../engine/search/entries.ts';
import { calendarOf, must } from '../support/rule-sets.ts';
import { office, officeRules } from './office.ts';

const calendar = calendarOf('cn');
const { people, params } = office.cast!;
const rules = officeRules.adopted(params);
const world = { directory: { people }, params, calendar };
const story = office.scenarios!.find(({ id }) => id === 'keptFromOthers')!;
const { complaints } = playScenario(officeRules, story, office.cast!, calendar);
const [unnamed, named] = complaints;

const pageFor = ({ state, events }: NonNullable<typeof unnamed>, person: string) =>
  JSON.stringify(complaintPage(rules, state, events, { person, language: 'en' }, world));

const rowsFor = ({ state }: NonNullable<typeof unnamed>, person: string) =>
  seenRows(
    rules,
    'wardBook',
    must(registerRows(rules, 'wardBook', state, { now: state.openedAt, params })),
    person,
    world,
  )[0]!.cells;

test.each([
  ['dora', true, false],
  ['vera', true, false],
  ['eve', true, true],
  ['nora', false, true],
  ['ned', false, false],
])('%s on the page of an unnamed complaint: name %s, remark %s', (person, name, remark) => {
  const page = pageFor(unnamed!, person);
  expect([page.includes('Canary'), page.includes('Finch')]).toEqual([name, remark]);
  expect(page).toContain('Noise');
});

test('who gave a name is named to all who may open the complaint', () => {
  expect(pageFor(named!, 'eve')).toContain('Canary');
  expect(pageFor(named!, 'ned')).not.toContain('Finch');
});

test('lists know no complaint: only departments, roles and parameters count, and a name is kept always', () => {
  expect(rowsFor(unnamed!, 'dora')).toMatchObject({ name: null, remark: null });
  expect(rowsFor(named!, 'vera')).toMatchObject({ name: 'Canary', remark: null });
  expect(rowsFor(named!, 'nora')).toMatchObject({ name: null, remark: 'Finch' });
});

test('words of such a field stand apart, and it never names the complaint', () => {
  const { state } = unnamed!;
  const entries = entriesOf(rules, state, new Map());
  const found = (value: string) => entries.filter((one) => one.value === value).map(({ field }) => field);
  expect(found('canary')).toEqual([`${WORDS}/ward/name`]);
  expect(found('finch')).toEqual([`${WORDS}/ward/remark`]);
  expect(summary(rules, state, 'en').subject).toBe('');
});

test('who is barred reads the form and may not print it', () => {
  const { state, events } = unnamed!;
  const formFor = (person: string) =>
    complaintPage(rules, state, events, { person, language: 'en' }, world).forms.find(
      ({ id }) => id === 'wardLetter',
    )!;
  expect(formFor('ned')).toMatchObject({ unprintable: 'Not for the north' });
  expect(formFor('eve')).not.toHaveProperty('unprintable');
  expect(formFor('eve')).not.toHaveProperty('barred');
});
