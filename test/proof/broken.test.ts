/** Rule sets that pass their checks and still could not work, each one change away from a sound one. */
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../engine/problem.ts';
import { staticProblems } from '../../engine/proof/prove.ts';
import { stops } from '../../engine/proof/severity.ts';
import type { RuleSet } from '../../engine/ruleset/types.ts';
import { languages } from '../../engine/text/language.ts';
import { say } from '../../engine/text/say.ts';
import { organizations, ruleSetOf, rulesOf } from '../support/rule-sets.ts';
import cases from './broken.cases.json' with { type: 'json' };
import { type Changes, changed, rulesFor, sound } from './support.ts';

interface Case {
  why: string;
  /** The sound rule set it is one change away from, where not the usual one. */
  in?: string;
  changes: Changes;
  problems?: string[];
  some?: string[];
}

const fact = (value: unknown) =>
  typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : String(value);

const line = ({ code, file, path, params }: Problem) => {
  const facts = Object.entries(params ?? {}).sort(([a], [b]) => a.localeCompare(b));
  return [code, `${file}#${path}`, ...facts.map(([name, value]) => `${name}=${fact(value)}`)].join(' ');
};

/** What the demo's own values lead to is no matter here. */
const sober = (set: RuleSet): RuleSet => ({ ...set, demo: undefined });

describe('broken rule sets', () => {
  test.each(cases as unknown as Case[])('$why', ({ in: organization, changes, problems, some }) => {
    const withDemo = Object.keys(changes).some((place) => place.startsWith('demo/'));
    const set = organization ? ruleSetOf(organization) : sound;
    const found = staticProblems(rulesFor(changed(changes, withDemo ? set : sober(set))));
    if (problems) expect(found.map(line).sort()).toEqual([...problems].sort());
    for (const expected of some ?? []) expect(found.map(line)).toContain(expected);
    for (const language of languages)
      for (const problem of found) expect(say(problem, language)).not.toMatch(/\{\w+\}/);
  });
});

test.each(organizations)('%s has nothing that stops it', (organization) => {
  expect(staticProblems(rulesOf(organization)).filter(stops)).toEqual([]);
});
