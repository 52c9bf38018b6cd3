/** The rows of the projections: written by every command, so compiled once. */

import { hot } from './hot.ts';
import { inserting, keeping, type Row } from './rows.ts';

const SUMMARY = ['procedure', 'ruleset', 'status', 'version', 'opened_at', 'changed_at'] as const;

/** One row a complaint: made by its first event, changed by the others. */
export const upsertComplaint = hot(
  ['id', ...SUMMARY, 'summary', 'key', 'wake'],
  (scope, row: Row<'complaints'>) => {
    const { id, ...rest } = row;
    return scope
      .insertInto('complaints')
      .values({ id, ...rest })
      .onConflict((conflict) => conflict.columns(['organization', 'id']).doUpdateSet(rest));
  },
);

const TASK = ['id', 'rule', 'track', 'stage', 'person', 'holder', 'substitute', 'assigned_at'] as const;
const CONSULT = ['id', 'task', 'holder', 'asked_at'] as const;
const CLOCK = ['id', 'deadline', 'task', 'due', 'day', 'state', 'provisional', 'department'] as const;
const MEASURED = ['started', 'ended', 'unit', 'took', 'late_by'] as const;

/** What a complaint has in each table. */
export const keep = {
  tasks: keeping('tasks', ['complaint', ...TASK], ['complaint', 'id']),
  consults: keeping('consults', ['complaint', ...CONSULT], ['complaint', 'id']),
  clocks: keeping('clocks', ['complaint', ...CLOCK, ...MEASURED], ['complaint', 'id']),
  register_rows: keeping(
    'register_rows',
    ['complaint', 'register', 'key', 'cells'],
    ['complaint', 'register', 'key'],
  ),
  facts: keeping('facts', ['complaint', 'field', 'value'], ['complaint', 'field', 'value']),
  readers: keeping('readers', ['complaint', 'key'], ['complaint', 'key']),
};

export const insertNotifications = inserting('notifications', ['complaint', 'seq', 'holder', 'text', 'at']);
