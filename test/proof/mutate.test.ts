/** Mutants: what is altered, which are noticed, and reasons for those that are not. */
import { describe, expect, test } from 'vitest';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { mutate } from '../../engine/proof/mutate.ts';
import { otherCell, otherEvent, otherLength } from '../../engine/proof/mutations/alter.ts';
import { mutationsOf } from '../../engine/proof/mutations/index.ts';
import { compareSurvivors, justified } from '../../engine/proof/survivors.ts';
import { withValue } from '../../engine/ruleset/places.ts';
import type { Scenario } from '../../engine/ruleset/types.ts';
import { office } from '../language/office.ts';
import { calendarOf } from '../support/rule-sets.ts';
import { sound } from './support.ts';

const calendar = calendarOf('cn');
const all = mutationsOf(sound);
const place = ({ file, path, kind }: { file: string; path: string; kind: string }) =>
  `${file}#${path} ${kind}`;

test('every mutant is another rule set, named once', () => {
  const same = all.filter(({ file, path, value }) => {
    const set = withValue(sound, file, path, value);
    return JSON.stringify(set) === JSON.stringify(sound);
  });
  expect(same.map(place)).toEqual([]);
  expect(new Set(all.map(place)).size).toBe(all.length);
});

test.each([
  'deadlines.json#/deadlines/0/within length',
  'deadlines.json#/deadlines/0/firstDay firstDay',
  'deadlines.json#/deadlines/0/restDay restDay',
  'deadlines.json#/deadlines/0/starts starts',
  'deadlines.json#/deadlines/0/ends ends',
  'deadlines.json#/deadlines/0/onMiss/0 removed',
  'tables/overallDays.json#/rows/0/when/0 cell',
  'tables/overallDays.json#/rows/0/then/0 output',
  'tables/overallDays.json#/rows/0 removed',
  'procedures/complaint.json#/tracks/0/stages/1/tasks/0/actions/0/effects/0 removed',
  'procedures/complaint.json#/tracks/0/stages/4/next/0 removed',
  'procedures/complaint.json#/tracks/0/stages/4/next order:1',
  'procedures/complaint.json#/tracks/0/stages/4/next/0/when negated',
  'procedures/complaint.json#/tracks/0/stages/2/tasks/0/by holder',
  'procedures/complaint.json#/tracks/0/stages/9/tasks/0/actions/1 removed',
  'procedures/complaint.json#/tracks/0/stages/9/tasks/0/actions/1/to to',
  'forms/handling.json#/sections/0/schema/required required',
  'forms/handling.json#/copies/0/when negated',
  'series.json#/series/0/pattern pattern',
  'series.json#/series/0/resets resets',
])('%s is tried', (wanted) => expect(all.map(place)).toContain(wanted));

test('the office of every word notices computed fields, bounds of days, choices under choices, alternatives, duties, keeping and figures', () => {
  const kinds = /\/(computed|notBefore|notAfter|anyOf|under)$/;
  const { mutants, survivors } = mutate(
    office,
    makeValidator,
    calendar,
    ({ file, path }) =>
      kinds.test(path) ||
      file === 'duties.json' ||
      file.startsWith('registers/') ||
      path.startsWith('/retention/'),
  );
  expect(mutants).toBeGreaterThan(12);
  expect(survivors).toEqual([]);
});

describe('the scenarios notice', () => {
  const tried = (only: Parameters<typeof mutate>[3], scenarios = sound.scenarios) =>
    mutate({ ...sound, scenarios }, makeValidator, calendar, only);

  test('another table, number and way', () => {
    const { mutants, survivors } = tried(
      ({ file, kind }) => /^(tables|series)/.test(file) || /^order/.test(kind),
    );
    expect(mutants).toBeGreaterThan(10);
    expect(survivors).toEqual([]);
  });

  test('nothing where nothing is expected', () => {
    const counted = ({ steps: [first] }: Scenario) => JSON.stringify(first?.expect ?? null).includes('"due"');
    const silent = sound
      .scenarios!.filter((scenario) => !counted(scenario))
      .map((scenario) => ({ ...scenario, steps: scenario.steps.slice(0, 1) }));
    const { noticed, survivors } = tried(({ kind }) => kind === 'firstDay', silent);
    expect([noticed, survivors.length]).toEqual([0, 8]);
  });

  test('a change that the checks refuse needs no scenario', () => {
    const { refused } = tried(({ path }) => path === '/actions/0/effects/0', []);
    expect(refused).toBe(1);
  });
});

describe('what is altered', () => {
  test.each([
    ['<= 5', '< 5'],
    ['< 5', '<= 5'],
    ['>= 5', '> 5'],
    ['> 5', '>= 5'],
    ['[1..5]', '(1..5]'],
    ['(1..5]', '[1..5]'],
    ['"a"', 'not("a")'],
    ['not("a")', '"a"'],
    ['< 5, > 9', 'not(< 5, > 9)'],
    ['-', undefined],
  ])('cell %s to %s', (cell, other) => expect(otherCell(cell)).toBe(other));

  test.each([
    [{ calendarDays: 3 }, { calendarDays: 4 }],
    [
      { hours: 2, soft: true },
      { hours: 3, soft: true },
    ],
    [
      { soft: true, hours: 2 },
      { hours: 3, soft: true },
    ],
    [{ dayOfNextMonth: 31 }, { dayOfNextMonth: 30 }],
    [{ endOfDay: true }, { calendarDays: 2 }],
    [{ none: true }, { calendarDays: 1 }],
  ] as const)('length %o to %o', (length, other) => expect(otherLength(length)).toEqual(other));

  test.each([
    ['stage.entered:a', 'stage.left:a'],
    ['task.assigned', 'task.done'],
    ['section.signed:a', 'complaint.received'],
    ['complaint.received', 'complaint.closed'],
  ])('event %s to %s', (event, other) => expect(otherEvent(event)).toBe(other));
});

test('reasons stand in the README, each for one survivor', () => {
  const readme = [
    '# an office',
    '- deadlines.json#/a length: before the heading',
    '## Mutation survivors',
    '',
    'Some words.',
    '- deadlines.json#/deadlines/0/within length: the cast has none',
    '- series.json#/series/0/overflow overflow: never reached',
    '- not a line',
    '## Limits',
    '- deadlines.json#/b length: after the next heading',
  ].join('\n');
  const reasons = justified(readme);
  expect(reasons.map(({ reason }) => reason)).toEqual(['the cast has none', 'never reached']);
  const survivors = [
    { file: 'deadlines.json', path: '/deadlines/0/within', kind: 'length' },
    { file: 'deadlines.json', path: '/deadlines/0/starts', kind: 'starts' },
  ];
  const { unjustified, stale } = compareSurvivors(survivors, reasons);
  expect(unjustified).toEqual([survivors[1]]);
  expect(stale.map(({ kind }) => kind)).toEqual(['overflow']);
});
