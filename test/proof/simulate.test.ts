/** Generated complaints: the same seed the same result, every organization's complaints end, faults are found. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulate } from '../../engine/proof/simulate.ts';
import { lots } from '../../engine/proof/simulation/lots.ts';
import { matching } from '../../engine/proof/simulation/matching.ts';
import { drawSection } from '../../engine/proof/simulation/sections.ts';
import { calendarOf, organizations, rulesOf } from '../support/rule-sets.ts';
import { type Changes, changed, rulesFor, sound } from './support.ts';

const calendar = calendarOf('cn');
const run = (changes: Changes, complaints = 30) => {
  const set = changed(changes);
  return simulate(rulesFor(set), set.cast!, calendar, { complaints, seed: 1, mostSteps: 200 });
};

test('the same seed gives the same result, another another', () => {
  const rules = rulesFor(sound);
  const play = (seed: number) =>
    JSON.stringify(simulate(rules, sound.cast!, calendar, { complaints: 5, seed }));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
      expect(play(seed)).toBe(play(seed));
    }),
    { numRuns: 10, seed: 1 },
  );
  expect(play(1)).not.toBe(play(1000));
});

test('a case of many is found again by its own seed', () => {
  const rules = rulesFor(changed({ 'scenarios/cast.json#/people/11': null }));
  const { failures } = simulate(rules, rules.set.cast!, calendar, { complaints: 40, seed: 7 });
  const [first] = failures;
  const alone = simulate(rules, rules.set.cast!, calendar, { complaints: 1, seed: first!.seed });
  expect(alone.failures[0]).toEqual(first);
});

test('what only the complainant hands in comes from outside', () => {
  const { failures, complaints } = run({
    'submissions.json#/submissions/0/by': { outsider: 'complainant' },
  });
  expect(failures.filter(({ why }) => why !== 'nobody')).toEqual([]);
  expect(complaints).toBeGreaterThanOrEqual(30);
});

describe.each(organizations)('%s', (organization) => {
  const rules = rulesOf(organization);
  const { cast } = rules.set;
  test('every generated complaint ends, unless the cast is too small', () => {
    const its = calendarOf(rules.set.ruleset.calendar);
    const { failures, complaints, refusals } = simulate(rules, cast!, its, { complaints: 60, seed: 1 });
    expect(failures.filter(({ why }) => why !== 'nobody')).toEqual([]);
    expect(failures.length).toBeLessThan(10);
    expect(complaints).toBeGreaterThanOrEqual(60);
    expect(refusals.filter(({ code }) => code === 'feel.numberTooLong')).toEqual([]);
  });

  test('lots find valid data for every section', () => {
    const drawer = {
      lots: lots(1),
      people: cast!.people,
      hints: new Map(),
      today: 20_000,
      choices: rules.choices,
    };
    const empty = [...rules.sections.values()].filter((section) =>
      Array.from({ length: 20 }, () =>
        drawSection(section, (data) => ({ data, applies: true, whens: {} }), drawer),
      ).includes(undefined),
    );
    expect(empty.map(({ section }) => section.id)).toEqual([]);
  });
});

describe('what keeps complaints from ending', () => {
  test('nobody for a department', () => {
    const { failures } = run({ 'scenarios/cast.json#/people/11': null });
    expect(failures.length).toBeGreaterThan(0);
    expect(new Set(failures.map(({ why }) => why))).toEqual(new Set(['nobody']));
    expect(failures[0]!.problems[0]!.params).toEqual({ why: 'cast', of: 'research: research' });
  });

  test('a circle', () => {
    const { failures } = run({
      'procedures/abnormality.json#/tracks/0/stages/1/next': [{ goto: 'slip' }],
    });
    expect(new Set(failures.map(({ why, procedure }) => `${why} ${procedure}`))).toEqual(
      new Set(['endless abnormality']),
    );
  });

  test('a track that ends without an outcome', () => {
    const { failures } = run({ 'procedures/abnormality.json#/tracks/0/stages/1/next': [{ end: true }] });
    expect(new Set(failures.map(({ why }) => why))).toEqual(new Set(['stuck']));
  });

  test('a case that no row of a table knows', () => {
    const { failures, refusals } = run({ 'scenarios/cast.json#/params/authority/rows/2': null });
    expect(failures.some(({ why }) => why === 'refused')).toBe(true);
    expect(refusals.map(({ code }) => code)).toContain('table.noMatch');
  });

  test('nothing that may be handed in', () => {
    const { failures } = run({ 'submissions.json#/submissions/0/by': { role: 'auditor' } }, 2);
    expect(failures.map(({ why }) => why)).toEqual(['notOpened', 'notOpened']);
  });
});

test.each([
  '^\\d{6}$',
  '^[A-Z]{2}-\\d{4}(-[a-z])?$',
  '^1[3-9]\\d{9}$',
  '^(?:north|south)\\.[^\\d]+$',
  '^\\+?[0-9 ]{5,20}$',
])('texts that match %s', (pattern) => {
  const drawn = lots(1);
  for (let i = 0; i < 50; i++) expect(matching(pattern, drawn)).toMatch(new RegExp(pattern));
});

test('lots are spread evenly', () => {
  const drawn = lots(42);
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 4000; i++) counts[drawn.below(4)]! += 1;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
});
