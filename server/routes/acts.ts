/** What is done to a complaint: acting on a task, taking it, standing actions. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import type { Command } from '../../engine/complaint/command.ts';
import type { Data } from '../../engine/complaint/events.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { type Once, perform } from '../perform.ts';
import { need } from './reading.ts';
import { checked } from './schema.ts';
import { DataSchema, LateReason, OccurredAt, type OpenedView, openedView } from './submissions.ts';

const Version = Type.Integer({ minimum: 1 });
const Name = Type.String({ minLength: 1, maxLength: 200 });

const Confirmed = Type.Object(
  {
    how: Type.Enum(['signature', 'seal', 'thumbprint', 'oral', 'electronic']),
    name: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
);

const ActBody = Type.Object(
  {
    action: Name,
    version: Version,
    data: Type.Optional(DataSchema),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
    to: Type.Optional(Name),
    confirmed: Type.Optional(Confirmed),
    occurredAt: OccurredAt,
    lateReason: LateReason,
  },
  { additionalProperties: false },
);

const OpinionBody = Type.Object(
  { consult: Name, text: Type.String({ maxLength: 4000 }) },
  { additionalProperties: false },
);

const TakeBody = Type.Object({ version: Version }, { additionalProperties: false });

const StandingBody = Type.Object(
  { version: Version, data: Type.Optional(DataSchema), occurredAt: OccurredAt, lateReason: LateReason },
  { additionalProperties: false },
);

export interface Done {
  version: number;
  opened: OpenedView[];
}

/** `version` is absent for what does not depend on what the sender saw. */
export async function done(
  deps: Deps,
  c: Context<Env>,
  complaint: string,
  version: number | undefined,
  command: Command,
): Promise<Done> {
  const once: Once = {
    sending: c.get('sending'),
    reply: ({ rules, state, opened }) => ({
      status: 200,
      body: { version: state!.version, opened: openedView(rules, opened, c.get('language')) },
    }),
  };
  const { organization } = c.get('reader');
  return need(await perform(deps, { organization, complaint, command, version, once })).reply!.body as Done;
}

const RecuseBody = Type.Object(
  { person: Name, reason: Type.String({ maxLength: 2000 }), version: Version },
  { additionalProperties: false },
);

export const actRoutes = (deps: Deps) =>
  new Hono<Env>()
    .post(
      '/complaints/:id/recusals',
      describeRoute({ summary: 'Takes a person with an interest in it out of it; header Idempotency-Key' }),
      checked('json', RecuseBody),
      async (c) => {
        const { version, person, reason } = c.req.valid('json');
        const actor = c.get('reader').person.id;
        return c.json(
          await done(deps, c, c.req.param('id'), version, { type: 'recuse', person, reason, actor }),
        );
      },
    )
    .post(
      '/complaints/:id/tasks/:task/act',
      describeRoute({ summary: 'Acts on a task; header Idempotency-Key' }),
      checked('json', ActBody),
      async (c) => {
        const { version, data, ...asked } = c.req.valid('json');
        const { id, task } = c.req.param();
        const actor = c.get('reader').person.id;
        const command: Command = { type: 'act', task, actor, ...asked, data: data as Data | undefined };
        return c.json(await done(deps, c, id, version, command));
      },
    )
    .post(
      '/complaints/:id/tasks/:task/opinions',
      describeRoute({ summary: 'Gives the opinion asked for on a task; header Idempotency-Key' }),
      checked('json', OpinionBody),
      async (c) => {
        const { id, task } = c.req.param();
        const actor = c.get('reader').person.id;
        const command: Command = { type: 'opinion', task, actor, ...c.req.valid('json') };
        return c.json(await done(deps, c, id, undefined, command));
      },
    )
    .post(
      '/complaints/:id/undo',
      describeRoute({ summary: 'Takes my last act back while nothing followed; header Idempotency-Key' }),
      checked('json', TakeBody),
      async (c) => {
        const command: Command = { type: 'undo', actor: c.get('reader').person.id };
        return c.json(await done(deps, c, c.req.param('id'), c.req.valid('json').version, command));
      },
    )
    .post(
      '/complaints/:id/tasks/:task/take',
      describeRoute({ summary: 'Takes a task for oneself; header Idempotency-Key' }),
      checked('json', TakeBody),
      async (c) => {
        const { id, task } = c.req.param();
        const actor = c.get('reader').person.id;
        return c.json(await done(deps, c, id, c.req.valid('json').version, { type: 'take', task, actor }));
      },
    )
    .post(
      '/complaints/:id/actions/:action',
      describeRoute({ summary: 'Does what the procedure allows beside the tasks; header Idempotency-Key' }),
      checked('json', StandingBody),
      async (c) => {
        const { version, data, ...said } = c.req.valid('json');
        const { id, action } = c.req.param();
        const actor = c.get('reader').person.id;
        const command: Command = { type: 'standing', action, actor, ...said, data: data as Data | undefined };
        return c.json(await done(deps, c, id, version, command));
      },
    );
