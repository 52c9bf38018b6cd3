/** Regulations read from their text: outline, candidates, and the draft that comes of them. */
import { describe, expect, test } from 'vitest';
import { check } from '../../engine/ruleset/check.ts';
import { readRuleSet } from '../../engine/ruleset/load.ts';
import { applyAll } from '../../engine/studio/edit.ts';
import { emptyRuleSet } from '../../engine/studio/empty.ts';
import { readRecurrence, writeRecurrence } from '../../engine/studio/look/recurrence.ts';
import { numeral, readRegulation } from '../../engine/studio/regulation.ts';
import { sow } from '../../engine/studio/sow.ts';
import { must } from '../support/rule-sets.ts';
import cases from './regulation.cases.json' with { type: 'json' };

describe.each(cases)('$name', ({ text, title, clauses, candidates }) => {
  const read = readRegulation(text.join('\n'));
  test('title', () => expect(read.title).toBe(title));
  test('clauses', () => expect(read.clauses.map(({ id, text: said }) => [id, said])).toEqual(clauses));
  test('candidates', () =>
    expect(
      read.candidates.map(({ kind, text: said, clause, within, amount, every, until }) => [
        kind,
        said,
        clause,
        ...[within, amount, every, until].filter((one) => one !== undefined),
      ]),
    ).toEqual(candidates));

  test('becomes a draft of which only what nobody wrote yet is missing', () => {
    const beginning = {
      id: 'office',
      title: 'Office',
      language: 'zh-Hans' as const,
      calendar: 'cn',
      zone: 'Asia/Shanghai',
    };
    const { documents } = must(
      applyAll(emptyRuleSet(beginning), sow(read.clauses, read.candidates, 'zh-Hans')),
    );
    const files = Object.fromEntries(
      Object.entries(documents).map(([file, value]) => [file, JSON.stringify(value)]),
    );
    const problems = check(must(readRuleSet(files)));
    expect(
      [...new Set(problems.map(({ code }) => code))].filter((code) => !code.startsWith('clause.')),
    ).toEqual([]);
    const carried = new Set([
      read.clauses[0]?.id,
      ...read.candidates
        .filter(({ kind, amount }) => kind !== 'figure' || amount)
        .map(({ clause }) => clause),
    ]);
    const open = read.clauses.filter(({ id }) => !carried.has(id)).map(({ id }) => id);
    expect(problems.map(({ params }) => params?.clause)).toEqual(open);
  });
});

test.each([
  ['FREQ=WEEKLY;BYDAY=FR', { every: 'week', weekday: 'FR', month: 1, day: 1 }],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', { every: 'month', weekday: 'MO', month: 1, day: -1 }],
  ['FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1', { every: 'quarter', weekday: 'MO', month: 3, day: -1 }],
  ['FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30', { every: 'year', weekday: 'MO', month: 11, day: 30 }],
  ['FREQ=DAILY', undefined],
  ['FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1', undefined],
  ['FREQ=MONTHLY;BYDAY=1MO', undefined],
  ['FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1', undefined],
])('%s is read, and written as it was', (rule, wanted) => {
  const read = readRecurrence(rule);
  expect(read).toEqual(wanted);
  if (read) expect(writeRecurrence(read)).toBe(rule);
});

test.each([
  ['七', 7],
  ['十', 10],
  ['十五', 15],
  ['三十', 30],
  ['二十四', 24],
  ['48', 48],
] as const)('%s is %i', (text, value) => expect(numeral(text)).toBe(value));
