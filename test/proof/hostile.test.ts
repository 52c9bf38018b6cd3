/** Rule sets from a stranger: entries of the table of bad inputs, each with its answer. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { decodeText } from '../../engine/json.ts';
import type { Problem } from '../../engine/problem.ts';
import { staticProblems } from '../../engine/proof/prove.ts';
import { stops } from '../../engine/proof/severity.ts';
import { check } from '../../engine/ruleset/check.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { type Files, readRuleSet } from '../../engine/ruleset/load.ts';
import { languages } from '../../engine/text/language.ts';
import { say } from '../../engine/text/say.ts';
import { loadRuleSet } from '../../server/cli/folder.ts';
import { filesOf, must } from '../support/rule-sets.ts';
import cases from './hostile.cases.json' with { type: 'json' };

type Node = Record<string, unknown>;

interface Case {
  entry: number;
  why: string;
  file?: string;
  text?: string;
  bom?: boolean;
  deep?: number;
  spaces?: number;
  fields?: number[];
  field?: Node;
  named?: string;
  when?: string;
  at?: string;
  value?: unknown;
  /** All problems of reading and checking, some of them, those of the proof that stop it, its notices. */
  problems?: string[];
  some?: string[];
  refused?: string[];
  notices?: string[];
}

const sound = filesOf('pcb-manufacturer');
const form = 'forms/abnormality.json';
const ofForm = '/sections/0/schema/properties';
const places = {
  field: `${form}#${ofForm}/strange`,
  when: 'procedures/complaint.json#/tracks/0/stages/4/next/0/when',
};
const text = { type: 'string', title: 'x' };

/** Sets a value at a JSON pointer, also one that only JSON text can carry (`__proto__`). */
function put(json: string, at: string, value: unknown): string {
  const keys = at.split('/').slice(1);
  const last = keys.pop()!;
  const root: unknown = JSON.parse(json);
  const parent = keys.reduce<Node>((node, key) => node[key] as Node, root as Node);
  Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true });
  return JSON.stringify(root);
}

const lengthened = ({ patternLength, titleLength, ...field }: Node): Node => ({
  ...field,
  ...(patternLength ? { pattern: 'a'.repeat(Number(patternLength)) } : {}),
  ...(titleLength ? { title: 'a'.repeat(Number(titleLength)) } : {}),
});

const many = (n: number, section: number) =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`f${section}x${i}`, text]));

const expressions: Record<string, string> = {
  '{long}': `${'true and '.repeat(222)}trueee`,
  '{brackets}': `${'('.repeat(900)}true${')'.repeat(900)}`,
};

function textOf(c: Case): { file: string; text: string } {
  const { file = form } = c;
  const original = sound[file] ?? '';
  if (c.text !== undefined) return { file, text: c.text };
  if (c.bom) return { file, text: `\uFEFF${original}` };
  if (c.deep) return { file, text: '['.repeat(c.deep) };
  if (c.spaces) return { file, text: ' '.repeat(c.spaces) };
  if (c.named) return { file, text: put(original, `${ofForm}/${c.named}`, text) };
  if (c.field) return { file, text: put(original, `${ofForm}/strange`, lengthened(c.field)) };
  if (c.when) {
    const [where = '', at = ''] = places.when.split('#');
    return { file: where, text: put(sound[where]!, at, expressions[c.when] ?? c.when) };
  }
  if (!c.fields) return { file, text: put(original, c.at!, c.value) };
  return {
    file,
    text: c.fields.reduce((so, n, i) => put(so, `/sections/${i}/schema/properties`, many(n, i)), original),
  };
}

function found(files: Files): { read: Problem[]; proved: Problem[] } {
  const set = readRuleSet(files);
  if (!set.ok) return { read: set.problems, proved: [] };
  const read = check(set.value);
  if (read.length > 0) return { read, proved: [] };
  return {
    read,
    proved: staticProblems(must(compile({ ...set.value, demo: undefined }, { makeValidator }))),
  };
}

const fact = (value: unknown) =>
  typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : String(value);

const line = ({ code, file, path, params }: Problem) => {
  const facts = Object.entries(params ?? {})
    .filter(
      ([name, value]) =>
        name !== 'severity' && value !== null && !(code === 'ruleset.tooLarge' && name === 'found'),
    )
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => `${name}=${fact(value)}`);
  return [code, `${file}#${path}`, ...facts].join(' ');
};

const placed = (expected: string) => expected.replace('{field}', places.field).replace('{when}', places.when);

/** Named by its beginning, so that facts may be left out. */
const expectSome = (lines: string[], expected: string[] | undefined) => {
  for (const start of expected ?? [])
    expect(
      lines.find((said) => said.startsWith(placed(start))),
      lines.join('\n'),
    ).toBeDefined();
};

test.each(cases as Case[])('$entry: $why', (c) => {
  const { file, text } = textOf(c);
  const { read, proved } = found({ ...sound, [file]: text });
  if (c.problems) expect(read.map(line)).toEqual(c.problems.map(placed));
  expectSome(read.map(line), c.some);
  expectSome(proved.filter(stops).map(line), c.refused);
  expectSome(proved.filter((problem) => !stops(problem)).map(line), c.notices);
  for (const language of languages)
    for (const problem of [...read, ...proved]) expect(say(problem, language)).not.toMatch(/\{\w+\}/);
});

test('13: the explosive pattern answers a hundred thousand characters at once', () => {
  const validate = makeValidator({
    type: 'object',
    properties: { a: { type: 'string', pattern: '^(a+)+$' } },
  });
  const start = performance.now();
  expect(validate({ a: `${'a'.repeat(100_000)}!` })).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(2000);
});

test.each([
  ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), 0],
  ['GB18030', Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xd5, 0xc5]), Buffer.from('"}')]), 7],
  ['a cut character', Buffer.from('{"a":"張').subarray(0, 8), 8],
])('1: %s is not UTF-8', (_, bytes, byte) => {
  expect(decodeText(bytes)).toMatchObject({
    ok: false,
    problems: [{ code: 'json.notUtf8', params: { byte } }],
  });
  const folder = mkdtempSync(join(tmpdir(), 'docket-hostile-'));
  writeFileSync(join(folder, 'series.json'), bytes);
  const set = loadRuleSet(folder);
  rmSync(folder, { recursive: true });
  expect(set).toMatchObject({ ok: false, problems: [{ code: 'json.notUtf8', file: 'series.json' }] });
});
