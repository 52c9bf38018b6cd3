/** The table of bad inputs: a row each, numbered as it is there, with exactly what is answered. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../engine/problem.ts';
import { languages } from '../../engine/text/language.ts';
import { say } from '../../engine/text/say.ts';
import { loadRuleSet } from '../../server/cli/folder.ts';
import cases from './guarantees.cases.json' with { type: 'json' };
import { type Asked, answerTo, bytesOf, type Import, places, problemsOf } from './guarantees.ts';

interface Row {
  entry: number;
  why: string;
  problems?: string[];
}

interface Answered extends Row, Asked {
  value?: unknown;
}

/** Shown by a test of another room, which must be there under this name. */
interface Elsewhere extends Row {
  by: string;
  test: string;
}

const { imports, asked, elsewhere } = cases as unknown as {
  imports: (Row & Import)[];
  asked: Answered[];
  elsewhere: Elsewhere[];
};

const fact = (value: unknown) =>
  typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : String(value);

/** Code, place and every fact there is, but for how large a whole rule set is, which grows with it. */
const line = ({ code, file, path, params }: Problem): string => {
  const facts = Object.entries(params ?? {})
    .filter(([name, value]) => value !== null && !(code === 'ruleset.tooLarge' && name === 'found'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${fact(value)}`);
  return [code, file === undefined ? path || '-' : `${file}#${path}`, ...facts].join(' ');
};

const placed = (expected: string) => expected.replace('{field}', places.field).replace('{when}', places.when);

const expectSaid = (problems: Problem[]): void => {
  for (const language of languages)
    for (const problem of problems) expect(say(problem, language)).not.toMatch(/\{\w+\}|^$/);
};

describe('a rule set with one thing wrong', () => {
  test.each(imports)('$entry: $why', (row) => {
    const found = problemsOf(row);
    expect(found.map(line)).toEqual(row.problems!.map(placed));
    expectSaid(found);
  });

  test.each(imports.filter(({ encoding }) => encoding))('$entry: $why, from a folder', (row) => {
    const folder = mkdtempSync(join(tmpdir(), 'docket-guarantees-'));
    writeFileSync(join(folder, row.file!), bytesOf(row.encoding!));
    const set = loadRuleSet(folder);
    rmSync(folder, { recursive: true });
    expect(set.ok ? [] : set.problems.map(line)).toEqual(row.problems);
  });
});

/** A harmless pattern over as long a text: how fast this machine is just now. */
const harmless = asked.find(({ why }) => why.startsWith('a harmless pattern'))!;
function atOnce(took: number): boolean {
  if (took < 2000) return true;
  const begun = performance.now();
  answerTo(harmless);
  return took < 20 * (performance.now() - begun);
}

describe('asked of the engine', () => {
  test.each(asked)('$entry: $why', (row) => {
    const begun = performance.now();
    const answer = answerTo(row);
    expect(atOnce(performance.now() - begun)).toBe(true);
    expect(answer.ok ? [] : answer.problems.map(line)).toEqual(row.problems ?? []);
    if (answer.ok) expect(answer.value).toMatchObject({ value: row.value }.value as object);
    else expectSaid(answer.problems);
  });
});

describe('shown elsewhere', () => {
  test.each(elsewhere)('$entry: $why', ({ by, test: title }) => {
    const file = new URL(`../../${by}`, import.meta.url);
    expect(readFileSync(file, 'utf8')).toContain(title);
  });
});

test('every entry on rule sets, routing, deadlines and expressions has a row', () => {
  const entries = new Set([...imports, ...asked, ...elsewhere].map(({ entry }) => entry));
  const wanted = Array.from({ length: 57 }, (_, i) => i + 1).filter((entry) => entry <= 30 || entry >= 38);
  expect(wanted.filter((entry) => !entries.has(entry))).toEqual([]);
});
