/** Drafts put into force: the difference in words, the proof, publication, and complaints moved to the new version. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { fail, ok, problem } from '../../engine/problem.ts';
import type { Proof } from '../../engine/proof/prove.ts';
import type { RuleSet } from '../../engine/ruleset/types.ts';
import { type Language, localize } from '../../engine/text/language.ts';
import { say } from '../../engine/text/say.ts';
import { askTwoToPublish, twoPeoplePublish } from '../access/policy.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { administrators } from '../middleware/signed-in.ts';
import { changeOnce } from '../once.ts';
import { refused } from '../proposing.ts';
import type { Checked } from '../proving/job.ts';
import { difference, publishDraft } from '../publishing.ts';
import { moveAll, moves } from '../rebasing.ts';
import { everyone } from '../store/people.ts';
import { draftOf } from '../store/rule-drafts.ts';
import type { Scope } from '../store/scope.ts';
import { found, need } from './reading.ts';
import { checked } from './schema.ts';

const closed = { additionalProperties: false };
const Version = Type.Integer({ minimum: 1 });
const PublishBody = Type.Object(
  { version: Version, why: Type.Optional(Type.String({ maxLength: 500 })) },
  closed,
);
const RefusalBody = Type.Object({ why: Type.Optional(Type.String({ maxLength: 500 })) }, closed);
const SettingsBody = Type.Object({ twoPeople: Type.Boolean() }, closed);
const MovesBody = Type.Object(
  {
    complaints: Type.Array(
      Type.Object({ complaint: Type.String({ maxLength: 100 }), version: Version }, closed),
      {
        minItems: 1,
        maxItems: 200,
      },
    ),
  },
  closed,
);

const titleOf = (documents: Record<string, unknown>, scenario: string, language: Language): string =>
  localize((documents[`scenarios/${scenario}.json`] as RuleSet['ruleset'] | undefined)?.title, language) ||
  scenario;

function proofView(checkedDraft: Checked, documents: Record<string, unknown>, language: Language) {
  const { problems, proof, mayPublish = false } = checkedDraft;
  const said = (all: Checked['problems']) => all.map((each) => ({ ...each, text: say(each, language) }));
  const scenarios = (proof?.scenarios ?? []).map((one: Proof['scenarios'][number]) => ({
    ...one,
    title: titleOf(documents, one.scenario, language),
  }));
  const { failures = [], cases = 0, complaints = 0 } = proof?.simulation ?? {};
  return {
    mayPublish,
    problems: said(problems),
    notices: said(proof?.notices ?? []),
    coverage: proof?.coverage,
    scenarios,
    simulation: { cases, complaints, failures: failures.length },
  };
}

const administratorsOf = async (scope: Scope) =>
  (await everyone(scope)).filter(({ administrator, suspendedAt }) => administrator && suspendedAt === null);

/** Who wants one person to be enough again is named. */
async function settingsOf(scope: Scope, language: Language) {
  const { twoPeople, endedBy } = await twoPeoplePublish(scope);
  const who = (await administratorsOf(scope)).find(({ person }) => person.id === endedBy)?.person;
  return { twoPeople, ending: who ? { person: who.id, by: localize(who.name, language) } : null };
}

/** Problem `publishing.oneAdministrator` where nobody else could agree. */
async function settings(scope: Scope, two: boolean, person: string, language: Language) {
  const alone = (await administratorsOf(scope)).length < 2;
  if (two && alone) return fail(problem('publishing.oneAdministrator', ''));
  await askTwoToPublish(scope, { two, person, alone });
  return ok(await settingsOf(scope, language));
}

const reads = (deps: Deps) =>
  new Hono<Env>()
    .get('/studio/settings', describeRoute({ summary: 'How drafts are put into force' }), async (c) => {
      const scope = deps.store.for(c.get('reader').organization);
      return c.json(await settingsOf(scope, c.get('language')));
    })
    .get(
      '/studio/drafts/:id/difference',
      describeRoute({ summary: 'What a draft changes in the rules in force, in words' }),
      async (c) => {
        const { organization } = c.get('reader');
        const draft = found(await draftOf(deps.store.for(organization), c.req.param('id')), 'draft.unknown');
        return c.json(await difference(deps, organization, draft, c.get('language')));
      },
    )
    .get(
      '/studio/drafts/:id/proof',
      describeRoute({ summary: 'All checks, scenarios and a simulation' }),
      async (c) => {
        const scope = deps.store.for(c.get('reader').organization);
        const { documents, version } = found(await draftOf(scope, c.req.param('id')), 'draft.unknown');
        const result = need(await deps.prover.run({ kind: 'prove', documents }));
        return c.json({ version, ...proofView(result, documents, c.get('language')) });
      },
    )
    .get(
      '/studio/moves',
      describeRoute({ summary: 'Open complaints of earlier versions, and what moving them would do' }),
      async (c) => {
        const { organization, person } = c.get('reader');
        return c.json(await moves(deps, organization, person.id, c.get('language')));
      },
    );

const writes = (deps: Deps) =>
  new Hono<Env>()
    .post(
      '/studio/settings',
      describeRoute({ summary: 'Whether two people put a draft into force' }),
      checked('json', SettingsBody),
      async (c) => {
        const { twoPeople } = c.req.valid('json');
        const work = (scope: Scope) =>
          settings(scope, twoPeople, c.get('reader').person.id, c.get('language'));
        return c.json(
          await changeOnce(deps, c, { act: 'publishing.changed', subject: '', facts: { twoPeople }, work }),
        );
      },
    )
    .post(
      '/studio/drafts/:id/publish',
      describeRoute({ summary: 'Puts a draft into force, or proposes it to a second person' }),
      checked('json', PublishBody),
      async (c) => {
        const { organization, person } = c.get('reader');
        const { version, why } = c.req.valid('json');
        const asked = { id: c.req.param('id'), version, why, person: person.id };
        return c.json(need(await publishDraft(deps, organization, asked)));
      },
    )
    .post(
      '/studio/drafts/:id/refuse',
      describeRoute({ summary: 'Sends a proposed draft back, or takes the proposal back' }),
      checked('json', RefusalBody),
      async (c) => {
        const { organization, person } = c.get('reader');
        const asked = { person: person.id, why: c.req.valid('json').why };
        return c.json(need(await refused(deps, organization, c.req.param('id'), asked)));
      },
    )
    .post(
      '/studio/moves',
      describeRoute({ summary: 'Moves complaints to the rules in force, or back' }),
      checked('json', MovesBody),
      async (c) => {
        const { organization, person } = c.get('reader');
        const results = await moveAll(deps, organization, c.req.valid('json').complaints, person.id);
        const language = c.get('language');
        return c.json(
          results.map(({ complaint, problems }) => ({
            complaint,
            problems: problems.map((one) => say(one, language)),
          })),
        );
      },
    );

export const publishingRoutes = (deps: Deps) =>
  new Hono<Env>().use('/studio/*', administrators).route('/', reads(deps)).route('/', writes(deps));
