/** Leave and hand-over: for oneself, and for those whose work one answers for. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { answersFor, personOf } from '../../engine/permission/can.ts';
import { problem } from '../../engine/problem.ts';
import type { Away } from '../../engine/ruleset/types.ts';
import { localize } from '../../engine/text/language.ts';
import { say } from '../../engine/text/say.ts';
import { setAway } from '../access/away.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { perform } from '../perform.ts';
import { fromText } from '../store/json.ts';
import type { Summaries } from '../store/projections.ts';
import { Refusal } from '../store/refusal.ts';
import { need, type Reading, reading } from './reading.ts';
import { checked } from './schema.ts';

const Id = Type.String({ minLength: 1, maxLength: 200 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const AwayBody = Type.Object(
  {
    person: Id,
    away: Type.Union([
      Type.Object({ from: Day, until: Day, substitute: Id }, { additionalProperties: false }),
      Type.Null(),
    ]),
  },
  { additionalProperties: false },
);
const HandOverBody = Type.Object(
  { person: Id, to: Id, reason: Type.String({ maxLength: 2000 }) },
  { additionalProperties: false },
);

export interface AbsencePage {
  /** Oneself first; last who was suspended (`left`) and still holds tasks. */
  people: { id: string; name: string; away: Away | null; left: boolean; tasks: number }[];
  colleagues: { id: string; name: string }[];
}

export interface HandedOver {
  complaint: string;
  title: string;
  /** Why not; '' where it is done. */
  problem: string;
}

const heldBy = ({ scope }: Reading, person: string) =>
  scope
    .selectFrom('tasks')
    .innerJoin('complaints', 'complaints.id', 'tasks.complaint')
    .select(['tasks.id', 'tasks.complaint', 'complaints.summary'])
    .where('tasks.person', '=', person)
    .orderBy('tasks.assigned_at')
    .execute();

async function pageOf(reader: Reading): Promise<AbsencePage> {
  const { directory } = reader.world;
  const named = directory.people.map(({ id, name }) => ({ id, name: localize(name, reader.language) }));
  const own = named.filter(({ id }) => answersFor(directory, reader.person, id));
  own.sort((a, b) => Number(b.id === reader.person) - Number(a.id === reader.person));
  const people: AbsencePage['people'] = [];
  for (const one of own) {
    const away = personOf(directory, one.id)?.away ?? null;
    people.push({ ...one, away, left: false, tasks: (await heldBy(reader, one.id)).length });
  }
  for (const { id, name } of directory.left ?? []) {
    const tasks = answersFor(directory, reader.person, id) ? (await heldBy(reader, id)).length : 0;
    if (tasks > 0) people.push({ id, name: localize(name, reader.language), away: null, left: true, tasks });
  }
  return { people, colleagues: named };
}

type HandOver = { person: string; to: string; reason: string };

/** Each task by itself: what cannot be handed over says why, the others are. */
async function handOver(
  deps: Deps,
  c: Context<Env>,
  { person, to, reason }: HandOver,
): Promise<HandedOver[]> {
  const reader = await reading(deps, c);
  const { organization, language, person: actor } = reader;
  if (!answersFor(reader.world.directory, actor, person))
    throw new Refusal(problem('handOver.notYours', '/person', { person }));
  const results: HandedOver[] = [];
  for (const { id: task, complaint, summary } of await heldBy(reader, person)) {
    const command = { type: 'handOver', task, to, reason, actor } as const;
    const done = await perform(deps, { organization, complaint, command });
    const { number, subject, title } = fromText<Summaries>(summary)[language];
    const said = done.ok ? '' : done.problems.map((one) => say(one, language)).join(' ');
    results.push({ complaint, title: [number, subject || title].filter(Boolean).join(' '), problem: said });
  }
  return results;
}

export const absenceRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/absence', describeRoute({ summary: 'Leave of mine and of those I answer for' }), async (c) =>
      c.json(await pageOf(await reading(deps, c))),
    )
    .post(
      '/absence',
      describeRoute({ summary: 'Sets or ends a leave; header Idempotency-Key' }),
      checked('json', AwayBody),
      async (c) => {
        const { organization, person } = c.get('reader');
        const asked = c.req.valid('json');
        return c.json(need(await setAway(deps, organization, asked.person, asked.away, person.id)));
      },
    )
    .post(
      '/hand-over',
      describeRoute({
        summary: 'Hands over all tasks of a person, with a result for each; header Idempotency-Key',
      }),
      checked('json', HandOverBody),
      async (c) => c.json(await handOver(deps, c, c.req.valid('json'))),
    );
