/** Who may open a complaint: each reason alone, and recusal over all of them. */
import { describe, expect, test } from 'vitest';
import { decide } from '../../engine/complaint/decide.ts';
import { evolve } from '../../engine/complaint/evolve.ts';
import type { Complaint, Task } from '../../engine/complaint/state.ts';
import { mayOpen } from '../../engine/permission/readers.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { seenRows } from '../../engine/register/seen.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Holder, Procedure, Register } from '../../engine/ruleset/types.ts';
import { office, officeRules } from '../language/office.ts';
import { calendarOf } from '../support/rule-sets.ts';

const calendar = calendarOf('cn');
const world = { directory: { people: office.cast!.people }, params: office.cast!.params };
const scenario = office.scenarios!.find(({ id }) => id === 'eachDepartment')!;
const played = playScenario(
  officeRules,
  { ...scenario, steps: scenario.steps.slice(0, 1).map(({ expect: _, ...step }) => step) },
  office.cast!,
  calendar,
).complaints[0]!.state;

/** Open to nobody: whoever had to do with it is taken out. */
const { openedBy: _, ...rest } = played;
const bare: Complaint = {
  ...rest,
  tasks: [],
  sections: {},
  records: {},
  everyone: {},
  liable: [],
  told: [],
  slips: [],
  registers: [],
};

const everybody = office.cast!.people.map(({ id }) => id);
const readers = (state: Complaint, rules: Rules = quiet): string[] =>
  everybody.filter((id) => mayOpen(rules, state, world, id));

const task = (more: Partial<Task>): Task => ({
  ...played.tasks[0]!,
  state: 'done',
  barred: [],
  substitute: undefined,
  ...more,
});

const { procedure } = officeRules.procedures.get(bare.procedure)!;

/** The same rules, with this in the complaint's procedure and these registers alone. */
function rulesWith(change: Partial<Procedure>, registers: Rules['registers'] = new Map()): Rules {
  const known = officeRules.procedures.get(bare.procedure)!;
  const changed = { ...known, procedure: { ...procedure, ...change } };
  return { ...officeRules, registers, procedures: new Map([[bare.procedure, changed]]) };
}

const quiet = rulesWith({ actions: [], readers: [] });

test('a complaint without anybody is open to nobody', () => expect(readers(bare)).toEqual([]));

const unsent = {
  id: '1',
  slip: 'x',
  values: {},
  paper: {
    language: 'en' as const,
    title: 'X',
    organization: '',
    number: '',
    paper: { size: 'A5' as const, orientation: 'landscape' as const },
    sheets: [],
  },
  hash: '',
  template: '',
  prints: [],
  receipts: {},
};
const signed = { form: 'x', data: {}, at: played.openedAt, recordedAt: played.openedAt };

test.each<[string, Partial<Complaint>, string[]]>([
  ['its opener', { openedBy: 'lea' }, ['lea']],
  [
    'a past holder, and the head of their department',
    { tasks: [task({ holder: { person: 'ned' } })] },
    ['nora', 'ned'],
  ],
  ['a department, and its head', { tasks: [task({ holder: { department: 'north' } })] }, ['nora', 'ned']],
  ['a role', { tasks: [task({ holder: { role: 'deputy' } })] }, ['vera']],
  [
    'a role of a department that nobody has',
    { tasks: [task({ holder: { department: 'lab', role: 'chief' } })] },
    [],
  ],
  ['a head alone', { tasks: [task({ holder: { department: 'south', head: true } })] }, ['sam']],
  ['one of several people', { tasks: [task({ holder: { people: ['lea', 'carl'] } })] }, ['lea', 'carl']],
  ['all staff', { tasks: [task({ holder: { anyone: 'staff' } })] }, everybody],
  [
    'what is announced to all staff',
    {
      slips: [{ ...unsent, to: { anyone: 'staff' }, issuedAt: played.openedAt }],
      told: [{ anyone: 'staff' }],
    },
    [],
  ],
  ['an outsider holds: nobody', { tasks: [task({ holder: { outsider: 'complainant' } })] }, []],
  [
    'a substitute',
    { tasks: [task({ holder: { role: 'chief' }, substitute: { person: 'lea' } })] },
    ['lea', 'carl'],
  ],
  ['a signer', { sections: { letter: { ...signed, by: 'leo' } } }, ['leo']],
  ['whose record it is', { records: { test: [{ ...signed, by: 'leo', key: '1', task: 't' }] } }, ['leo']],
  ['who acted in a stage', { everyone: { accept: ['leo'] } }, ['leo']],
  ['an answerable person', { liable: [{ person: 'leo' }] }, ['leo']],
  ['who was told', { told: [{ role: 'chief' }] }, ['carl']],
  [
    'who was sent a slip',
    { slips: [{ ...unsent, to: { role: 'chief' }, issuedAt: played.openedAt }] },
    ['carl'],
  ],
])('%s', (_why, change, expected) => expect(readers({ ...bare, ...change })).toEqual(expected));

