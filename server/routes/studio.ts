/** Drafts of rule sets: begun, edited, checked. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type, { type Static } from 'typebox';
import { addMinutes } from '../../engine/calendar/zone.ts';
import { documentsOf } from '../../engine/exchange/documents.ts';
import type { Documents } from '../../engine/exchange/parts.ts';
import { ok, problem } from '../../engine/problem.ts';
import { type Edit, MOST_EDITS } from '../../engine/studio/edit.ts';
import { emptyRuleSet } from '../../engine/studio/empty.ts';
import type { TrialAsked } from '../../engine/studio/try.ts';
import { localize } from '../../engine/text/language.ts';
import { say } from '../../engine/text/say.ts';
import type { Deps } from '../deps.ts';
import { library, libraryFiles } from '../library.ts';
import type { Env } from '../middleware/env.ts';
import { administrators } from '../middleware/signed-in.ts';
import { changeOnce, once } from '../once.ts';
import { actsOf } from '../proposing.ts';
import { Refusal } from '../store/open.ts';
import { everyone } from '../store/people.ts';
import {
  addDraft,
  changesAfter,
  type Draft,
  type DraftHead,
  draftHead,
  draftHeads,
  draftOf,
  dropDraft,
  editDraft,
  othersSince,
} from '../store/rule-drafts.ts';
import { currentFiles } from '../store/rule-sets.ts';
import type { Scope } from '../store/scope.ts';
import { answer, localTime } from './prints.ts';
import { found, need } from './reading.ts';
import { checked } from './schema.ts';

const Title = Type.String({ minLength: 1, maxLength: 200 });
const Id = Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60 });

const Begin = Type.Object(
  {
    from: Type.Enum(['empty', 'current', 'library']),
    /** Of the library. */
    ruleset: Type.Optional(Type.String({ maxLength: 60 })),
    /** Of one that begins empty. */
    id: Type.Optional(Id),
    title: Type.Optional(Title),
  },
  { additionalProperties: false },
);

const File = Type.String({ pattern: '^(?:[a-z]+/)?[A-Za-z0-9-]+\\.json$', maxLength: 100 });
const Path = Type.String({ pattern: '^(/[^/]*)*$', maxLength: 1000 });
const place = { file: File, path: Path };
const one = <T extends Record<string, ReturnType<typeof Type.Object>>>(edit: T) =>
  Type.Object(edit, { additionalProperties: false });
const closed = { additionalProperties: false };
const EditSchema = Type.Union([
  one({ put: Type.Object({ ...place, value: Type.Unknown() }, closed) }),
  one({
    insert: Type.Object(
      { ...place, value: Type.Unknown(), at: Type.Optional(Type.Integer({ minimum: 0 })) },
      closed,
    ),
  }),
  one({ remove: Type.Object(place, closed) }),
  one({ move: Type.Object({ ...place, to: Type.Integer({ minimum: 0 }) }, closed) }),
]);

const EditBody = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    edits: Type.Array(EditSchema, { minItems: 1, maxItems: MOST_EDITS }),
    why: Type.Optional(Type.String({ maxLength: 500 })),
  },
  closed,
);

/** Local, as scenarios have it. */
const Moment = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' });
const Word = Type.Optional(Type.String({ maxLength: 200 }));

