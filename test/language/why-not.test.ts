/** What the page says of actions that are not open to its reader: each reason by its code, with what it reads. */
import { expect, test } from 'vitest';
import { complaintPage } from '../../engine/complaint/page.ts';
import type { ShutView } from '../../engine/complaint/page-shapes.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { calendarOf } from '../support/rule-sets.ts';
import { office, officeRules } from './office.ts';
import cases from './why-not.cases.json' with { type: 'json' };

const calendar = calendarOf('cn');

/** Under the task's rule and the action, or the standing action alone. */
function shutFor({ scenario, steps, person }: (typeof cases)[number]): [string, ShutView][] {
  const whole = office.scenarios!.find(({ id }) => id === scenario)!;
  const part = { ...whole, steps: whole.steps.slice(0, steps).map(({ expect: _, ...step }) => step) };
  const { state, events } = playScenario(officeRules, part, office.cast!, calendar).complaints[0]!;
  const { people, params } = office.cast!;
  const world = { directory: { people }, params, calendar };
  const page = complaintPage(officeRules, state, events, { person, language: 'en' }, world);
  const ofTasks = page.tasks.flatMap(({ rule, shut }) =>
    shut.map((one): [string, ShutView] => [`${rule}.${one.id}`, one]),
  );
  return [...ofTasks, ...page.shut.map((one): [string, ShutView] => [one.id, one])];
}

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
  const shut = shutFor(one);
  expect(Object.fromEntries(shut.map(([id, { why }]) => [id, why.code]))).toEqual(one.shut);
  const reads = shut.flatMap(([id, view]) =>
    view.reads.length > 0 ? [[id, view.reads.map(({ title, text }) => `${title}: ${text}`)]] : [],
  );
  expect(Object.fromEntries(reads)).toEqual(one.reads ?? {});
  for (const [, { text }] of shut) expect(text).not.toMatch(/\{\w+\}|undefined/);
});