const standing = (by: Holder) => ({ id: 'x', title: 'x', by, effects: [] });
const book = officeRules.registers.values().next().value!;
const kept = (change: Partial<Register>) =>
  rulesWith(
    { actions: [] },
    new Map([['b', { ...book, id: 'b', procedures: [bare.procedure], rows: undefined, ...change }]]),
  );

test.each<[string, Rules, string[]]>([
  [
    'a department reads the procedure',
    rulesWith({ actions: [], readers: [{ department: 'lab' }] }),
    ['lea', 'leo', 'liv'],
  ],
  ['all staff read the procedure', rulesWith({ actions: [], readers: [{ anyone: 'staff' }] }), everybody],
  ['a role may do something at any time', rulesWith({ actions: [standing({ role: 'chief' })] }), ['carl']],
  ['what all staff may do opens nothing', rulesWith({ actions: [standing({ anyone: 'staff' })] }), []],
  [
    'keeper and readers of its register',
    kept({ keeper: { role: 'chief' }, readers: [{ role: 'deputy' }] }),
    ['vera', 'carl'],
  ],
  [
    'a register without readers: its keeper',
    kept({ keeper: { role: 'chief' }, readers: undefined }),
    ['carl'],
  ],
  ['a register of other procedures', kept({ keeper: { role: 'chief' }, procedures: ['blind'] }), []],
])('%s', (_, rules, expected) => expect(readers({ ...bare, registers: ['b'] }, rules)).toEqual(expected));

describe('recusal', () => {
  const now = '2024-03-01T00:00:00Z';
  const full = { ...world, calendar, now, counters: {}, ids: ['i'] };
  const state: Complaint = {
    ...bare,
    tasks: [task({ state: 'open', holder: { department: 'north', person: 'ned' } })],
  };
  const recuse = (person: string, actor: string, reason = 'a cousin', at = state) =>
    decide(officeRules, { type: 'recuse', person, reason, actor }, at, full);

  test.each([
    ['nobody', 'ned', 'x', 'person.unknown'],
    ['ned', 'lea', 'x', 'recusal.notYours'],
    ['ned', 'ned', ' ', 'recusal.reasonNeeded'],
  ])('of %s by %s because of "%s" is refused: %s', (person, actor, reason, code) => {
    expect(recuse(person, actor, reason)).toMatchObject({ ok: false, problems: [{ code }] });
  });

  test('of one who holds a task alone is refused', () => {
    const alone = { ...state, tasks: [task({ state: 'open', holder: { person: 'ned' } })] };
    expect(recuse('ned', 'ned', 'x', alone)).toMatchObject({
      ok: false,
      problems: [{ code: 'recusal.holds' }],
    });
  });

  test.each(['ned', 'nora'])(
    'by %s: sees and does nothing; the task goes back to the department',
    (actor) => {
      const decided = recuse('ned', actor);
      if (!decided.ok) throw new Error(JSON.stringify(decided.problems));
      const after = decided.value.events.reduce<Complaint | null>(evolve, { ...state, openedBy: 'ned' })!;
      expect(readers(after)).toEqual(['nora']);
      expect(after.tasks[0]).toMatchObject({ holder: { department: 'north' }, barred: ['ned'] });
      const act = { type: 'take', task: after.tasks[0]!.id, actor: 'ned' } as const;
      expect(decide(officeRules, act, after, full)).toMatchObject({
        ok: false,
        problems: [{ code: 'task.notYours' }],
      });
      expect(recuse('ned', 'ned', 'x', after)).toMatchObject({
        ok: false,
        problems: [{ code: 'recusal.known' }],
      });
    },
  );
});

test('a register cell of a section kept from the reader is empty, before anything is sought or counted', () => {
  const ofSection = ({ value }: { value: string }): boolean =>
    officeRules.expression(value).uses.some(([head]) => officeRules.sections.has(head ?? ''));
  const [id, register] = [...officeRules.registers].find(([, { columns }]) => columns.some(ofSection))!;
  const column = register.columns.find(ofSection)!;
  const head = officeRules
    .expression(column.value)
    .uses.find(([name]) => officeRules.sections.has(name ?? ''))![0]!;
  const known = officeRules.sections.get(head)!;
  const section = { ...known.section, visibleTo: [{ role: 'chief' }] };
  const rules = {
    ...officeRules,
    sections: new Map([...officeRules.sections, [head, { ...known, section }]]),
  };
  const rows = [{ complaint: 'c', key: '', cells: { [column.id]: 'CANARY', other: 1 } }];
  expect(seenRows(rules, id, rows, 'lea', world)).toEqual([
    { complaint: 'c', key: '', cells: { [column.id]: null, other: 1 } },
  ]);
  expect(seenRows(rules, id, rows, 'carl', world)).toEqual(rows);
});
