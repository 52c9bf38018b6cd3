/** Running the installation: its organizations and its backups; no complaint is read here. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type, { type Static } from 'typebox';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import { type Language, localize } from '../../engine/text/language.ts';
import { addMembers } from '../access/members.ts';
import { passwordFrom } from '../access/password.ts';
import { lastBackup } from '../backup/last.ts';
import type { Deps } from '../deps.ts';
import { library, libraryFiles } from '../library.ts';
import type { Env } from '../middleware/env.ts';
import { idempotent } from '../middleware/idempotent.ts';
import { operating } from '../middleware/signed-in.ts';
import { doneBy } from '../once.ts';
import { addOrganization, organizationRows, suspendOrganization, unmake } from '../organizations.ts';
import { jobsOf, ran } from '../store/jobs.ts';
import { factorRoutes } from './factor.ts';
import { need } from './reading.ts';
import { checked } from './schema.ts';

const closed = { additionalProperties: false } as const;
const Name = Type.String({ minLength: 1, maxLength: 100 });
const Suspended = Type.Object({ suspended: Type.Boolean() }, closed);
const Nothing = Type.Object({}, closed);
const Added = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 60 }),
    title: Name,
    ruleset: Type.String({ minLength: 1, maxLength: 100 }),
    administrator: Type.Object({ id: Name, name: Name }, closed),
  },
  closed,
);

const count = (deps: Deps, table: 'complaints' | 'people', organization: string): Promise<number> =>
  deps.store
    .for(organization)
    .selectFrom(table)
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
    .then(({ n }) => Number(n));

async function rows(deps: Deps, language: Language) {
  const found = await organizationRows(deps);
  return Promise.all(
    found.map(async ({ unset, title, ...row }) => ({
      ...row,
      title: localize(title, language),
      unset: unset.length,
      complaints: await count(deps, 'complaints', row.id),
      people: await count(deps, 'people', row.id),
    })),
  );
}

type Asked = Static<typeof Added>;

/** The organization with who administers it, or neither. */
async function make(deps: Deps, { id, title, ruleset, administrator }: Asked) {
  const files = libraryFiles(ruleset);
  if (!files) return fail(problem('reference.unknown', '/ruleset', { kind: 'ruleset', name: ruleset }));
  const made: Result<Rules> = await addOrganization(deps, id, files, title);
  if (!made.ok) return made;
  const password = passwordFrom(deps.ids);
  const person = { ...administrator, departments: [], roles: [] };
  const added = await addMembers(deps, id, [{ person, administrator: true, password, mustChange: true }]);
  if (!added.ok) {
    await unmake(deps, id);
    return fail(
      ...added.problems.map((one) => ({ ...one, path: one.path.replace(/^\/0/, '/administrator') })),
    );
  }
  return ok({ id, administrator: administrator.id, password });
}

const organizationRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/operator/organizations', describeRoute({ summary: 'The organizations, in numbers' }), async (c) =>
      c.json(await rows(deps, c.get('language'))),
    )
    .get(
      '/operator/library',
      describeRoute({ summary: 'Rule sets a new organization may begin with' }),
      (c) => c.json(library().map(({ id, title }) => ({ id, title: localize(title, c.get('language')) }))),
    )
    .post(
      '/operator/organizations',
      describeRoute({ summary: 'A new organization and its administrator, whose password is told once' }),
      checked('json', Added),
      async (c) => {
        const asked = c.req.valid('json');
        const by = { organization: asked.id, sending: c.get('sending') };
        const again = ({ id, administrator }: { id: string; administrator: string }) => ({
          id,
          administrator,
        });
        const change = { act: 'organization.made', subject: asked.id, work: () => make(deps, asked), again };
        return c.json(await doneBy<{ id: string; administrator: string }>(deps, by, change), 201);
      },
    )
    .post(
      '/operator/organizations/:id/suspend',
      describeRoute({ summary: 'Lets nobody of an organization in, or everybody again' }),
      checked('json', Suspended),
      async (c) => {
        const organization = c.req.param('id');
        const { suspended } = c.req.valid('json');
        const act = suspended ? 'organization.suspended' : 'organization.resumed';
        const by = { organization, sending: c.get('sending') };
        const work = () => suspendOrganization(deps, organization, suspended);
        return c.json(await doneBy(deps, by, { act, subject: organization, work }));
      },
    );

/** Sent twice, the second waits for the first: a backup more does no harm. */
async function backUp(deps: Deps) {
  if (!deps.backUp) return need(fail(problem('settings.missing', '', { name: 'DOCKET_BACKUPS' })));
  const done = await deps.backUp();
  const said = done.ok ? '' : (done.problems[0]?.code ?? '');
  await ran(deps.store, 'backup', deps.clock.now(), done.ok, said);
  return need(done);
}

export const operatorRoutes = (deps: Deps) =>
  new Hono<Env>()
    .use('/operator/*', operating(deps), idempotent)
    .route('/', organizationRoutes(deps))
    .get('/operator/account', describeRoute({ summary: 'My log-in' }), (c) =>
      c.json({ twoFactors: c.get('operator').twoFactors }),
    )
    .route(
      '/operator',
      factorRoutes(deps, (c) => c.get('operator').userId),
    )
    .get('/operator/health', describeRoute({ summary: 'Backups and jobs' }), async (c) =>
      c.json({
        now: deps.clock.now(),
        jobs: await jobsOf(deps.store),
        backups: deps.backups !== undefined,
        backup: lastBackup(deps.backups),
      }),
    )
    .post(
      '/operator/backup',
      describeRoute({ summary: 'Makes a backup now; answers when it is verified' }),
      checked('json', Nothing),
      async (c) => c.json(await backUp(deps)),
    );
