/** The command line: what each command answers and how it leaves. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { commands } from '../../server/cli/commands.ts';
import { run } from '../support/command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const office = join(root, 'schemas/organizations/pcb-manufacturer');
const temporary = mkdtempSync(join(tmpdir(), 'docket-cli-'));

afterAll(() => rmSync(temporary, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const json = async (...argv: string[]) => {
  const { code, text } = await run(...argv, '--json');
  return { code, value: JSON.parse(text) as unknown };
};

/** A copy of the rule set with one file spoilt. */
function spoilt(): string {
  const folder = join(temporary, 'spoilt');
  cpSync(office, folder, { recursive: true });
  const file = join(folder, 'deadlines.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"firstDay"', '"firstDya"'));
  return folder;
}

describe('rule-set commands', () => {
  test.each([
    ['check', [office], 0, /all is well/],
    ['coverage', [office], 0, /100 % of 42 clauses/],
    ['scenarios', [office], 0, /(\d+) of \1 scenarios as expected/],
    [
      'run',
      [office, join(office, 'scenarios/domesticOrdinary.json')],
      0,
      /240201[\s\S]*all steps as expected/,
    ],
    [
      'explain-deadline',
      [office, 'overall', '--from', '2024-02-07T09:30', '--set', 'market=domestic'],
      0,
      /2024-02-20 24:00[\s\S]*13 {2}counted/,
    ],
    [
      'explain-deadline',
      [office, 'overall', '--from', '2026-12-20', '--set', 'market=foreign'],
      0,
      /2027-01-06 24:00/,
    ],
    ['explain-deadline', [office, 'overal', '--from', '2024-02-07T09:30'], 1, /reference.unknown/],
    [
      'explain-deadline',
      [office, 'overall', '--from', 'soon', '--set', 'market=domestic'],
      1,
      /instant.invalid/,
    ],
    ['decide-table', [office, 'overallDays', '--set', 'market=foreign'], 0, /"calendarDays":17/],
    [
      'decide-table',
      [office, 'authority', '--set', 'amount=200000.01', '--set', 'remedy=return', '--why'],
      0,
      /generalManager/,
    ],
    ['decide-table', [office, 'overallDays', '--set', 'market=moon'], 1, /table\.input/],
    ['next-number', [office, 'complaintNo', '--at', '2024-07-31', '--last', '0'], 0, /^240701\n$/],
    ['next-number', [office, 'complaintNo', '--at', '2024-12-31', '--last', '99'], 0, /^2412100\n$/],
    ['next-number', [office, 'complaintNo', '--at', '2024-02-30'], 1, /date.invalid/],
    ['format', ['--check', join(root, 'schemas')], 0, /^$/],
    ['check', [join(root, 'nowhere')], 1, /folder.missing/],
    ['check', [], 2, /missing required argument/],
    ['chekc', [], 2, /unknown command[\s\S]*check/],
  ] as const)('%s %j leaves with %i', async (command, argv, code, expected) => {
    const done = await run(command, ...argv);
    expect(done.text).toMatch(expected);
    expect(done.code).toBe(code);
  });

  test('a spoilt rule set is told with file, place and nearest spelling, in three languages', async () => {
    const folder = spoilt();
    const { code, value } = await json('check', folder);
    expect(code).toBe(1);
    expect(value).toMatchObject([
      {
        ok: false,
        problems: expect.arrayContaining([
          expect.objectContaining({
            code: 'shape.unknownKey',
            file: 'deadlines.json',
            params: { name: 'firstDya', nearest: 'firstDay' },
          }),
        ]),
      },
    ]);
    for (const [language, word] of [
      ['en', 'Did you mean'],
      ['zh-Hans', '是不是'],
      ['zh-Hant', '是不是'],
    ] as const)
      expect((await run('check', folder, '--lang', language)).text).toContain(word);
  });

  test('format writes the canonical text and then finds nothing to do', async () => {
    const file = join(temporary, 'series.json');
    writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(join(office, 'series.json'), 'utf8'))));
    expect((await run('format', '--check', file)).code).toBe(1);
    expect((await run('format', file)).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(join(office, 'series.json'), 'utf8'));
    expect((await run('format', '--check', file)).code).toBe(0);
  });
});

/** The words of every command that does something, groups spelled out. */
const words = (command: Command): string[][] =>
  command.commands.flatMap((inner) =>
    inner.commands.length > 0 ? words(inner).map((rest) => [inner.name(), ...rest]) : [[inner.name()]],
  );

