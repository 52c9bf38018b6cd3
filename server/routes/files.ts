/** Attached files: sent ahead of the form that names them, fetched by who sees the field they stand in. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { type FileName, filesIn } from '../../engine/form/file.ts';
import type { Chunks } from '../attachments/blobs.ts';
import { receive } from '../attachments/receive.ts';
import { opened } from '../attachments/segments.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { idempotent } from '../middleware/idempotent.ts';
import { sameOrigin } from '../middleware/origin.ts';
import { settled, signedIn } from '../middleware/signed-in.ts';
import { type FileRow, fileRow, isWaiting } from '../store/files.ts';
import { ownerOf } from '../store/scope.ts';
import { pageFor } from './page-for.ts';
import { disposition, toWebStream } from './prints.ts';
import { found, loadComplaint, reading } from './reading.ts';
import { checked } from './schema.ts';

const NameQuery = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 1000 }), lang: Type.Optional(Type.String()) },
  { additionalProperties: false },
);

const NOTHING: Chunks = (async function* () {})();

/** Its body is the file itself, so it stands before what reads bodies as JSON. */
export const uploadRoutes = (deps: Deps) =>
  new Hono<Env>().post(
    '/files',
    describeRoute({
      summary: 'Sends a file (its bytes; ?name=); answers the value for the form; header Idempotency-Key',
    }),
    sameOrigin(deps.url),
    signedIn(deps),
    settled,
    idempotent,
    checked('query', NameQuery),
    async (c) => {
      const { person, key } = c.get('sending');
      const { organization } = c.get('reader');
      const name = c.req.valid('query').name.replace(/\p{Cc}/gu, ' ');
      const chunks = (c.req.raw.body as Chunks | null) ?? NOTHING;
      return c.json(await receive(deps, { organization, sending: { person, key }, name, chunks }), 201);
    },
  );

/** What the reader's page shows, also in what they are filling in again. */
const shown = ({ forms, tasks }: ComplaintPage): FileName[] => [
  ...forms.flatMap(({ sections }) =>
    sections.flatMap(({ fields }) => fields.flatMap(({ files = [] }) => files)),
  ),
  ...tasks.flatMap(({ data }) => filesIn(data)),
];

/** Never drawn by the browser at this address: saved, or shown by docket's own page. */
async function serve(deps: Deps, c: Context<Env>, row: FileRow, name: string): Promise<Response> {
  const { ring } = ownerOf(deps.store.for(c.get('reader').organization));
  const key = found((await ring.find([row.key])).get(row.key), 'file.gone');
  const bytes = found(await deps.blobs.get(row.hash), 'file.gone');
  c.set('sandboxed', true);
  return c.body(toWebStream(opened(key, row.id, bytes)), 200, {
    'Content-Type': row.type,
    'Content-Length': String(row.size),
    'Content-Disposition': disposition([name], '', 'attachment'),
  });
}

export const fileRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(
      '/files/:file',
      describeRoute({ summary: 'A file I sent that is in no complaint yet' }),
      async (c) => {
        const scope = deps.store.for(c.get('reader').organization);
        const row = await fileRow(scope, c.req.param('file'));
        const mine = row?.person === c.get('reader').person.id && (await isWaiting(scope, row.id));
        return serve(deps, c, found(mine ? row : null, 'file.unknown'), 'docket');
      },
    )
    .get(
      '/complaints/:id/files/:file',
      describeRoute({ summary: 'A file attached to a field that the reader sees' }),
      async (c) => {
        const { id, file } = c.req.param();
        const reader = await reading(deps, c);
        const page = await pageFor(reader, await loadComplaint(deps, reader, id));
        const { name } = found(
          shown(page).find((one) => one.id === file),
          'file.unknown',
        );
        return serve(deps, c, found(await fileRow(reader.scope, file), 'file.gone'), name);
      },
    );
