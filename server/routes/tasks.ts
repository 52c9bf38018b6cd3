/** What waits for the reader: tasks, and what they were told. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import type { HolderNow } from '../../engine/complaint/events.ts';
import { dutiesFor, dutiesOfWeek } from '../../engine/duty/view.ts';
import { belongs, personOf } from '../../engine/permission/can.ts';
import type { Text } from '../../engine/ruleset/types.ts';
import { localize } from '../../engine/text/language.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { fromText } from '../store/json.ts';
import type { Summaries } from '../store/projections.ts';
import { openTo } from '../store/readers.ts';
import { countFor } from './complaint-list.ts';
import type { Ask } from './list-ask.ts';
import { type Reading, reachOf, reading } from './reading.ts';
import { taskRows } from './task-rows.ts';

export interface Notice {
  complaint: string;
  number: string;
  subject: string;
  text: string;
  at: string;
}

/** How many complaints stand behind each number of the home screen; each is a question to the list. */
const NUMBERS = {
  mine: { held: 'mine' },
  open: { held: 'open' },
  today: { due: 'today', status: 'open' },
  overdue: { due: 'overdue', status: 'open' },
  others: { held: 'others' },
  copies: { copies: 'mine' },
} as const satisfies Record<string, Ask>;

export type Counts = Record<keyof typeof NUMBERS, number>;

async function countsFor(deps: Deps, reader: Reading): Promise<Counts> {
  const counts: [string, number][] = [];
  for (const [name, ask] of Object.entries(NUMBERS)) counts.push([name, await countFor(deps, reader, ask)]);
  return Object.fromEntries(counts) as Counts;
}

const LOOKED_AT = 500;
const SHOWN = 50;

async function noticesFor(reading: Reading): Promise<Notice[]> {
  const { scope, world, person, language } = reading;
  const reach = reachOf(reading);
  const rows = await scope
    .selectFrom('notifications')
    .innerJoin('complaints', 'complaints.id', 'notifications.complaint')
    .select(['notifications.complaint', 'notifications.holder', 'notifications.text', 'notifications.at'])
    .select('complaints.summary')
    .where(openTo(reach))
    .orderBy('notifications.at', 'desc')
    .orderBy('notifications.seq', 'desc')
    .limit(LOOKED_AT)
    .execute();
  const reader = personOf(world.directory, person);
  return rows
    .filter(({ holder }) => belongs(reader, fromText<HolderNow>(holder)))
    .slice(0, SHOWN)
    .map(({ complaint, text, at, summary }) => {
      const { number, subject } = fromText<Summaries>(summary)[language];
      return { complaint, number, subject, text: localize(fromText<Text>(text), language), at };
    });
}

export const taskRoutes = (deps: Deps) =>
  new Hono<Env>().get('/tasks', describeRoute({ summary: 'My tasks, duties and notices' }), async (c) => {
    const reader = await reading(deps, c);
    const { rules, person, language, world } = reader;
    const duties = dutiesFor(rules, person, language, world);
    const week = dutiesOfWeek(rules, person, language, world);
    const [tasks, notices] = [await taskRows(deps, reader), await noticesFor(reader)];
    return c.json({ ...tasks, notices, duties, week, counts: await countsFor(deps, reader) });
  });
