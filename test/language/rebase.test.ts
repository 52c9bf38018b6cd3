/** A complaint moved to another version of its rules, and back. */
import { expect, test } from 'vitest';
import { evolve } from '../../engine/complaint/evolve.ts';
import { rebase } from '../../engine/complaint/rebase.ts';
import type { Complaint } from '../../engine/complaint/state.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import type { RuleSet, Scenario } from '../../engine/ruleset/types.ts';
import { calendarOf, must } from '../support/rule-sets.ts';
import { office, officeRules } from './office.ts';

const calendar = calendarOf('cn');
const changed = (change: (set: RuleSet) => void) => {
  const set = structuredClone(office);
  set.ruleset.version = '2.0.0';
  change(set);
  return must(compile(set, { makeValidator }));
};

const story = {
  id: 'story',
  title: 'story',
  steps: [
    { at: '2024-03-04T09:00', by: 'dora', submit: 'letter', data: { letter: { about: 'time' } } },
    { at: '2024-03-04T10:00', by: 'dora', task: 'work', action: 'go', data: { kind: 'plain' } },
  ],
} as unknown as Scenario;
const { state } = playScenario(officeRules, story, office.cast!, calendar).complaints[0]!;
const world = {
  now: '2024-03-05T00:00:00Z',
  params: office.cast!.params,
  calendar,
  directory: { people: office.cast!.people },
  counters: {},
  ids: [],
};
const limit = (complaint: Complaint) => complaint.clocks.find(({ deadline }) => deadline === 'limit')!.day;

test('a longer limit is counted from the same start, and back again', () => {
  const longer = changed((set) => {
    set.tables.find(({ id }) => id === 'limits')!.rows[0]!.then.splice(0, 1, { workingDays: 7 });
  });
  expect(limit(state)).toBe('2024-03-11');
  const moved = must(rebase(longer, state, world, 'vera')).reduce<Complaint>((s, e) => evolve(s, e), state);
  expect([moved.ruleset.version, limit(moved)]).toEqual(['2.0.0', '2024-03-13']);
  const back = must(rebase(officeRules, moved, world, 'vera')).reduce<Complaint>(
    (s, e) => evolve(s, e),
    moved,
  );
  expect([back.ruleset, limit(back)]).toEqual([state.ruleset, '2024-03-11']);
});

test('a limit that is gone stops its clock', () => {
  const without = changed((set) => {
    set.deadlines.deadlines = set.deadlines.deadlines.filter(({ id }) => id !== 'limit');
  });
  const types = must(rebase(without, state, world, 'vera')).map(({ type }) => type);
  expect(types).toEqual(['complaint.rebased', 'clock.dropped']);
});

test.each([
  ['the same version', () => undefined, 'rebase.same'],
  [
    'a stage that is gone',
    (set: RuleSet): void => {
      set.procedures.find(({ id }) => id === 'time')!.tracks[0]!.stages.splice(1, 1);
    },
    'rebase.noStage',
  ],
  [
    'a procedure that is gone',
    (set: RuleSet): void => {
      set.procedures = set.procedures.filter(({ id }) => id !== 'time');
    },
    'rebase.noProcedure',
  ],
] as const)('%s is refused', (why, change, code) => {
  const to = why === 'the same version' ? officeRules : changed(change);
  const result = rebase(to, state, world, 'vera');
  expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toContain(code);
});
