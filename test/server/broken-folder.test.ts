/** A rule set's folder that is broken: each command that reads one says where, and leaves with 1. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { run } from '../support/command.ts';

const office = fileURLToPath(new URL('../../schemas/organizations/hospital-channels', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'docket-broken-'));
const out = join(temporary, 'out');

afterAll(() => rmSync(temporary, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(out, { recursive: true, force: true });
});

const write = (file: string, text: string | Buffer) => (folder: string) =>
  writeFileSync(join(folder, file), text);

/** Writes a file again with some of its keys of another kind. */
const changed = (file: string, change: Record<string, unknown>) => (folder: string) => {
  const path = join(folder, file);
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...change }));
};

const breaks: Record<string, (folder: string) => void> = {
  'no JSON': write('procedures/complaint.json', '{"id": "complaint",'),
  'a list for a file': write('procedures/complaint.json', '[]'),
  'null for a file': write('ruleset.json', 'null'),
  'bytes that are no text': write('deadlines.json', Buffer.from([0xff, 0xfe, 0, 1, 2])),
  'a section that is null': write('forms/record.json', '{"id":"record","sections":{"a":null}}'),
  'words of another kind': changed('ruleset.json', { parameters: 'x', departments: [1], roles: null }),
  'stages that are a number': changed('procedures/complaint.json', { tracks: 7, outcomes: 7 }),
  'no ruleset.json': (folder) => rmSync(join(folder, 'ruleset.json')),
  nothing: (folder) => {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
  },
};

const commands: Record<string, (folder: string) => string[]> = {
  check: (folder) => ['check', folder],
  coverage: (folder) => ['coverage', folder],
  scenarios: (folder) => ['scenarios', folder],
  prove: (folder) => ['prove', folder],
  simulate: (folder) => ['simulate', folder],
  export: (folder) => ['export', folder, '-o', join(out, 'x.docket.zip')],
  'diff, after': (folder) => ['diff', office, folder],
  'diff, before': (folder) => ['diff', folder, office],
  'merge, ours': (folder) => ['merge', office, folder, office, '-o', out],
  'merge, theirs': (folder) => ['merge', office, office, folder, '-o', out],
  'merge, base': (folder) => ['merge', folder, office, office, '-o', out],
  run: (folder) => ['run', folder, join(office, 'scenarios/numbers.json')],
  'dmn export': (folder) => ['dmn', 'export', folder, 'none', '-o', join(out, 'x.dmn')],
  'explain-deadline': (folder) => ['explain-deadline', folder, 'answer', '--from', '2026-01-05'],
  'next-number': (folder) => ['next-number', folder, 'complaintNo', '--at', '2026-01-05'],
  init: (folder) => [
    ...['init', '--data', out, '--organization', 'north', '--title', 'North', '--rules', folder],
    ...['--administrator', 'wang', '--name', 'Wang'],
  ],
};

const most = ['check', 'diff, after', 'merge, theirs'];

/** Every command meets a file that is no JSON; what is broken otherwise, those that read in ways of their own. */
const cases = Object.keys(breaks).flatMap((broken, at) =>
  (at === 0 ? Object.keys(commands) : most).map((command) => [broken, command] as const),
);

test.each(cases)('%s: %s', async (broken, command) => {
  const folder = join(temporary, 'office');
  rmSync(folder, { recursive: true, force: true });
  cpSync(office, folder, { recursive: true });
  breaks[broken]!(folder);
  const { code, text } = await run(...commands[command]!(folder), '--json');
  const answer = [JSON.parse(text)].flat()[0] as { problems: { code: string; text: string }[] };
  expect(code).toBe(1);
  expect(answer.problems.length).toBeGreaterThan(0);
  for (const { code, text } of answer.problems) expect(text).not.toBe(code);
  expect(existsSync(join(out, 'ruleset.json'))).toBe(false);
});

test('format writes what can be read, and lists the rest', async () => {
  const folder = join(temporary, 'formatted');
  cpSync(office, folder, { recursive: true });
  write('procedures/complaint.json', '{"id": "complaint",')(folder);
  const series = join(folder, 'series.json');
  const canonical = readFileSync(series, 'utf8');
  writeFileSync(series, JSON.stringify(JSON.parse(canonical)));
  const { code, text } = await run('format', folder, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(text)).toMatchObject({
    changed: [series],
    problems: [{ code: 'json.syntax', file: join(folder, 'procedures/complaint.json') }],
  });
  expect(readFileSync(series, 'utf8')).toBe(canonical);
});
