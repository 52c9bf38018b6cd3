/** A complaint tried out in a draft: who can go on is said truly, and who begins can begin. */
import { expect, test } from 'vitest';
import type { Step } from '../../engine/ruleset/types.ts';
import { tryOut } from '../../engine/studio/try.ts';
import { calendarOf, rulesOf } from '../support/rule-sets.ts';

test.each(['pcb-manufacturer', 'infusion-products', 'testing-laboratory'])('%s', (organization) => {
  const rules = rulesOf(organization);
  const { cast, scenarios, ruleset } = rules.set;
  const calendar = calendarOf(ruleset.calendar);
  const steps = scenarios![0]!.steps.slice(0, 1) as Step[];
  const tried = (done: Step[], person: string) =>
    tryOut(rules, cast!, calendar, { steps: done, person, at: steps[0]!.at, language: 'zh-Hant' });
  const begins = tried([], '');
  expect(begins.person).toBe(begins.able[0]);
  for (const { id } of cast!.people)
    expect([id, begins.able.includes(id)]).toEqual([id, tried([], id).submissions.length > 0]);
  const open = tried(steps, '');
  expect([open.problems, open.complaints.length > 0]).toEqual([[], true]);
  const acts = (id: string) =>
    tried(steps, id).complaints.some(({ tasks }) => tasks.some(({ actions }) => actions.length > 0));
  expect(open.able).toEqual(cast!.people.map(({ id }) => id).filter(acts));
  expect(open.able.length).toBeGreaterThan(0);
});
