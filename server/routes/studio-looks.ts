/** What a draft would do, looked at before it is published: its papers and books, drawn complaints, complaints of the past. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { replay } from '../../engine/complaint/evolve.ts';
import { summary } from '../../engine/complaint/summary.ts';
import { documentsOf } from '../../engine/exchange/documents.ts';
import { fail, problem, type Result } from '../../engine/problem.ts';
import { say } from '../../engine/text/say.ts';
import { calendarData, withYears } from '../calendars.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { administrators } from '../middleware/signed-in.ts';
import type { Checked, ProvingJob } from '../proving/job.ts';
import { yearsOf } from '../store/calendar-years.ts';
import { eventsOf } from '../store/events.ts';
import { directoryOf, paramsOf } from '../store/people.ts';
import { draftOf } from '../store/rule-drafts.ts';
import { currentFiles } from '../store/rule-sets.ts';
import type { Scope } from '../store/scope.ts';
import { answer, localTime } from './prints.ts';
import { found, need } from './reading.ts';
import { checked } from './schema.ts';

const closed = { additionalProperties: false };
const Digits = Type.Optional(Type.String({ pattern: '^\\d{1,9}$' }));
const CalendarAsk = Type.Object({ id: Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 60 }) }, closed);
const SimulationAsk = Type.Object({ seed: Digits }, closed);
const DryRunAsk = Type.Object({ from: Digits }, closed);

/** Of one job: the author sees how far it is, and others' checks come between. */
const DRAWN = 100;
const PAST = 25;

type Work =
  | Omit<Extract<ProvingJob, { kind: 'slip' }>, 'documents'>
  | Omit<Extract<ProvingJob, { kind: 'register' }>, 'documents'>
  | Omit<Extract<ProvingJob, { kind: 'chart' }>, 'documents'>;

/** Runs a job over the draft's files; what is wrong with the draft is part of the answer. */
async function look(deps: Deps, scope: Scope, id: string, work: Work): Promise<Checked> {
  const { documents } = found(await draftOf(scope, id), 'draft.unknown');
  return need(await deps.prover.run({ ...work, documents } as ProvingJob));
}

function calendarOf(id: string): Result<ReturnType<typeof calendarData>> {
  try {
    return { ok: true, value: calendarData(id) };
  } catch {
    return fail(problem('calendar.unknown', '', { calendar: id }));
  }
}

const papers = (deps: Deps) =>
  new Hono<Env>()
    .get(
      '/studio/calendar',
      describeRoute({ summary: 'A calendar with the years that the organization entered' }),
      checked('query', CalendarAsk),
      async (c) => {
        const { id } = c.req.valid('query');
        const data = need(calendarOf(id));
        const scope = deps.store.for(c.get('reader').organization);
        return c.json(withYears(data, await yearsOf(scope, id)));
      },
    )
    .get(
      '/studio/drafts/:id/slips/:slip',
      describeRoute({ summary: 'A slip of a draft, as one of its scenarios issues it' }),
      async (c) => {
        const scope = deps.store.for(c.get('reader').organization);
        const { problems, slip } = await look(deps, scope, c.req.param('id'), {
          kind: 'slip',
          slip: c.req.param('slip'),
        });
        const language = c.get('language');
        return c.json({ problems: problems.map((one) => ({ ...one, text: say(one, language) })), slip });
      },
    )
    .get('/studio/drafts/:id/slips/:slip/print', describeRoute({ summary: 'The same as PDF' }), async (c) => {
      const { organization } = c.get('reader');
      const { zone } = (await deps.rules.current(organization)).set.ruleset;
      const { slip } = await look(deps, deps.store.for(organization), c.req.param('id'), {
        kind: 'slip',
        slip: c.req.param('slip'),
      });
      const { paper } = found(slip, 'slip.unknown');
      const { language } = paper;
      // Not issued: the place of its hash stays empty.
      const options = { language, issuedAt: localTime(deps.clock.now(), zone), hash: '—' };
      return answer(deps, c, { kind: 'slips', slips: [{ paper, options }] }, [paper.title]);
    })
    .get(
      '/studio/drafts/:id/procedures/:procedure/print',
      describeRoute({ summary: 'The flow chart of a procedure as PDF' }),
      async (c) => {
        const { organization } = c.get('reader');
        const { zone } = (await deps.rules.current(organization)).set.ruleset;
        const language = c.get('language');
        const { chart } = await look(deps, deps.store.for(organization), c.req.param('id'), {
          kind: 'chart',
          procedure: c.req.param('procedure'),
          language,
        });
        const paper = found(chart, 'procedure.unknown');
        const options = { language, printedAt: localTime(deps.clock.now(), zone) };
        return answer(deps, c, { kind: 'chart', chart: paper, options }, [paper.title]);
      },
    )
    .get(
      '/studio/drafts/:id/registers/:register',
      describeRoute({ summary: 'A register of a draft with the rows that its scenarios come to' }),
      async (c) => {
        const scope = deps.store.for(c.get('reader').organization);
        const language = c.get('language');
        const { problems, register } = await look(deps, scope, c.req.param('id'), {
          kind: 'register',
          register: c.req.param('register'),
          language,
        });
        return c.json({ problems: problems.map((one) => ({ ...one, text: say(one, language) })), register });
      },
    );