/** A step of schemas/meta/scenario.schema.json, as far as a trial takes it. */
const StepSchema = Type.Object(
  {
    at: Moment,
    by: Word,
    complaint: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    submit: Word,
    task: Word,
    action: Word,
    to: Word,
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
    data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    expect: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  closed,
);

const TryBody = Type.Object(
  { steps: Type.Array(StepSchema, { maxItems: 200 }), person: Type.String({ maxLength: 200 }), at: Moment },
  closed,
);

/** So long somebody counts as at work on a draft. */
const recently = (now: string): string => addMinutes(now, -15);

const Since = Type.Object({ since: Type.Optional(Type.String({ pattern: '^\\d{1,9}$' })) }, closed);

const noFile = () => new Refusal(problem('ruleset.none', '', { folder: '' }));

/** An empty one begins in the language of whoever writes it. */
async function beginning(
  deps: Deps,
  organization: string,
  asked: Static<typeof Begin>,
  language: Env['Variables']['language'],
): Promise<Documents> {
  if (asked.from === 'current') return documentsOf(await currentFiles(deps.store, organization));
  if (asked.from === 'library') {
    const files = libraryFiles(asked.ruleset ?? '');
    if (!files) throw noFile();
    return documentsOf(files);
  }
  const { calendar, zone } = (await deps.rules.current(organization)).set.ruleset;
  const { id = organization, title = organization } = asked;
  return emptyRuleSet({ id, title, language, calendar, zone });
}

/** Who people are, for what they changed. */
async function namesOf(scope: Scope): Promise<Map<string, Draft['title']>> {
  return new Map((await everyone(scope)).map(({ person }) => [person.id, person.name]));
}

type Names = Awaited<ReturnType<typeof namesOf>>;

const headView = (head: DraftHead, names: Names, language: Env['Variables']['language']) => ({
  ...head,
  title: localize(head.title, language),
  changedBy: localize(names.get(head.changedBy) ?? head.changedBy, language),
  beganBy: localize(names.get(head.beganBy) ?? head.beganBy, language),
  proposedBy: head.proposedBy && localize(names.get(head.proposedBy) ?? head.proposedBy, language),
});

export type DraftView = ReturnType<typeof headView>;

const reads = (deps: Deps) =>
  new Hono<Env>()
    .get('/studio/drafts', describeRoute({ summary: 'Drafts of rule sets' }), async (c) => {
      const { organization } = c.get('reader');
      const scope = deps.store.for(organization);
      const names = await namesOf(scope);
      const drafts = await draftHeads(scope);
      return c.json(drafts.map((head) => headView(head, names, c.get('language'))));
    })
    .get('/studio/library', describeRoute({ summary: 'Rule sets that come with docket' }), (c) =>
      c.json(library().map(({ id, title }) => ({ id, title: localize(title, c.get('language')) }))),
    )
    .get('/studio/drafts/:id', describeRoute({ summary: 'A draft with its files' }), async (c) => {
      const scope = deps.store.for(c.get('reader').organization);
      const { documents, ...head } = found(await draftOf(scope, c.req.param('id')), 'draft.unknown');
      return c.json({ ...headView(head, await namesOf(scope), c.get('language')), documents });
    })
    .get(
      '/studio/drafts/:id/history',
      describeRoute({ summary: 'Who changed what, after a version' }),
      checked('query', Since),
      async (c) => {
        const scope = deps.store.for(c.get('reader').organization);
        const names = await namesOf(scope);
        const since = Number(c.req.valid('query').since ?? 0);
        const changes = await changesAfter(scope, c.req.param('id'), since);
        const acts = (await actsOf(scope, c.req.param('id'))).filter(({ version }) => version > since);
        const all = [...changes, ...acts.map((one) => ({ ...one, edits: [] as Edit[] }))];
        const said = (id: string) => localize(names.get(id) ?? id, c.get('language'));
        const inOrder = all.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
        return c.json(inOrder.map(({ person, ...change }) => ({ ...change, person: said(person) })));
      },
    )
    .get(
      '/studio/drafts/:id/others',
      describeRoute({
        summary: 'The version of a draft, and who else changed it in the last quarter of an hour',
      }),
      async (c) => {
        const { organization, person } = c.get('reader');
        const scope = deps.store.for(organization);
        const id = c.req.param('id');
        const { version } = found(await draftHead(scope, id), 'draft.unknown');
        const names = await namesOf(scope);
        const others = await othersSince(scope, id, { person: person.id, since: recently(deps.clock.now()) });
        return c.json({
          version,
          others: others.map((one) => localize(names.get(one.person) ?? one.person, c.get('language'))),
        });
      },
    )
    .get('/studio/drafts/:id/check', describeRoute({ summary: 'What is wrong with a draft' }), async (c) => {
      const scope = deps.store.for(c.get('reader').organization);
      const { documents, version } = found(await draftOf(scope, c.req.param('id')), 'draft.unknown');
      const { problems, clauses } = need(await deps.prover.run({ kind: 'check', documents }));
      const language = c.get('language');
      return c.json({
        version,
        problems: problems.map((each) => ({ ...each, text: say(each, language) })),
        clauses: clauses?.map(({ clause, by }) => ({ ...clause, by })),
      });
    });

/** What an author wrote may be too much to show. */
const prints = (deps: Deps) =>
  new Hono<Env>().get(
    '/studio/drafts/:id/forms/:form/print',
    describeRoute({ summary: 'A blank form of a draft as PDF' }),
    async (c) => {
      const { organization } = c.get('reader');
      const draft = found(await draftOf(deps.store.for(organization), c.req.param('id')), 'draft.unknown');
      const { zone } = (await deps.rules.current(organization)).set.ruleset;
      const language = c.get('language');
      const { documents } = draft;
      const job = { kind: 'paper' as const, documents, form: c.req.param('form'), language };
      const form = found(need(await deps.prover.run(job)).paper, 'form.unknown');
      const options = { language, printedAt: localTime(deps.clock.now(), zone), copies: false };
      return answer(deps, c, { kind: 'form', form, options }, [form.title]);
    },
  );

const writes = (deps: Deps) =>
  new Hono<Env>()
    .post(
      '/studio/drafts',
      describeRoute({ summary: 'Begins a draft: empty, of the current rules or of the library' }),
      checked('json', Begin),
      async (c) => {
        const { organization, person } = c.get('reader');
        const documents = await beginning(deps, organization, c.req.valid('json'), c.get('language'));
        const base = (await deps.rules.current(organization)).hash;
        const at = deps.clock.now();
        const id = deps.ids.next();
        const work = async (scope: Scope) => {
          await addDraft(scope, { id, base, documents, person: person.id, at });
          return ok({ id });
        };
        return c.json(await changeOnce(deps, c, { act: 'draft.begun', subject: id, work }));
      },
    )
    .post(
      '/studio/drafts/:id/edits',
      describeRoute({ summary: 'Changes a draft; header Idempotency-Key' }),
      checked('json', EditBody),
      async (c) => {
        const { organization, person } = c.get('reader');
        const { version, edits, why } = c.req.valid('json');
        const at = deps.clock.now();
        const asked = { version, edits: edits as Edit[], why, person: person.id, at };
        const changed = await deps.store.write(organization, (scope) =>
          once(scope, c.get('sending'), at, async () => {
            const draft = await editDraft(scope, c.req.param('id'), asked);
            return draft.ok ? ok({ version: draft.value.version }) : draft;
          }),
        );
        return c.json(need(changed));
      },
    )
    .post(
      '/studio/drafts/:id/try',
      describeRoute({ summary: 'Plays steps through a draft: what a person sees then' }),
      checked('json', TryBody),
      async (c) => {
        const scope = deps.store.for(c.get('reader').organization);
        const { documents } = found(await draftOf(scope, c.req.param('id')), 'draft.unknown');
        const language = c.get('language');
        const asked = { ...c.req.valid('json'), language } as TrialAsked;
        const { problems, tried } = need(await deps.prover.run({ kind: 'try', documents, asked }));
        const said = (all: typeof problems) => all.map((each) => ({ ...each, text: say(each, language) }));
        return c.json({
          problems: said(problems),
          tried: tried && { ...tried, problems: said(tried.problems) },
        });
      },
    )
    .delete('/studio/drafts/:id', describeRoute({ summary: 'Throws a draft away' }), async (c) => {
      const id = c.req.param('id');
      const work = async (scope: Scope) => {
        found(await draftOf(scope, id), 'draft.unknown');
        await dropDraft(scope, id);
        return ok({ id });
      };
      return c.json(await changeOnce(deps, c, { act: 'draft.dropped', subject: id, work }));
    });

export const studioRoutes = (deps: Deps) =>
  new Hono<Env>()
    .use('/studio/*', administrators)
    .route('/', reads(deps))
    .route('/', prints(deps))
    .route('/', writes(deps));
