/** One thing done with many complaints: each by itself, with a result for each. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type, { type Static } from 'typebox';
import type { Command } from '../../engine/complaint/command.ts';
import { mayHold, personOf } from '../../engine/permission/can.ts';
import { problem } from '../../engine/problem.ts';
import { localize } from '../../engine/text/language.ts';
import { say } from '../../engine/text/say.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { perform } from '../perform.ts';
import { sha256 } from '../store/json.ts';
import { Refusal } from '../store/refusal.ts';
import { type Loaded, loadComplaint, need, type Reading, reading } from './reading.ts';
import { checked } from './schema.ts';

const Id = Type.String({ minLength: 1, maxLength: 200 });

const BulkBody = Type.Object(
  {
    do: Type.Enum(['take', 'remind', 'assign']),
    complaints: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
    /** For `assign`: the person. */
    to: Type.Optional(Id),
  },
  { additionalProperties: false },
);

type Bulk = Static<typeof BulkBody>;

export interface BulkResult {
  complaint: string;
  /** Why not; '' where it is done. */
  problem: string;
}

/** Tasks of the complaint that are meant: those one could take, or those that are open. Problem task.none. */
function commandsOf({ state }: Loaded, { world, person }: Reading, asked: Bulk): Command[] {
  if (asked.do === 'remind') return [{ type: 'remind', actor: person }];
  const open = state.tasks.filter((task) => task.state === 'open');
  const mine = open.filter((task) => !task.holder.person && mayHold(world.directory, person, task));
  const { to = '' } = asked;
  const commands = (asked.do === 'take' ? mine : open).map(
    ({ id: task }): Command =>
      asked.do === 'take'
        ? { type: 'take', task, actor: person }
        : { type: 'assign', task, to, actor: person },
  );
  if (commands.length === 0) throw new Refusal(problem('task.none', ''));
  return commands;
}

/** Each command under a key of its own, so that the whole sent again does nothing twice. */
async function one(deps: Deps, c: Context<Env>, reader: Reading, complaint: string, asked: Bulk) {
  const loaded = await loadComplaint(deps, reader, complaint);
  const { person, key, bodyHash } = c.get('sending')!;
  const { organization } = reader;
  const commands = commandsOf(loaded, reader, asked);
  for (const command of commands) {
    const part = sha256([key, complaint, 'task' in command ? command.task : ''].join('\n'));
    const once = {
      sending: { person, key: part, bodyHash },
      reply: () => ({ status: 200 as const, body: {} }),
    };
    need(await perform(deps, { organization, complaint, command, once }));
  }
}

async function tried(deps: Deps, c: Context<Env>, reader: Reading, complaint: string, asked: Bulk) {
  try {
    await one(deps, c, reader, complaint, asked);
    return { complaint, problem: '' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { complaint, problem: say(error.problems[0]!, reader.language) };
  }
}

/** Whom the reader may give tasks to: people of departments they head, and those they supervise. */
function assigneesOf({ world, person, language }: Reading): { id: string; title: string }[] {
  const heads = personOf(world.directory, person)?.heads ?? [];
  return world.directory.people
    .filter((one) => one.supervisor === person || one.departments.some((id) => heads.includes(id)))
    .map(({ id, name }) => ({ id, title: localize(name, language) }));
}

export const bulkRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/complaints/assignees', describeRoute({ summary: 'Whom I may give tasks to' }), async (c) =>
      c.json(assigneesOf(await reading(deps, c))),
    )
    .post(
      '/complaints/bulk',
      describeRoute({ summary: 'Takes, assigns or reminds in many complaints; header Idempotency-Key' }),
      checked('json', BulkBody),
      async (c) => {
        const reader = await reading(deps, c);
        const asked = c.req.valid('json');
        const results: BulkResult[] = [];
        for (const complaint of asked.complaints)
          results.push(await tried(deps, c, reader, complaint, asked));
        return c.json(results);
      },
    );
