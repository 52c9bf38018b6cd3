/** Of what each row of a register is: the complaint, or its records, tasks, clocks or slips, as FEEL sees them. */

import type { HolderNow } from '../complaint/events.ts';
import { clockFacts, type Facts, localDay, slipDays } from '../complaint/facts.ts';
import type { Complaint } from '../complaint/state.ts';
import { sealedNow } from '../permission/sealed.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Register } from '../ruleset/types.ts';
import { numberedThings } from './void.ts';

/** One row-to-be; `key` tells it from the others of its complaint. */
export interface Thing {
  key: string;
  /** Null of a complaint itself. */
  row: Facts | null;
  /** Why it is void. */
  voided?: string;
  /** What FEEL sees of the complaint here, where that is not as it stands. */
  seen?: Facts;
}

type Things = (rules: Rules, state: Complaint, register: Register) => Thing[];

const holderFacts = ({ department, role, person, people, outsider }: HolderNow): Facts => ({
  department: department ?? null,
  role: role ?? null,
  person: person ?? people?.[0] ?? null,
  outsider: outsider ?? null,
});

/** Records that must not be seen yet stand in no book. */
const records: Things = (rules, state, { of = '' }) => {
  const [section = '', list] = of.split('.');
  if (sealedNow(rules, state, section)) return [];
  const one = state.sections[section];
  const signed = state.records[section] ?? (one ? [{ ...one, key: '' }] : []);
  return signed.flatMap(({ data, key, by, at }) => {
    const about = { key, by: by ?? null, signedOn: localDay(rules, at) };
    if (!list) return [{ key, row: { ...data, ...about } }];
    const entries = Array.isArray(data[list]) ? (data[list] as unknown[]) : [];
    return entries.map((entry, index) => {
      const own = typeof entry === 'object' ? entry : { value: entry };
      return { key: `${key}/${index + 1}`, row: { ...own, ...about, n: index + 1 } };
    });
  });
};

const tasks: Things = (rules, state) =>
  state.tasks
    .filter((task) => task.state !== 'dropped')
    .map(({ id, rule, stage, track, state: at, key, holder, by, assignedAt, doneAt }) => ({
      key: id,
      row: {
        ...{ rule, stage, track, state: at, key: key ?? null, by: by ?? null, ...holderFacts(holder) },
        assignedOn: localDay(rules, assignedAt),
        doneOn: localDay(rules, doneAt),
      },
    }));

const clocks: Things = (rules, state) =>
  state.clocks
    .filter((clock) => clock.state !== 'dropped')
    .map((clock) => {
      const task = state.tasks.find(({ id }) => id === clock.task);
      const held = holderFacts(task?.holder ?? {});
      const row = {
        ...clockFacts(rules, clock),
        ...held,
        deadline: clock.deadline,
        rule: task?.rule ?? null,
      };
      return { key: clock.id, row };
    });

const slips: Things = (rules, state) =>
  state.slips.map((slip) => ({
    key: slip.id,
    row: {
      ...{ slip: slip.slip, number: slip.number ?? null, ...holderFacts(slip.to) },
      ...slipDays(rules, slip),
    },
    ...(slip.voided ? { voided: slip.voided.reason } : {}),
  }));

const kinds: Record<NonNullable<Register['over']>, Things> = {
  complaint: (rules, state, register) => numberedThings(rules, register, state),
  record: records,
  task: tasks,
  clock: clocks,
  slip: slips,
};

export const thingsOf: Things = (rules, state, register) =>
  kinds[register.over ?? 'complaint'](rules, state, register);
