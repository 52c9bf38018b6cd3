/** `docket convert` and `docket merge` from files to files; what is lost or does not fit makes them leave with 1. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import { checkShape } from '../../engine/ruleset/check-shape.ts';
import { run } from '../support/command.ts';

const temporary = mkdtempSync(join(tmpdir(), 'docket-convert-'));
const inside = (name: string) => join(temporary, name);
const made = (name: string) => JSON.parse(readFileSync(inside(name), 'utf8'));
const files: Record<string, string> = {
  'form.json': '{"type":"object","properties":{"a":{"type":"string"}}}',
  'lossy.json': '{"type":"object","properties":{"a":{"type":"string","readOnly":true}}}',
  'broken.json': '{',
  'survey.csv': 'type,name,label\nselect_one yn,ok,"Well?\nSay so"\n',
  'choices.csv': 'list_name,name,label\nyn,yes,Yes\nyn,no,No\n',
  'days.ics': 'BEGIN:VEVENT\nDTSTART:20260101\nSUMMARY:New Year\nEND:VEVENT\n',
};
for (const [name, text] of Object.entries(files)) writeFileSync(inside(name), text);

afterAll(() => rmSync(temporary, { recursive: true, force: true }));
afterEach(() => {
  process.exitCode = undefined;
});

test.each([
  ['json-schema', 'form.json', 0, 'o.json'],
  ['json-schema', 'lossy.json', 1, 'readOnly'],
  ['json-schema', 'broken.json', 1, 'convert.unreadable'],
  ['json-schema', 'nothing.json', 1, 'convert.unreadable'],
  ['xlsform', '.', 0, '"yes"'],
  ['holidays', 'days.ics', 0, '2026: 1 holiday'],
  ['holidays', 'form.json', 1, 'convert.noEvents'],
])('%s %s leaves with %i and says %s', async (kind, file, code, said) => {
  const out = await run('convert', kind, inside(file), '-o', inside('o.json'));
  expect(out.text).toContain(said);
  expect(out.code).toBe(code);
  if (code === 0 && kind !== 'holidays') expect(checkShape('form', made('o.json'), 'o.json')).toEqual([]);
});

test('what does not fit together is written only with --force', async () => {
  const origin = fileURLToPath(new URL('../../schemas/organizations/property-record-form', import.meta.url));
  for (const name of ['base', 'ours', 'theirs']) cpSync(origin, inside(name), { recursive: true });
  const head = made('theirs/ruleset.json');
  // Tasks name a department that is gone there.
  head.departments = head.departments.slice(1);
  writeFileSync(inside('theirs/ruleset.json'), JSON.stringify(head));
  const merge = (...more: string[]) =>
    run('merge', inside('base'), inside('ours'), inside('theirs'), '-o', inside('joined'), ...more);
  expect(await merge()).toMatchObject({ code: 1, text: expect.stringContaining('nothing written') });
  expect(existsSync(inside('joined'))).toBe(false);
  expect(await merge('--force')).toMatchObject({ code: 1, text: expect.stringContaining('written to') });
  expect(existsSync(inside('joined/ruleset.json'))).toBe(true);
});
