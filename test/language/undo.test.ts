/** An act that changed other complaints too is not taken back in one of them alone. */
import { expect, test } from 'vitest';
import type { Command } from '../../engine/complaint/command.ts';
import { decide, submit } from '../../engine/complaint/decide.ts';
import type { Event } from '../../engine/complaint/events.ts';
import { replay } from '../../engine/complaint/evolve.ts';
import type { World } from '../../engine/complaint/world.ts';
import { calendarOf, must } from '../support/rule-sets.ts';
import { office, officeRules } from './office.ts';

const { people, params } = office.cast!;
const logs = new Map<string, Event[]>();
let [minute, n] = [0, 0];

const stateOf = (id: string) => replay(logs.get(id)!);

const other: World['other'] = (asked) => {
  const named = [...logs.keys()].find((id) =>
    'complaint' in asked ? id === asked.complaint : Object.values(stateOf(id).numbers).includes(asked.number),
  );
  return named ? { rules: officeRules, state: stateOf(named) } : null;
};

const world = (id?: string): World => ({
  now: `2024-03-04T01:${String(++minute).padStart(2, '0')}:00Z`,
  params,
  calendar: calendarOf('cn'),
  directory: { people },
  counters: { 'caseNo/2024': n },
  ids: ['none'],
  other,
  ...(id ? { log: logs.get(id)! } : {}),
});

function open(id: string): void {
  const data = { letter: { about: 'joining' } };
  const command = { type: 'submit', submission: 'letter', id: `s-${id}`, data, actor: 'dora' } as const;
  const [opened] = must(submit(officeRules, command, { ...world(), ids: [id] }));
  logs.set(id, opened!.events);
}

function act(id: string, action: string, data?: Record<string, unknown>) {
  const task = stateOf(id).tasks.find(({ state }) => state === 'open')!.id;
  const command = { type: 'act', task, action, actor: 'dora', ...(data ? { data } : {}) } as Command;
  const { events, others } = must(decide(officeRules, command, stateOf(id), world(id)));
  logs.get(id)!.push(...events);
  for (const one of others) logs.get(one.state.id)!.push(...one.events);
  return events;
}

test('what others were told and changed by stays done', () => {
  for (const id of ['whole', 'part']) {
    open(id);
    act(id, 'give');
    n += 1;
  }
  act('part', 'follow', { into: Object.values(stateOf('whole').numbers)[0] });
  const [first] = act('whole', 'announce');
  expect([first!.beside, stateOf('part').status]).toEqual([['part'], 'closed']);
  const undone = decide(officeRules, { type: 'undo', actor: 'dora' }, stateOf('whole'), world('whole'));
  expect(undone.ok ? [] : undone.problems.map(({ code }) => code)).toEqual(['undo.elsewhere']);
});
