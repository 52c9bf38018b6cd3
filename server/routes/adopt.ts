/** Adopting another office's rule set: the library, what a package holds, trying it out, taking it as a draft; following its origin. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { formatDay } from '../../engine/calendar/day.ts';
import { toLocal } from '../../engine/calendar/zone.ts';
import type { Answers } from '../../engine/exchange/adopt.ts';
import { pack } from '../../engine/exchange/package.ts';
import { limits } from '../../engine/exchange/zip.ts';
import { ok, type Problem, problem } from '../../engine/problem.ts';
import { localize } from '../../engine/text/language.ts';
import { say } from '../../engine/text/say.ts';
import type { Deps } from '../deps.ts';
import { AnswersSchema, ConfirmedSchema, SettledSchema } from '../exchange/answers.ts';
import { type Checker, openChecker } from '../exchange/checker.ts';
import { asDraft } from '../exchange/draft.ts';
import type { Attempted, Row } from '../exchange/jobs.ts';
import { settle } from '../exchange/settle.ts';
import { OURS, openShelf, rowsOf, type Shelf } from '../exchange/sources.ts';
import { inTime } from '../middleware/body.ts';
import type { Env } from '../middleware/env.ts';
import { idempotent } from '../middleware/idempotent.ts';
import { sameOrigin } from '../middleware/origin.ts';
import { refuse } from '../middleware/problems.ts';
import { administrators, settled, signedIn } from '../middleware/signed-in.ts';
import { keepPackage } from '../store/packages.ts';
import { need } from './reading.ts';
import { checked } from './schema.ts';

const closed = { additionalProperties: false };
const Asked = Type.Object({ answers: AnswersSchema }, closed);
const Joining = Type.Object({ settled: SettledSchema, confirmed: Type.Optional(ConfirmedSchema) }, closed);
type Joining = Pick<Answers, 'settled' | 'confirmed'>;

interface Tools {
  deps: Deps;
  checker: Checker;
  shelf: Shelf;
}

const said = (problems: Problem[], c: Context<Env>) =>
  problems.map((one) => ({ ...one, text: say(one, c.get('language')) }));

const rowView = ({ title, ...row }: Row & { taken?: string; adopted?: boolean }, c: Context<Env>) => ({
  ...row,
  title: localize(title, c.get('language')),
});

export type LibraryView = ReturnType<typeof rowView>;

/** Without the documents: they stay here until they are taken. */
function tried({ documents: _documents, problems, ...rest }: Attempted, c: Context<Env>) {
  return { ...rest, problems: said(problems, c) };
}

export type TrialView = ReturnType<typeof tried>;
/** Its body is the package itself, so it stands before what reads bodies as JSON. */
const uploads = ({ deps, checker }: Tools) =>
  new Hono<Env>().post(
    '/adopt/packages',
    describeRoute({ summary: 'Takes a package into the library (its bytes); header Idempotency-Key' }),
    sameOrigin(deps.url),
    signedIn(deps),
    settled,
    administrators,
    idempotent,
    bodyLimit({
      maxSize: limits.packed,
      onError: (c) => refuse(c, problem('request.tooLarge', '', { most: limits.packed })),
    }),
    async (c) => {
      const { organization, person } = c.get('reader');
      const sent = await inTime(c.req.arrayBuffer());
      if (!sent) return refuse(c, problem('request.slow', '', { seconds: 30 }));
      const bytes = new Uint8Array(sent);
      const about = need(await checker.look({ kind: 'row', of: { bytes } }));
      const kept = { about, bytes, person: person.id, at: deps.clock.now() };
      await deps.store.write(organization, async (scope) => ok(await keepPackage(scope, kept)));
      return c.json(rowView(about, c), 201);
    },
  );

const reads = ({ deps, checker, shelf }: Tools) =>
  new Hono<Env>()
    .get('/adopt/library', describeRoute({ summary: 'Rule sets that can be adopted' }), async (c) => {
      const { organization } = c.get('reader');
      const { id, version, title, derivedFrom } = (await deps.rules.current(organization)).set.ruleset;
      const rows = need(await rowsOf(deps, shelf, organization));
      return c.json({
        ours: { id, version, title: localize(title, c.get('language')), derivedFrom },
        rows: rows.map((row) => rowView(row, c)),
      });
    })
    .get(
      '/adopt/library/:key',
      describeRoute({
        summary:
          'A rule set to read: forms, stages, limits, tables, parameters; what differs from ours; whose department is whose; what can be taken alone. `ours` is the one in service',
      }),
      async (c) => {
        const { organization } = c.get('reader');
        const key = c.req.param('key');
        const of = need(await shelf.sourceOf(organization, key));
        const ours = key === OURS ? undefined : await shelf.oursOf(organization);
        const { zone } = (await deps.rules.current(organization)).set.ruleset;
        const from = formatDay(toLocal(deps.clock.now(), zone).day);
        const page = need(await checker.look({ kind: 'page', of, ours, language: c.get('language'), from }));
        return c.json({ ...page, problems: said(page.problems, c) });
      },
    )
    .get('/adopt/library/:key/scenarios', describeRoute({ summary: 'Its scenarios, played' }), async (c) => {
      const of = need(await shelf.sourceOf(c.get('reader').organization, c.req.param('key')));
      return c.json(need(await checker.look({ kind: 'scenarios', of })));
    })
    .get('/adopt/library/:key/package', describeRoute({ summary: 'The package, to hand on' }), async (c) => {
      const of = need(await shelf.sourceOf(c.get('reader').organization, c.req.param('key')));
      const bytes = 'bytes' in of ? of.bytes : need(pack(of.files));
      return c.body(new Uint8Array(bytes), 200, {
        'Content-Type': 'application/zip',
        'Content-Disposition': 'attachment; filename="rule-set.docket.zip"',
      });
    });

