/** What can be handed in, and handing it in. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import type { Data } from '../../engine/complaint/events.ts';
import type { Complaint } from '../../engine/complaint/state.ts';
import { submissionsFor, submissionView } from '../../engine/form/view.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import { alikeFields } from '../../engine/search/alike.ts';
import { type Language, localize } from '../../engine/text/language.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { performSubmit } from '../perform.ts';
import { found, need, reading } from './reading.ts';
import { checked } from './schema.ts';

export const DataSchema = Type.Record(Type.String(), Type.Unknown());

/** Why it is sent later than it happened. */
export const LateReason = Type.Optional(Type.String({ maxLength: 2000 }));

/** ISO 8601; the engine says more. */
export const OccurredAt = Type.Optional(Type.String({ maxLength: 40 }));

const SubmitBody = Type.Object(
  { data: Type.Record(Type.String(), DataSchema), occurredAt: OccurredAt, lateReason: LateReason },
  { additionalProperties: false },
);

export interface OpenedView {
  id: string;
  title: string;
  procedure: string;
}

export interface Receipt {
  receipt: string;
  complaints: OpenedView[];
}

export const openedView = (rules: Rules, opened: Complaint[], language: Language): OpenedView[] =>
  opened.map(({ id, procedure }) => ({
    id,
    title: localize(rules.procedures.get(procedure)?.procedure.title, language),
    procedure,
  }));

const reads = (deps: Deps) =>
  new Hono<Env>()
    .get('/submissions', describeRoute({ summary: 'What I can hand in' }), async (c) => {
      const { rules, person, language, world } = await reading(deps, c);
      return c.json(submissionsFor(rules, person, language, world));
    })
    .get('/submissions/:id', describeRoute({ summary: 'A submission with its sections' }), async (c) => {
      const { rules, person, language, world } = await reading(deps, c);
      const id = c.req.param('id');
      const mine = submissionsFor(rules, person, language, world).some((submission) => submission.id === id);
      const view = found(mine ? submissionView(rules, id, language, world) : null, 'submission.unknown');
      return c.json({ ...view, alike: alikeFields(rules, id) });
    });

const writes = (deps: Deps) =>
  new Hono<Env>().post(
    '/submissions/:id',
    describeRoute({ summary: 'Hands something in; header Idempotency-Key' }),
    checked('json', SubmitBody),
    async (c) => {
      const { organization, person } = c.get('reader');
      const { data, occurredAt, lateReason } = c.req.valid('json');
      const id = deps.ids.next();
      const command = { type: 'submit', submission: c.req.param('id'), id, actor: person.id } as const;
      const sections = data as Record<string, Data>;
      const once = {
        sending: c.get('sending'),
        reply: ({ rules, opened }: { rules: Rules; opened: Complaint[] }) => ({
          status: 201 as const,
          body: { receipt: id, complaints: openedView(rules, opened, c.get('language')) },
        }),
      };
      const done = await performSubmit(
        deps,
        organization,
        { ...command, data: sections, occurredAt, lateReason },
        once,
      );
      return c.json(need(done).reply!.body as Receipt, 201);
    },
  );

export const submissionRoutes = (deps: Deps) =>
  new Hono<Env>().route('/', reads(deps)).route('/', writes(deps));
