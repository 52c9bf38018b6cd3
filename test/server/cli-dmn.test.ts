/** `docket dmn`: a table out to a DMN file and in again; what foreign files leave behind. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { formatFile } from '../../engine/ruleset/format.ts';
import { run as command } from '../support/command.ts';
import { organizations, ruleSetOf } from '../support/rule-sets.ts';

const root = fileURLToPath(new URL('../../schemas/organizations', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'docket-dmn-'));
const inside = (name: string) => join(temporary, name);

afterAll(() => rmSync(temporary, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const run = (...argv: string[]) => command('dmn', ...argv);

const tables = organizations.flatMap((id) => ruleSetOf(id).tables.map((table) => [id, table.id] as const));

test.each(tables)('%s %s goes out and comes in as the same table', async (organization, table) => {
  const [file, folder] = [inside(`${table}.dmn`), inside(organization)];
  const out = await run('export', join(root, organization), table, '-o', file);
  expect(out).toEqual({ code: 0, text: `${file}: table ${table}\n` });
  expect((await run('import', file, '-o', folder)).code).toBe(0);
  const read = (from: string) => readFileSync(join(from, 'tables', `${table}.json`), 'utf8');
  const came = read(folder);
  expect(JSON.parse(came)).toEqual(JSON.parse(read(join(root, organization))));
  expect(came).toBe(formatFile(JSON.parse(came), 'table'));
});

const NAMESPACE = 'https://www.omg.org/spec/DMN/20230324/MODEL/';
const foreign = `<definitions xmlns="${NAMESPACE}" id="m" name="m" namespace="n">
  <decision id="score" name="Score"><literalExpression><text>age * 2</text></literalExpression></decision>
  <decision id="risk" name="Risk"><informationRequirement><requiredDecision href="#score"/></informationRequirement>
    <decisionTable id="t"><input id="i"><inputExpression typeRef="number"><text>Score</text></inputExpression></input>
      <output id="o" name="level"/>
      <rule id="r"><inputEntry><text>&gt; 3</text></inputEntry><outputEntry><text>"high"</text></outputEntry></rule>
    </decisionTable></decision>
  <decision id="plan" name="Plan"/>
</definitions>`;

test('a foreign file: tables written, bindings and losses told, never overwritten unasked', async () => {
  const file = inside('foreign.dmn');
  const folder = inside('foreign');
  writeFileSync(file, foreign);
  const first = await run('import', file, '-o', folder);
  expect(first.text).toBe(
    [
      `${join(folder, 'tables', 'risk.json')}: 1 row(s)`,
      '  with score = age * 2',
      `  ${file}#plan  dmn.noLogic  The decision “Plan” says nothing.`,
      '',
    ].join('\n'),
  );
  expect(first.code).toBe(1);
  const again = await run('import', file, '-o', folder, '--lang', 'zh-Hans');
  expect([again.code, again.text]).toEqual([1, expect.stringContaining('已经存在')]);
  const forced = await run('import', file, '-o', folder, '--force', '--json');
  expect(JSON.parse(forced.text)).toMatchObject({
    files: [join(folder, 'tables', 'risk.json')],
    bindings: { risk: { score: 'age * 2' } },
    problems: [{ code: 'dmn.noLogic', file, path: 'plan' }],
  });
});

test.each([
  [
    ['export', join(root, organizations[0]!), 'overallDay', '-o', inside('none.dmn')],
    1,
    /reference\.unknown/,
  ],
  [['export', inside('nowhere'), 'x', '-o', inside('none.dmn')], 1, /folder\.missing/],
  [['import', inside('nowhere.dmn'), '-o', inside('none')], 1, /file\.missing/],
  [['import', fileURLToPath(import.meta.url), '-o', inside('none')], 1, /dmn\.malformed/],
  [['import', inside('nowhere.dmn')], 2, /-o, --output/],
] as const)('%j leaves with %i', async (argv, code, expected) => {
  const done = await run(...argv);
  expect([done.code, done.text]).toEqual([code, expect.stringMatching(expected)]);
  expect(existsSync(inside('none.dmn')) || existsSync(inside('none'))).toBe(false);
});
