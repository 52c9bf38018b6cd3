/** What a submission opens: the sections each complaint takes, where too few are refused, who else may read. */
import { expect, test } from 'vitest';
import { submit } from '../../engine/complaint/decide.ts';
import { replay } from '../../engine/complaint/evolve.ts';
import { mayOpen } from '../../engine/permission/readers.ts';
import { calendarOf } from '../support/rule-sets.ts';
import { office, officeRules } from './office.ts';

const { people, params } = office.cast!;
const world = {
  now: '2024-03-04T01:00:00Z',
  params,
  calendar: calendarOf('cn'),
  directory: { people },
  counters: {},
  ids: ['one', 'two', 'three'],
};

const handIn = (submission: string, data: Record<string, Record<string, unknown>>) =>
  submit(officeRules, { type: 'submit', submission, id: 's1', data, actor: 'dora' }, world);

test('each complaint has the sections that it takes, all where none are named', () => {
  const form = officeRules.forms.get('twofold')!.sections.map(({ id }) => id);
  const opened = handIn('twofold', { twofold: { panel: true, chain: true } });
  const states = opened.ok ? opened.value.map(({ events }) => replay(events)) : [];
  expect(states.map(({ procedure, sections }) => [procedure, Object.keys(sections)])).toEqual([
    ['structure', ['twofold']],
    ['chain', form.filter((id) => id in states[1]!.sections)],
  ]);
  expect(form.length).toBeGreaterThan(1);
  expect(Object.keys(states[1]!.sections).length).toBeGreaterThan(1);
});

test('too few are refused at the field that decides', () => {
  const refused = handIn('twofold', { twofold: { panel: true, chain: false } });
  expect(refused.ok ? [] : refused.problems.map(({ code, path }) => [code, path])).toEqual([
    ['submission.opensTooFew', '/twofold/panel'],
  ]);
});

test('readers of a procedure open all of it, others nothing that is not theirs', () => {
  const opened = handIn('letter', { letter: { about: 'joining' } });
  const state = replay(opened.ok ? opened.value[0]!.events : []);
  const may = people.map(({ id }) => id).filter((id) => mayOpen(officeRules, state, world, id));
  expect(may).toEqual(['dora', 'dan', 'liv', 'vera', 'carl']);
});
