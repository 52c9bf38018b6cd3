/** The reader's own drafts, by the place where they are written. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import type { Data } from '../../engine/complaint/events.ts';
import { ok } from '../../engine/problem.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { draftOf, forgetDraft, keepDraft } from '../store/drafts.ts';
import { need } from './reading.ts';
import { checked } from './schema.ts';
import { DataSchema } from './submissions.ts';

/** `complaint/task`, `complaint/action` or `new/submission`. */
const Place = Type.String({ minLength: 1, maxLength: 300 });
const PlaceOnly = Type.Object({ place: Place }, { additionalProperties: false });
const DraftBody = Type.Object(
  { place: Place, data: Type.Record(Type.String({ maxLength: 200 }), DataSchema) },
  { additionalProperties: false },
);

export const draftRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(
      '/drafts',
      describeRoute({ summary: 'My draft for a place; null without one' }),
      checked('query', PlaceOnly),
      async (c) => {
        const { organization, person } = c.get('reader');
        return c.json(await draftOf(deps.store.for(organization), person.id, c.req.valid('query').place));
      },
    )
    .post(
      '/drafts',
      describeRoute({ summary: 'Keeps my draft; header Idempotency-Key' }),
      checked('json', DraftBody),
      async (c) => {
        const { organization, person } = c.get('reader');
        const { place, data } = c.req.valid('json');
        const draft = { at: deps.clock.now(), data: data as Record<string, Data> };
        const kept = await deps.store.write(organization, async (scope) => {
          await keepDraft(scope, person.id, place, draft);
          return ok({ at: draft.at });
        });
        return c.json(need(kept));
      },
    )
    .post(
      '/drafts/forget',
      describeRoute({ summary: 'Destroys my draft; header Idempotency-Key' }),
      checked('json', PlaceOnly),
      async (c) => {
        const { organization, person } = c.get('reader');
        const gone = await deps.store.write(organization, async (scope) => {
          await forgetDraft(scope, person.id, c.req.valid('json').place);
          return ok({});
        });
        return c.json(need(gone));
      },
    );
