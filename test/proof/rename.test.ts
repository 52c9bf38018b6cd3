/** Nothing hangs on a name: with every id and label replaced by random words all scenarios give the same results. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { staticProblems } from '../../engine/proof/prove.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { check } from '../../engine/ruleset/check.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { fileKinds } from '../../engine/ruleset/files.ts';
import { readRuleSet } from '../../engine/ruleset/load.ts';
import type { RuleSet } from '../../engine/ruleset/types.ts';
import { calendarOf, must, organizations, ruleSetOf } from '../support/rule-sets.ts';
import { Renamer } from './rename.ts';
import { kept, Words } from './rename-words.ts';

/** The office that uses every word of the language, beside the organizations. */
function office(): RuleSet {
  const folder = fileURLToPath(new URL('../language/office', import.meta.url));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((n) => n.endsWith('.json'));
  return must(
    readRuleSet(Object.fromEntries(names.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]))),
  );
}

const sets: [string, RuleSet][] = [
  ...organizations.map((id): [string, RuleSet] => [id, ruleSetOf(id)]),
  ['the office of every word', office()],
];

/** Ids of elements, in all files but the outline of the regulation. */
function idsOf(set: RuleSet): string[] {
  const { source: _source, ...files } = set;
  const found: string[] = [];
  JSON.stringify(files, (key, value: unknown) => {
    if (key === 'id' && typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}

describe.each(sets)('%s', (_, set) => {
  const renamed = new Renamer(set, 1).rename();
  const rules = must(compile(set, { makeValidator }));
  const others = must(compile(renamed, { makeValidator }));
  const calendar = calendarOf(set.ruleset.calendar);

  test('has new names everywhere', () => {
    const old = new Set(idsOf(set));
    const left = [...new Set(idsOf(renamed).filter((id) => old.has(id)))];
    expect(left.filter((id) => !kept.has(id) && id !== set.ruleset.id)).toEqual([]);
    expect(Object.keys(renamed).length).toBe(fileKinds.length);
  });

  test('still passes its checks', () => {
    expect(check(renamed)).toEqual([]);
    const places = (problems: ReturnType<typeof check>) =>
      problems.map(({ code, path }) => `${code} ${path}`);
    expect(places(staticProblems(others))).toEqual(places(staticProblems(rules)));
  });

  test.each((set.scenarios ?? []).map(({ id }, index) => [id, index] as const))(
    'scenario %s',
    (_id, index) => {
      const play = (own: typeof rules) =>
        playScenario(own, own.set.scenarios![index]!, own.set.cast!, calendar);
      const [before, after] = [play(rules), play(others)];
      const places = ({ differences }: typeof before) => differences.map(({ step, what }) => [step, what]);
      expect(places(after).length).toBe(places(before).length);
      const types = ({ complaints }: typeof before) =>
        complaints.map(({ events }) => events.map(({ type, occurredAt }) => `${type} ${occurredAt}`));
      expect(types(after)).toEqual(types(before));
    },
  );
});

describe('names in expressions', () => {
  const words = new Words(1);
  for (const id of ['notice', 'market', 'domestic', 'number', 'status', 'overall', 'items', 'amount', 'day'])
    words.id(id);
  const [notice, market, domestic, overall, items, amount] = [
    'notice',
    'market',
    'domestic',
    'overall',
    'items',
    'amount',
  ].map((id) => words.id(id));

  test.each([
    ['notice.market = "domestic"', `${notice}.${market} = "${domestic}"`],
    [
      'complaint.number != null and complaint.status = "x"',
      'complaint.number != null and complaint.status = "x"',
    ],
    ['duty.day', 'duty.day'],
    ['clock.overall.status', `clock.${overall}.status`],
    ['count(notice.items[amount > 3])', `count(${notice}.${items}[${amount} > 3])`],
    ['past.notice.market = notice.market', `past.${notice}.${market} = ${notice}.${market}`],
    ['past.complaint.number', 'past.complaint.number'],
    [
      'some i in notice.items satisfies i.amount > 3',
      `some i in ${notice}.${items} satisfies i.${amount} > 3`,
    ],
    ['not("domestic")', `not("${domestic}")`],
  ])('%s', (text, expected) => expect(words.feel(text)).toBe(expected));
});
