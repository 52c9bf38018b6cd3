/** The letterhead and the seal of an organization: sent and taken away by its administrator, seen by its people. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { ok, problem } from '../../engine/problem.ts';
import type { Deps } from '../deps.ts';
import { inTime, SLOWEST } from '../middleware/body.ts';
import type { Env } from '../middleware/env.ts';
import { idempotent } from '../middleware/idempotent.ts';
import { sameOrigin } from '../middleware/origin.ts';
import { refuse } from '../middleware/problems.ts';
import { administrators, settled, signedIn } from '../middleware/signed-in.ts';
import { changeOnce } from '../once.ts';
import { MOST_BYTES, takePicture } from '../pictures.ts';
import { type Place, pictureRow, putPicture, takeAway } from '../store/pictures.ts';
import type { Scope } from '../store/scope.ts';
import { found, need } from './reading.ts';
import { checked } from './schema.ts';

const Which = Type.Object({ place: Type.Enum(['letterhead', 'seal']) }, { additionalProperties: false });
const Nothing = Type.Object({}, { additionalProperties: false });

async function put(deps: Deps, c: Context<Env>, place: Place, bytes: Buffer): Promise<{ id: string }> {
  const taken = need(await takePicture(deps.printer, bytes));
  c.set('sending', { ...c.get('sending'), bodyHash: taken.id });
  const row = { ...taken, place, person: c.get('reader').person.id, at: deps.clock.now() };
  return changeOnce(deps, c, {
    act: 'organization.pictured',
    subject: place,
    work: async (scope) => {
      await putPicture(scope, row);
      return ok({ id: taken.id });
    },
  });
}

/** Its body is the picture itself, so it stands before what reads bodies as JSON. */
export const pictureUploads = (deps: Deps) =>
  new Hono<Env>().post(
    '/admin/organization/pictures/:place',
    describeRoute({ summary: 'A letterhead or a seal (PNG or JPEG, its bytes); header Idempotency-Key' }),
    sameOrigin(deps.url),
    signedIn(deps),
    settled,
    administrators,
    idempotent,
    checked('param', Which),
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: (c) => refuse(c, problem('request.tooLarge', '', { most: MOST_BYTES })),
    }),
    async (c) => {
      const sent = await inTime(c.req.arrayBuffer());
      if (!sent) return refuse(c, problem('request.slow', '', { seconds: SLOWEST / 1000 }));
      return c.json(await put(deps, c, c.req.valid('param').place, Buffer.from(sent)));
    },
  );

/** Problem picture.unknown. */
export async function picture(c: Context<Env>, scope: Scope, id: string): Promise<Response> {
  const { type, bytes } = found(await pictureRow(scope, id), 'picture.unknown');
  c.set('sandboxed', true);
  return c.body(Uint8Array.from(Buffer.from(bytes, 'base64')), 200, {
    'Content-Type': type,
    'Cache-Control': 'private, max-age=31536000, immutable',
  });
}

export const pictureRoutes = (deps: Deps) =>
  new Hono<Env>()
    .post(
      '/admin/organization/pictures/:place/remove',
      describeRoute({ summary: 'No letterhead or seal from now on; issued papers keep theirs' }),
      checked('param', Which),
      checked('json', Nothing),
      async (c) => {
        const { place } = c.req.valid('param');
        const work = async (scope: Parameters<typeof takeAway>[0]) => {
          await takeAway(scope, place);
          return ok({});
        };
        return c.json(await changeOnce(deps, c, { act: 'organization.unpictured', subject: place, work }));
      },
    )
    .get('/pictures/:id', describeRoute({ summary: 'A picture that stands on papers' }), (c) =>
      picture(c, deps.store.for(c.get('reader').organization), c.req.param('id')),
    );
