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

interface Case {
  name: string;
  text: string[];
  title: string;
  clauses: string[][];
  candidates: unknown[][];
}

// biome-ignore lint/suspicious/noExplicitAny: files of a draft, looked into
type Found = any;

describe.each(cases as Case[])('$name', ({ text, title, clauses, candidates }) => {
  const read = readRegulation(text.join('\n'));
  test('title', () => expect(read.title).toBe(title));
  test('clauses', () => expect(read.clauses.map(({ id, text: said }) => [id, said])).toEqual(clauses));
  test('candidates', () =>
    expect(
      read.candidates.map(({ kind, text: said, clause, within, sinceReceipt, amount, every, until, by }) => [
        kind,
        said,
        clause,
        ...[within, sinceReceipt, amount, every, until, by].filter((one) => one !== undefined),
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
      (documents['procedures/complaint.json'] as Found).clause,
      ...read.candidates
        .filter(({ kind, amount }) => kind !== 'figure' || amount)
        .map(({ clause }) => clause),
    ]);
    const open = read.clauses.filter(({ id }) => !carried.has(id)).map(({ id }) => id);
    expect(problems.map(({ params }) => params?.clause)).toEqual(open);
  });
});

describe('what is sown of who does what', () => {
  const { text } = cases.find(({ name }) => name.startsWith('an inn'))!;
  const { clauses, candidates } = readRegulation(text.join('\n'));
  const inn = (confirmed = candidates) => {
    const beginning = { id: 'inn', title: 'Inn', calendar: 'cn', zone: 'Asia/Shanghai' };
    const empty = emptyRuleSet({ ...beginning, language: 'zh-Hant' });
    return must(applyAll(empty, sow(clauses, confirmed, 'zh-Hant'))).documents as Record<string, Found>;
  };
  test('offices: one takes in, one handles, the others are there', () => {
    const documents = inn(candidates.filter(({ kind }) => kind !== 'stage' && kind !== 'figure'));
    const titles: string[][] = documents['ruleset.json'].departments.map((one: Found) => [one.id, one.title]);
    expect(titles).toContainEqual(['office', '櫃檯組']);
    const handles = { department: titles.find(([, title]) => title === '客務部')?.[0] };
    const { clause, tracks } = documents['procedures/complaint.json'];
    expect(tracks[0].stages[0].tasks[0].by).toEqual(handles);
    expect(documents['registers/register1.json'].keeper).toEqual(handles);
    expect(clause).toBe('二');
  });
  test('stages follow one another; a limit is that of its clause’s stage', () => {
    const documents = inn();
    const { stages } = documents['procedures/complaint.json'].tracks[0];
    expect(stages.map(({ id, title, next }: Found) => [id, title, next?.length ?? 0])).toEqual([
      ['handling', '將旅客申訴單送交客務部', 0],
      ['stage1', '查明事實', 0],
      ['stage2', '會同房務組或餐飲部辦理', 0],
      ['stage3', '主任核定', 0],
      ['stage4', '以書面處理結果通知函回覆', 1],
    ]);
    const limit = ({ clause, starts, ends }: Found) => [clause, starts.on, ends.on];
    const limits = documents['deadlines.json'].deadlines.map(limit);
    expect(limits).toContainEqual(['四', 'stage.entered:stage1', 'stage.left:stage1']);
    expect(limits).toContainEqual(['七', 'complaint.received', 'stage.left:stage4']);
  });
  test('papers go out and tables decide in their clause’s stage; the amount is written before it', () => {
    const documents = inn();
    const { stages } = documents['procedures/complaint.json'].tracks[0];
    expect(stages[4].tasks[0].actions).toMatchObject([{ effects: [{ issue: 'slip1' }] }]);
    expect(stages[3].tasks[0].by).toEqual({ table: 'bands1', with: { amount: 'amount1.amount1' } });
    expect(stages[2].tasks[0].section).toBe('amount1');
    expect(documents['forms/sheet.json'].sections[1].schema.required).toEqual(['amount1']);
  });
  test('numbers are given with the first task', () => {
    const documents = inn();
    expect(documents['series.json'].series).toMatchObject([{ clause: '二', resets: 'year' }]);
    const [{ tasks }] = documents['procedures/complaint.json'].tracks[0].stages;
    expect(tasks[0].actions).toMatchObject([{ effects: [{ number: 'series1' }] }]);
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
