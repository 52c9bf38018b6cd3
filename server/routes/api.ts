/** The API: what is open to all, then what asks for a session. */

import { Hono } from 'hono';
import { openAPIRouteHandler } from 'hono-openapi';
import type { Deps } from '../deps.ts';
import { readBody } from '../middleware/body.ts';
import type { Env } from '../middleware/env.ts';
import { idempotent } from '../middleware/idempotent.ts';
import { looked } from '../middleware/looked.ts';
import { sameOrigin } from '../middleware/origin.ts';
import { settled, signedIn } from '../middleware/signed-in.ts';
import { absenceRoutes } from './absence.ts';
import { accountRoutes } from './account.ts';
import { actRoutes } from './acts.ts';
import { adminRoutes } from './admin/index.ts';
import { adoptRoutes } from './adopt.ts';
import { alikeRoutes } from './alike.ts';
import { authRoutes } from './auth.ts';
import { bulkRoutes } from './bulk.ts';
import { complaintRoutes } from './complaints.ts';
import { demoRoutes } from './demo.ts';
import { draftRoutes } from './drafts.ts';
import { errandRoutes } from './errands.ts';
import { fileRoutes, uploadRoutes } from './files.ts';
import { listRoutes } from './lists.ts';
import { noteRoutes } from './notes.ts';
import { operatorRoutes } from './operator.ts';
import { pictureRoutes, pictureUploads } from './pictures.ts';
import { printRoutes } from './prints.ts';
import { publicRoutes } from './public.ts';
import { publishingRoutes } from './publishing.ts';
import { registerRoutes } from './registers.ts';
import { sessionRoutes } from './session.ts';
import { slipRoutes } from './slips.ts';
import { studioRoutes } from './studio.ts';
import { studioLookRoutes } from './studio-looks.ts';
import { submissionRoutes } from './submissions.ts';
import { taskRoutes } from './tasks.ts';
import { validatorRoutes } from './validators.ts';
import { viewRoutes } from './views.ts';

const documentation = { info: { title: 'docket', version: '1' }, servers: [{ url: '/api' }] };

/** Prints come before pages: `/registers/:id/print` is no register, `/complaints/columns` no complaint. */
const guarded = (deps: Deps, adopt: ReturnType<typeof adoptRoutes>) =>
  new Hono<Env>()
    .use(signedIn(deps), settled, idempotent, looked(deps))
    .route('/', adminRoutes(deps))
    .route('/', taskRoutes(deps))
    .route('/', absenceRoutes(deps))
    .route('/', submissionRoutes(deps))
    .route('/', alikeRoutes(deps))
    .route('/', viewRoutes(deps))
    .route('/', listRoutes(deps))
    .route('/', bulkRoutes(deps))
    .route('/', complaintRoutes(deps))
    .route('/', actRoutes(deps))
    .route('/', noteRoutes(deps))
    .route('/', slipRoutes(deps))
    .route('/', draftRoutes(deps))
    .route('/', fileRoutes(deps))
    .route('/', registerRoutes(deps))
    .route('/', pictureRoutes(deps))
    .route('/', printRoutes(deps))
    .route('/', errandRoutes(deps))
    .route('/', validatorRoutes(deps))
    .route('/', studioRoutes(deps))
    .route('/', studioLookRoutes(deps))
    .route('/', publishingRoutes(deps))
    .route('/', adopt.guarded);

export function apiRoutes(deps: Deps) {
  const open = new Hono<Env>()
    .use(sameOrigin(deps.url), readBody)
    .route('/', demoRoutes(deps))
    .route('/', publicRoutes(deps))
    .route('/', sessionRoutes(deps))
    .route('/auth', authRoutes(deps))
    .route('/', accountRoutes(deps))
    .route('/', operatorRoutes(deps));
  const described = new Hono<Env>();
  const adopt = adoptRoutes(deps);
  const uploads = described
    .route('/', uploadRoutes(deps))
    .route('/', pictureUploads(deps))
    .route('/', adopt.uploads);
  const api = uploads.route('/', open);
  api.get('/openapi.json', openAPIRouteHandler(described, { documentation }));
  return api.route('/', guarded(deps, adopt));
}
