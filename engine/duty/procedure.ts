/** A duty that is written down as a procedure of its own: one task of its holder with its clock, its section signed, closed when done. */
import { plainSubmit } from '../ruleset/plain-submit.ts';
import type { Action, Deadline, Duty, Form, Procedure } from '../ruleset/types.ts';

/** A colon stands in no id that an author can write. */
export const dutyProcedureId = (duty: string): string => `duty:${duty}`;

/** Duties without a section are only shown to who has them. */
export const isWritten = (duty: Duty): boolean => duty.section !== undefined;

const done = { 'zh-Hans': '已完成', 'zh-Hant': '已完成', en: 'Done' };

/** Track, stage and task have the duty's id. */
export function dutyProcedure(duty: Duty, forms: Form[]): Procedure {
  const { id, title, clause, by, section, reviews } = duty;
  const form = forms.find(({ sections }) => sections.some((candidate) => candidate.id === section));
  const named = { id, title, ...(clause ? { clause } : {}) };
  const actions: Action[] = [{ ...plainSubmit, effects: reviews ? [{ review: reviews }] : [] }];
  const task = { ...named, by, section, actions };
  const stage = { ...named, tasks: [task], next: [{ close: 'done' }] };
  return {
    ...named,
    id: dutyProcedureId(id),
    form: form?.id ?? '',
    tracks: [{ ...named, stages: [stage] }],
    outcomes: [{ id: 'done', title: done }],
  };
}

/** Its clock: from the first moment of the day it falls on until it is done; of each holder where it falls to several. */
export function dutyDeadline({ id, title, clause, by, within, firstDay, restDay }: Duty): Deadline {
  return {
    id: dutyProcedureId(id),
    title,
    ...(clause ? { clause } : {}),
    starts: { on: `task.assigned:${id}` },
    ends: { on: `task.done:${id}` },
    ...(by.each ? { per: 'task' as const } : {}),
    within,
    firstDay,
    restDay,
    endOfDay: '24:00',
  };
}
