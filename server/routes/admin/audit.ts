/** What happened beside the complaints: who looked, printed, changed; and how the installation fares. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { lastBackup } from '../../backup/last.ts';
import type { Deps } from '../../deps.ts';
import type { Env } from '../../middleware/env.ts';
import { AUDIT_PAGE, auditOf } from '../../store/audit.ts';
import { headOf } from '../../store/events.ts';
import { jobsOf } from '../../store/jobs.ts';
import { checked } from '../schema.ts';

const Word = Type.Optional(Type.String({ maxLength: 200 }));
const Ask = Type.Object(
  { person: Word, subject: Word, act: Word, after: Word, lang: Word },
  { additionalProperties: false },
);

async function health(deps: Deps, organization: string) {
  const scope = deps.store.for(organization);
  const complaints = scope.selectFrom('complaints').select((eb) => eb.fn.countAll<number>().as('n'));
  const open = await complaints.where('status', '=', 'open').executeTakeFirst();
  const due = await complaints.where('wake', '<=', deps.clock.now()).executeTakeFirst();
  const jumps = await auditOf(scope, { act: 'clock.jumped' });
  return {
    now: deps.clock.now(),
    open: Number(open?.n ?? 0),
    clocks: Number(due?.n ?? 0),
    events: (await headOf(scope)).position,
    jobs: await jobsOf(deps.store),
    backups: deps.backups !== undefined,
    backup: lastBackup(deps.backups),
    jumps: jumps.slice(0, 10).map(({ id, at, facts }) => ({ id, at, seconds: Number(facts.seconds) })),
  };
}

export const auditRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(
      '/admin/audit',
      describeRoute({ summary: 'Who looked at, printed or changed what; the latest first' }),
      checked('query', Ask),
      async (c) => {
        const { lang: _, ...asked } = c.req.valid('query');
        const rows = await auditOf(deps.store.for(c.get('reader').organization), asked);
        return c.json({ rows, next: rows.length === AUDIT_PAGE ? rows.at(-1)!.id : null });
      },
    )
    .get('/admin/health', describeRoute({ summary: 'How the installation fares' }), async (c) =>
      c.json(await health(deps, c.get('reader').organization)),
    );
