/** The HTTP application, made of its parts; needs no port. */

import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { problem } from '../engine/problem.ts';
import type { Deps } from './deps.ts';
import { makeMetrics } from './metrics.ts';
import { cleanAddress } from './middleware/body.ts';
import type { Env } from './middleware/env.ts';
import { headers } from './middleware/headers.ts';
import { language } from './middleware/language.ts';
import { requestLog } from './middleware/log.ts';
import { onError, refuse } from './middleware/problems.ts';
import { apiRoutes } from './routes/api.ts';
import { screenRoutes } from './screen.ts';
import { sha256 } from './store/json.ts';

export function createApp(deps: Deps) {
  const metrics = makeMetrics(deps);
  const base = new Hono<Env>().use(
    requestId({ generator: () => deps.ids.next() }),
    requestLog(deps.log, metrics),
    headers,
    language,
    cleanAddress,
  );
  const app = base
    .route('/api', apiRoutes(deps))
    .get('/healthz', (c) => c.json({ ok: true }))
    // Running is not enough: what stands before the server sends nobody here until its database answers.
    .get('/readyz', async (c) => {
      const asked = deps.store.db.selectFrom('organizations').select('id').limit(1).execute();
      const answers = await asked.then(
        () => true,
        () => false,
      );
      return answers ? c.json({ ok: true }) : refuse(c, problem('server.busy', ''));
    });
  app.get('/metrics', async (c) => {
    const { metricsToken: token } = deps;
    // Hashes are compared, so that the time it takes says nothing of the token.
    if (token && sha256(c.req.header('authorization') ?? '') !== sha256(`Bearer ${token}`))
      return refuse(c, problem('access.signedOut', ''));
    return c.text(await metrics.text(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
  if (deps.screen) app.route('/', screenRoutes(deps.screen));
  app.onError(onError(deps));
  app.notFound((c) => refuse(c, problem('request.notFound', '')));
  return app;
}

/** For the typed client: `hc<App>(url)`. */
export type App = ReturnType<typeof createApp>;

export type { SaidChange } from './exchange/said.ts';
export type { AbsencePage, HandedOver } from './routes/absence.ts';
export type { Alike } from './routes/alike.ts';
export type { BulkResult } from './routes/bulk.ts';
export type { ComplaintList, ComplaintRow } from './routes/complaint-list.ts';
export type { DemoOrganization, DemoPerson } from './routes/demo.ts';
export type { ErrandView, Papers } from './routes/errands.ts';
export type { ListColumn } from './routes/list-columns.ts';
export type { PublicForm, PublicPage, PublicReceipt } from './routes/public.ts';
export type { RegisterView } from './routes/registers.ts';
export type { TaskRow } from './routes/task-rows.ts';
export type { Counts, Notice } from './routes/tasks.ts';
export type { ViewRow, Views } from './routes/views.ts';