test('every command has --help, --json and an exit code of 0 for help', async () => {
  const program = new Command('docket');
  for (const register of commands) register(program);
  const all = words(program);
  expect(all.length).toBeGreaterThanOrEqual(commands.length);
  for (const argv of all) {
    const { code, text } = await run(...argv, '--help');
    expect([argv, code, text.includes('--json')]).toEqual([argv, 0, true]);
  }
});

test('the shell sees the exit code', () => {
  const left = spawnSync(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', 'check', 'nowhere'], {
    cwd: root,
  });
  expect(left.status).toBe(1);
});

const poppler = spawnSync('pdftotext', ['-v']).error === undefined;

describe.skipIf(!poppler && !process.env.CI)('print (skipped: needs poppler-utils)', () => {
  const data = join(temporary, 'data');
  beforeAll(async () => {
    const { seed } = await import('../../server/demo/seed.ts');
    const { closeDeps, databaseOf, openDeps } = await import('../../server/main.ts');
    const settings = { port: 0, data, secret: 'x'.repeat(40), url: 'http://localhost' };
    const { mkdirSync } = await import('node:fs');
    mkdirSync(data);
    const deps = await openDeps(settings, databaseOf(settings), true);
    if (!deps.ok) throw new Error(JSON.stringify(deps.problems));
    const seeded = await seed(deps.value, office);
    await closeDeps(deps.value);
    expect(seeded).toMatchObject({ ok: true });
  });

  const read = (file: string) => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });

  test('a register', async () => {
    const file = join(temporary, 'register.pdf');
    const { code } = await run(
      'print',
      'register',
      'trackingTable',
      '-o',
      file,
      '--data',
      data,
      '--lang',
      'zh-Hant',
    );
    expect(code).toBe(0);
    expect(read(file)).toContain('客戶抱怨案件登記追蹤表');
  });

  test('a form with its copies, found by its number', async () => {
    const file = join(temporary, 'form.pdf');
    const rows = join(temporary, 'numbers.txt');
    await run('print', 'register', 'monthlyStatistics', '-o', rows, '--data', data);
    copyFileSync(rows, join(temporary, 'statistics.pdf'));
    const number = /\b\d{6}\b/.exec(read(rows))?.[0] ?? '';
    const { code } = await run(
      'print',
      'form',
      number,
      '-o',
      file,
      '--data',
      data,
      '--copies',
      '--lang',
      'zh-Hant',
    );
    expect(code).toBe(0);
    const text = read(file);
    for (const part of [number, '第一聯', '第二聯', '第三聯', '第四聯', '第五聯'])
      expect(text).toContain(part);
  });

  test('a blank form, for the pen', async () => {
    const file = join(temporary, 'blank.pdf');
    const made = await run('print', 'blank', 'handling', '-o', file, '--data', data, '--lang', 'zh-Hant');
    expect([made.code, made.text]).toEqual([0, expect.stringContaining('blank.pdf')]);
    expect(read(file)).toMatch(/簽名：\s+時間：/);
    expect((await run('print', 'blank', 'nothing', '-o', file, '--data', data)).text).toContain(
      'form.unknown',
    );
  });

  test('as somebody: only what they may read', async () => {
    const file = join(temporary, 'as.pdf');
    const as = ['-o', file, '--data', data, '--as', 'nobody'];
    expect((await run('print', 'register', 'trackingTable', ...as)).code).toBe(0);
    expect(read(file)).toContain('No records in this period');
    const number = /\b\d{6}\b/.exec(read(join(temporary, 'statistics.pdf')))?.[0] ?? '';
    expect(number).not.toBe('');
    expect(await run('print', 'form', number, ...as)).toMatchObject({
      code: 1,
      text: expect.stringContaining('complaint.unknown'),
    });
  });

  test('what is not there', async () => {
    const file = join(temporary, 'none.pdf');
    expect((await run('print', 'register', 'nothing', '-o', file, '--data', data)).text).toContain(
      'register.unknown',
    );
    expect((await run('print', 'form', 'nothing', '-o', file, '--data', data)).text).toContain(
      'complaint.unknown',
    );
    expect((await run('print', 'form', 'nothing', '-o', file, '--data', join(temporary, 'empty'))).code).toBe(
      1,
    );
  });
});
