/** Regulations read from their text: outline, candidates, and the draft that comes of them. */
import { describe, expect, test } from 'vitest';
import { check } from '../../engine/ruleset/check.ts';
import { readRuleSet } from '../../engine/ruleset/load.ts';
import { applyAll } from '../../engine/studio/edit.ts';
import { emptyRuleSet } from '../../engine/studio/empty.ts';
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
      read.candidates.map(({ kind, text: said, clause, within, amount }) => [
        kind,
        said,
        clause,
        ...(within ? [within] : []),
        ...(amount ? [amount] : []),
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
    const { documents } = must(applyAll(emptyRuleSet(beginning), sow(read.clauses, read.candidates)));
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
  ['七', 7],
  ['十', 10],
  ['十五', 15],
  ['三十', 30],
  ['二十四', 24],
  ['48', 48],
] as const)('%s is %i', (text, value) => expect(numeral(text)).toBe(value));
