/** The rows of the projections: written by every command, so compiled once. */

import { hot } from './hot.ts';
import type {
  ClocksTable,
  ComplaintsTable,
  ConsultsTable,
  NotificationsTable,
  RegisterRowsTable,
  TasksTable,
} from './schema.ts';

type Row<T> = Omit<T, 'organization'>;

const SUMMARY = ['procedure', 'ruleset', 'status', 'version', 'opened_at', 'changed_at'] as const;

/** One row a complaint: made by its first event, changed by the others. */
export const upsertComplaint = hot(
  ['id', ...SUMMARY, 'summary', 'key', 'wake'],
  (scope, row: Row<ComplaintsTable>) => {
    const { id, ...rest } = row;
    return scope
      .insertInto('complaints')
      .values({ id, ...rest })
      .onConflict((conflict) => conflict.columns(['organization', 'id']).doUpdateSet(rest));
  },
);

const TASK = ['complaint', 'id', 'rule', 'track', 'stage', 'person', 'holder', 'substitute'] as const;

export const insertTask = hot([...TASK, 'assigned_at'], (scope, row: Row<TasksTable>) =>
  scope.insertInto('tasks').values(row),
);

export const insertConsult = hot(
  ['complaint', 'id', 'task', 'holder', 'asked_at'],
  (scope, row: Row<ConsultsTable>) => scope.insertInto('consults').values(row),
);

const CLOCK = ['complaint', 'id', 'deadline', 'task', 'due', 'day', 'state', 'provisional'] as const;

export const insertClock = hot(
  [...CLOCK, 'department', 'started', 'ended', 'unit', 'took', 'late_by'],
  (scope, row: Row<ClocksTable>) => scope.insertInto('clocks').values(row),
);

export const insertRow = hot(
  ['register', 'complaint', 'key', 'cells'],
  (scope, row: Row<RegisterRowsTable>) => scope.insertInto('register_rows').values(row),
);

export const insertNotification = hot(
  ['complaint', 'seq', 'holder', 'text', 'at'],
  (scope, row: Row<NotificationsTable>) => scope.insertInto('notifications').values(row),
);

const clearing = (table: 'tasks' | 'consults' | 'clocks' | 'register_rows') =>
  hot(['complaint'], (scope, { complaint }: { complaint: string }) =>
    scope.deleteFrom(table).where('complaint', '=', complaint),
  );

/** Written anew as a whole. */
export const clear = {
  tasks: clearing('tasks'),
  consults: clearing('consults'),
  clocks: clearing('clocks'),
  register_rows: clearing('register_rows'),
};
