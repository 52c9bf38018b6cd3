/** An office stays in step with the origin of its rule set: theirs joined under our names, conflicts one by one. */
import { expect, test } from 'vitest';
import { adopt } from '../../engine/exchange/adopt.ts';
import { filesOfDocuments, setOf } from '../../engine/exchange/documents.ts';
import { follow } from '../../engine/exchange/follow.ts';
import { tryOut } from '../../engine/exchange/trial.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { fingerprint } from '../../engine/ruleset/fingerprint.ts';
import type { RuleSet, Stage } from '../../engine/ruleset/types.ts';
import { calendarOf, must, ruleSetOf } from '../support/rule-sets.ts';

const origin = ruleSetOf('affiliated-hospital');

function changed(set: RuleSet, change: (copy: RuleSet) => void): RuleSet {
  const copy = structuredClone(set);
  change(copy);
  return copy;
}

const limit = (set: RuleSet, id: string) => set.deadlines.deadlines.find((one) => one.id === id)!;
const stages = (set: RuleSet) => set.procedures.find(({ id }) => id === 'internal')!.tracks[0]!.stages;
const department = (set: RuleSet, id: string) => set.ruleset.departments.find((one) => one.id === id)!;

/** The neighbour calls the service section another name, and reports within four days instead of three. */
const adopted = must(
  setOf(
    must(
      adopt({ set: origin, fingerprint: fingerprint(origin) }, undefined, {
        id: 'second-hospital',
        departments: { serviceSection: 'customerCare' },
      }),
    ).documents,
  ),
);
const ours = changed(adopted, (set) => {
  limit(set, 'report').within = { workingDays: 4 };
  limit(set, 'report').restDay = 'earlier';
  department(set, 'customerCare').title = 'Customer care';
});

/** The origin publishes a stage, held by the department that we call otherwise, and another value for that limit. */
const review: Stage = {
  id: 'internalReview',
  title: 'Review',
  clause: '第十條',
  tasks: [{ id: 'internalReview', by: { department: 'serviceSection' }, section: 'internalReview' }],
};
const later = changed(origin, (set) => {
  set.ruleset.version = '1.1.0';
  limit(set, 'report').within = { workingDays: 5 };
  stages(set).splice(2, 0, review);
  const form = set.forms.find(({ id }) => id === 'internalFile')!;
  form.sections.push({
    id: 'internalReview',
    title: 'Review',
    clause: '第十條',
    schema: { type: 'object', properties: { opinion: { type: 'string', title: 'Opinion' } } },
  });
});

test('one conflict, the rest joins under our names, and the result passes every check', () => {
  const { open } = must(follow(origin, ours, later));
  expect(open).toMatchObject([
    {
      kind: 'both',
      elementId: 'report',
      base: { workingDays: 3 },
      ours: { workingDays: 4 },
      theirs: { workingDays: 5 },
    },
  ]);
  const merged = must(follow(origin, ours, later, { [open[0]!.id]: 'theirs' }));
  expect(merged.open).toEqual([]);
  const trial = tryOut(merged.documents, {}, { makeValidator, calendar: calendarOf });
  expect(trial.problems).toEqual([]);
  const set = trial.set!;
  expect(limit(set, 'report')).toMatchObject({ within: { workingDays: 5 }, restDay: 'earlier' });
  expect(stages(set)[2]).toMatchObject({
    id: 'internalReview',
    tasks: [{ by: { department: 'customerCare' } }],
  });
  expect(department(set, 'customerCare').title).toBe('Customer care');
  expect(set.ruleset).toMatchObject({ id: 'second-hospital', version: '1.0.0' });
  expect(set.ruleset.derivedFrom).toEqual({
    id: 'affiliated-hospital',
    version: '1.1.0',
    fingerprint: fingerprint(later),
    departments: { serviceSection: 'customerCare' },
  });
});

test('joined once more nothing changes', () => {
  const merged = must(follow(origin, ours, later, { 'deadlines.json/deadlines/report#/within': 'theirs' }));
  const again = must(follow(later, must(setOf(merged.documents)), later));
  expect(again.open).toEqual([]);
  expect(filesOfDocuments(again.documents)).toEqual(filesOfDocuments(merged.documents));
});

test.each([
  ['ours comes from nowhere', origin, origin, later, 'follow.origin'],
  ['not the version ours came from', later, ours, later, 'follow.base'],
  ['another rule set', origin, ours, ruleSetOf('market-regulator'), 'follow.other'],
])('refused: %s', (_, base, mine, theirs, code) => {
  const joined = follow(base, mine, theirs);
  expect(joined.ok ? [] : joined.problems).toMatchObject([{ code }]);
});
