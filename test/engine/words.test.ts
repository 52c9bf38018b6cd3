/** What people read on screen and paper names no id: rows of tables, values not known yet, nameless complaints. */
import { expect, test } from 'vitest';
import { subjectOf } from '../../engine/complaint/summary.ts';
import { sayBecause } from '../../engine/complaint/timeline.ts';
import { sayCell } from '../../engine/register/cell.ts';
import type { RegisterColumn } from '../../engine/ruleset/types.ts';
import { rulesOf } from '../support/rule-sets.ts';

const rules = rulesOf('hospital-channels');
const reader = (language: 'zh-Hans' | 'en') => ({ rules, directory: { people: [] }, language });

const columns = rules.registers.get('complaintBook')!.columns;
const name = columns.find(({ value }) => value === 'patient.name') as RegisterColumn;

test('a register says that a name is not known as its field says it', () => {
  expect(sayCell(name, 'unknown', reader('zh-Hans'))).toBe('未具名');
  expect(sayCell(name, 'unknown', reader('en'))).toBe('not named');
  expect(sayCell(columns.find(({ id }) => id !== name.id)!, 'unknown', reader('en'))).toBe('unknown');
});

test('a row is named by its place in the table, clauses once in one breath', () => {
  const own = rulesOf('affiliated-hospital');
  const because = { clause: ['五', '七', '五'], rows: ['desk/otherPatient', 'gone/row'] };
  const said = sayBecause(because, { ...reader('zh-Hans'), rules: own });
  const nth = own.tables.get('desk')!.rowIds.indexOf('otherPatient') + 1;
  expect(nth).toBeGreaterThan(0);
  expect(said[0]).toBe('依据 五、七');
  expect(said[1]).toMatch(new RegExp(`第 ${nth} 行$`));
  // A table that is gone is called by its id.
  expect(said[2]).toBe('依“gone”');
});

type State = Parameters<typeof subjectOf>[1];
const written = (sections: Record<string, Record<string, unknown>>): State =>
  ({ sections: Object.fromEntries(Object.entries(sections).map(([id, data]) => [id, { data }])) }) as State;

test('a complaint is called by the first plain text that somebody wrote', () => {
  const patient = { name: '程女士' };
  expect(subjectOf(rules, written({ patient, record: { content: '停车引导混乱。' } }))).toBe(
    '停车引导混乱。',
  );
  expect(subjectOf(rules, written({ patient }))).toBe('');
});