/** The latest first. */
async function pastOf(scope: Scope, from: number) {
  const all = scope.selectFrom('complaints').where('procedure', 'not like', 'duty:%');
  const { n } = await all.select((of) => of.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await all
    .select('id')
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .limit(PAST)
    .offset(from)
    .execute();
  const past = await Promise.all(
    rows.map(async ({ id }) => ({ complaint: id, events: await eventsOf(scope, id) })),
  );
  return { total: Number(n), past };
}

const runs = (deps: Deps) =>
  new Hono<Env>()
    .get(
      '/studio/drafts/:id/simulation',
      describeRoute({ summary: 'A hundred complaints drawn by lot and worked on under a draft' }),
      checked('query', SimulationAsk),
      async (c) => {
        const scope = deps.store.for(c.get('reader').organization);
        const { documents } = found(await draftOf(scope, c.req.param('id')), 'draft.unknown');
        const seed = Number(c.req.valid('query').seed ?? 1);
        const job = { kind: 'simulate', documents, complaints: DRAWN, seed } as const;
        const { problems, simulation } = need(await deps.prover.run(job));
        const language = c.get('language');
        return c.json({
          problems: problems.map((one) => ({ ...one, text: say(one, language) })),
          simulation,
        });
      },
    )
    .get(
      '/studio/drafts/:id/dry-run',
      describeRoute({ summary: 'Where complaints of the past would have gone another way under a draft' }),
      checked('query', DryRunAsk),
      async (c) => {
        const { organization } = c.get('reader');
        const scope = deps.store.for(organization);
        const language = c.get('language');
        const { documents } = found(await draftOf(scope, c.req.param('id')), 'draft.unknown');
        const { total, past } = await pastOf(scope, Number(c.req.valid('query').from ?? 0));
        const { people } = await directoryOf(scope, organization);
        const cast = { people: people as never, params: await paramsOf(scope) };
        const current = documentsOf(await currentFiles(deps.store, organization));
        const job = { kind: 'dryRun', documents, current, cast, past, language } as const;
        const { problems, dryRuns = [] } = need(await deps.prover.run(job));
        const named = await Promise.all(
          past.map(async ({ complaint, events }, i) => {
            const state = replay(events);
            const rules = await deps.rules.byHash(organization, state.ruleset.hash, scope);
            const { title, number } = summary(rules, state, language);
            return { complaint, title, number, openedAt: state.openedAt, partings: dryRuns[i]?.partings };
          }),
        );
        return c.json({
          total,
          problems: problems.map((one) => ({ ...one, text: say(one, language) })),
          complaints: problems.length > 0 ? [] : named,
        });
      },
    );

export const studioLookRoutes = (deps: Deps) =>
  new Hono<Env>().use('/studio/*', administrators).route('/', papers(deps)).route('/', runs(deps));
