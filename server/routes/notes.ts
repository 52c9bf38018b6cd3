/** Notes among colleagues, and whom they may mention. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { readsNotes } from '../../engine/complaint/commands/note.ts';
import { asking } from '../../engine/complaint/run.ts';
import { localize } from '../../engine/text/language.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { done } from './acts.ts';
import { loadComplaint, reading } from './reading.ts';
import { checked } from './schema.ts';

const NoteBody = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: 4000 }),
    mentions: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 50 }),
  },
  { additionalProperties: false },
);

export const noteRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(
      '/complaints/:id/readers',
      describeRoute({ summary: 'Colleagues who may open the complaint, to be mentioned in notes' }),
      async (c) => {
        const reader = await reading(deps, c);
        const { rules, state } = await loadComplaint(deps, reader, c.req.param('id'));
        const run = asking(rules, state, reader.world);
        const { people } = reader.world.directory;
        const open = people.filter(({ id }) => id !== reader.person && readsNotes(run, state, id));
        return c.json(open.map(({ id, name }) => ({ id, name: localize(name, reader.language) })));
      },
    )
    .post(
      '/complaints/:id/notes',
      describeRoute({ summary: 'Writes an internal note; header Idempotency-Key' }),
      checked('json', NoteBody),
      async (c) => {
        const actor = c.get('reader').person.id;
        const command = { type: 'note', actor, ...c.req.valid('json') } as const;
        return c.json(await done(deps, c, c.req.param('id'), undefined, command));
      },
    );
