/** Scenarios that reckon with what an office changed: its readings stand only where somebody confirms them. */
import { expect, test } from 'vitest';
import { attempt } from '../../engine/exchange/attempt.ts';
import { documentsOfSet, filesOfDocuments } from '../../engine/exchange/documents.ts';
import { pack, unpack } from '../../engine/exchange/package.ts';
import type { Documents, Json } from '../../engine/exchange/parts.ts';
import { reread } from '../../engine/exchange/reread.ts';
import { tryOut } from '../../engine/exchange/trial.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { calendarOf, must, ruleSetOf } from '../support/rule-sets.ts';
import { edit } from './support.ts';

const tools = { makeValidator, calendar: calendarOf };
const whole = documentsOfSet({ ...ruleSetOf('affiliated-hospital'), demo: undefined });
const kept = ['departmentLate', 'feeOutpatient', 'accidentDispute'].map((id) => `scenarios/${id}.json`);
const base: Documents = Object.fromEntries(
  Object.entries(whole).filter(
    ([file]) => !file.startsWith('scenarios/') || file.endsWith('/cast.json') || kept.includes(file),
  ),
);
/** Three days become two: what is due, counted, late and told follows from it. */
const shorter = edit(base, ['deadlines.json', 'deadlines', 'report', 'within', 'workingDays'], 2);
const played = tryOut(shorter, {}, tools).scenarios;
const { readings } = reread(shorter, played);

test('every reading stands beside what was expected; nothing is taken that nobody confirmed', () => {
  expect(readings.length).toBeGreaterThan(10);
  expect(readings.every(({ free, confirmed }) => free && !confirmed)).toBe(true);
  expect(readings.map(({ what }) => what)).toContain('clocks/report/due');
  expect(reread(shorter, played).documents).toEqual(shorter);
});

test('confirmed they are what the scenarios expect from now on', () => {
  const confirmed = Object.fromEntries(readings.map(({ id, actual }) => [id, actual as Json]));
  const made = reread(shorter, played, confirmed);
  const again = tryOut(made.documents, {}, tools);
  expect(again.problems).toEqual([]);
  expect(again.scenarios.flatMap(({ differences }) => differences)).toEqual([]);
});

test('a confirmation says nothing of another reading', () => {
  const [first] = readings;
  const { documents, readings: after } = reread(shorter, played, { [first!.id]: 'another' });
  expect(after[0]).toMatchObject({ confirmed: false });
  expect(documents).toEqual(shorter);
});

test('where a step is refused no other expectation mends the scenario', () => {
  const holder = [
    'procedures/complaint.json',
    'tracks',
    'main',
    'stages',
    'archive',
    'tasks',
    'archive',
    'by',
  ];
  const moved = edit(base, holder, { department: 'security' });
  const trial = tryOut(moved, {}, tools);
  expect(trial.problems).toEqual([]);
  const wrong = reread(moved, trial.scenarios).readings.filter(({ what }) => what === 'problems');
  expect(wrong.length).toBeGreaterThan(0);
  expect(wrong.every(({ free }) => !free)).toBe(true);
});

test('adopting tells them, counts what is open, and writes what was confirmed into the report', () => {
  const packed = must(unpack(must(pack(filesOfDocuments(shorter)))));
  const asked = { id: 'our-office' };
  const open = must(attempt(packed, 'none', undefined, asked, tools));
  expect(open.obstacles).toMatchObject([{ code: 'adopt.scenarios', params: { count: 2 } }]);
  const confirmed = Object.fromEntries(open.readings.map(({ id, actual }) => [id, actual]));
  const done = must(attempt(packed, 'none', undefined, { ...asked, confirmed } as never, tools));
  expect(done.obstacles).toEqual([]);
  expect(done.readings.length).toBe(open.readings.length);
});
