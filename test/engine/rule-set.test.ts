/** Broken rule sets, each one change away from a sound one, with their exact problems. */
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../engine/problem.ts';
import { check } from '../../engine/ruleset/check.ts';
import { fingerprint } from '../../engine/ruleset/fingerprint.ts';
import { type Files, readRuleSet } from '../../engine/ruleset/load.ts';
import { filesOf, ruleSetOf } from '../support/rule-sets.ts';
import cases from './rule-set.cases.json' with { type: 'json' };

const sound = filesOf('pcb-manufacturer');

interface Case {
  why: string;
  file: string;
  text?: string;
  bom?: boolean;
  drop?: boolean;
  at?: string;
  value?: unknown;
  remove?: boolean;
  problems?: string[];
  some?: string[];
}

/** Sets a value at a JSON pointer, also one that only JSON text can carry (`__proto__`). */
function changed(json: string, at: string, value: unknown, remove = false): string {
  const keys = at.split('/').slice(1);
  const last = keys.pop()!;
  const root: unknown = JSON.parse(json);
  const parent = keys.reduce<Record<string, unknown>>(
    (node, key) => node[key] as Record<string, unknown>,
    root as Record<string, unknown>,
  );
  if (remove) delete parent[last];
  else Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true });
  return JSON.stringify(root);
}

function broken({ file, text, bom, drop, at, value, remove }: Case): Files {
  const { [file]: original = '', ...others } = sound;
  if (drop) return others;
  const next = text ?? (bom ? `\uFEFF${original}` : changed(original, at!, value, remove));
  return { ...others, [file]: next };
}

function problemsOf(files: Files): Problem[] {
  const set = readRuleSet(files);
  return set.ok ? check(set.value) : set.problems;
}

const line = ({ code, file, path, params }: Problem) =>
  `${code} ${file}#${path}${params?.nearest ? ` ${params.nearest}` : ''}`;

describe('broken rule sets', () => {
  test.each(cases as Case[])('$why', (c) => {
    const lines = problemsOf(broken(c)).map(line);
    if (c.problems) expect(lines).toEqual(c.problems);
    for (const expected of c.some ?? []) expect(lines).toContain(expected);
  });
});

test('the fingerprint is of the rules alone', () => {
  const set = ruleSetOf('pcb-manufacturer');
  expect(fingerprint({ ...set, scenarios: [] })).toBe(fingerprint(set));
  const other = structuredClone(set);
  other.series.series[0]!.pattern = '{yy}{MM}{seq:3}';
  expect(fingerprint(other)).not.toBe(fingerprint(set));
});