async function attempt({ checker, shelf }: Tools, c: Context<Env>, answers: Answers): Promise<Attempted> {
  const { organization } = c.get('reader');
  const of = need(await shelf.sourceOf(organization, c.req.param('key') ?? ''));
  const ours = await shelf.oursOf(organization);
  return need(await checker.look({ kind: 'attempt', of, ours, answers, language: c.get('language') }));
}

/** The version ours came from is in the library since it was adopted. */
async function follow({ deps, checker, shelf }: Tools, c: Context<Env>, joining: Joining) {
  const { settled = {}, confirmed = {} } = joining;
  const { organization } = c.get('reader');
  const origin = (await deps.rules.current(organization)).set.ruleset.derivedFrom;
  const of = need(await shelf.sourceOf(organization, c.req.param('key') ?? ''));
  const base = need(await shelf.sourceOf(organization, origin?.fingerprint ?? OURS));
  const ours = await shelf.oursOf(organization);
  const asked = { of, base, ours, settled, confirmed, language: c.get('language') };
  return need(await checker.look({ kind: 'follow', ...asked }));
}

/** What something stands against is not taken. A draft may hold scenarios that still fail: they keep it from being published. */
function free(made: Attempted, c: Context<Env>, draft = false): Response | undefined {
  const against = made.problems.filter(({ code }) => !draft || code !== 'adopt.scenarios');
  return against.length > 0 ? refuse(c, ...against) : undefined;
}

const writes = (tools: Tools) =>
  new Hono<Env>()
    .post(
      '/adopt/library/:key/try',
      describeRoute({
        summary: 'What would come of these answers: report, conflicts, its scenarios; nothing is kept',
      }),
      checked('json', Asked),
      async (c) => c.json(tried(await attempt(tools, c, c.req.valid('json').answers as Answers), c)),
    )
    .post(
      '/adopt/library/:key/draft',
      describeRoute({ summary: 'Takes it as a draft; values given become its suggestions' }),
      checked('json', Asked),
      async (c) => {
        const answers = c.req.valid('json').answers as Answers;
        const made = await attempt(tools, c, answers);
        const { organization, person } = c.get('reader');
        const stop = free(made, c, true);
        if (stop) return stop;
        need(await tools.shelf.keep(organization, c.req.param('key'), person.id));
        const asked = { documents: made.documents, params: answers.params ?? {}, sending: c.get('sending') };
        return c.json(need(await asDraft(tools.deps, organization, person.id, asked)), 201);
      },
    )
    .post(
      '/adopt/library/:key/publish',
      describeRoute({ summary: 'Takes it into service at once, with the values given' }),
      checked('json', Asked),
      async (c) => {
        const answers = c.req.valid('json').answers as Answers;
        const made = await attempt(tools, c, answers);
        const { organization, person } = c.get('reader');
        const stop = free(made, c);
        if (stop) return stop;
        need(await tools.shelf.keep(organization, c.req.param('key'), person.id));
        const rules = need(await settle(tools.deps, organization, made.documents, answers.params ?? {}));
        const { id, version } = rules.set.ruleset;
        return c.json({ id, version, unset: made.unset }, 201);
      },
    )
    .post(
      '/adopt/library/:key/follow',
      describeRoute({
        summary: 'Joins this later version of our origin with ours: what changes, conflicts one by one',
      }),
      checked('json', Joining),
      async (c) => c.json(tried(await follow(tools, c, c.req.valid('json') as Joining), c)),
    )
    .post(
      '/adopt/library/:key/follow/draft',
      describeRoute({ summary: 'Takes what was joined as a draft' }),
      checked('json', Joining),
      async (c) => {
        const made = await follow(tools, c, c.req.valid('json') as Joining);
        const { organization, person } = c.get('reader');
        const stop = free(made, c, true);
        if (stop) return stop;
        need(await tools.shelf.keep(organization, c.req.param('key'), person.id));
        const asked = { documents: made.documents, params: {}, sending: c.get('sending') };
        return c.json(need(await asDraft(tools.deps, organization, person.id, asked)), 201);
      },
    );

/** `uploads` stands before what reads bodies as JSON. */
export function adoptRoutes(deps: Deps) {
  const checker = openChecker();
  const tools = { deps, checker, shelf: openShelf(deps, checker) };
  const guarded = new Hono<Env>()
    .use('/adopt/*', administrators)
    .route('/', reads(tools))
    .route('/', writes(tools));
  return { uploads: uploads(tools), guarded };
}
