/** What the organization lets the public hand in: its administrator's choice among what the rules allow. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { notPublic } from '../../../engine/permission/outside.ts';
import { at, ok, within } from '../../../engine/problem.ts';
import { localize } from '../../../engine/text/language.ts';
import { say } from '../../../engine/text/say.ts';
import { openOf, openToPublic } from '../../access/policy.ts';
import type { Deps } from '../../deps.ts';
import type { Env } from '../../middleware/env.ts';
import { changeOnce } from '../../once.ts';
import { Refusal } from '../../store/refusal.ts';
import { found } from '../reading.ts';
import { checked } from '../schema.ts';

const Chosen = Type.Object(
  { submissions: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100, uniqueItems: true }) },
  { additionalProperties: false },
);

export const publicPage = ({ url }: Pick<Deps, 'url'>, organization: string): string =>
  new URL(`/at/${encodeURIComponent(organization)}`, url).href;

export const publicAdminRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/admin/public', describeRoute({ summary: 'What the public may hand in' }), async (c) => {
      const { organization } = c.get('reader');
      const [language, rules] = [c.get('language'), await deps.rules.current(organization)];
      const open = await openOf(deps.store.for(organization));
      return c.json({
        address: publicPage(deps, organization),
        submissions: [...rules.submissions.values()].map((submission) => {
          const why = notPublic(rules, submission).map((one) => say(one, language));
          const { id, title } = submission;
          return { id, title: localize(title, language), why, open: why.length === 0 && open.includes(id) };
        }),
      });
    })
    .post(
      '/admin/public',
      describeRoute({ summary: 'Opens submissions to the public, and shuts all others' }),
      checked('json', Chosen),
      async (c) => {
        const { organization } = c.get('reader');
        const { submissions } = c.req.valid('json');
        const rules = await deps.rules.current(organization);
        const problems = submissions.flatMap((id, n) =>
          within(
            notPublic(rules, found(rules.submissions.get(id), 'submission.unknown')),
            at('/submissions', n),
          ),
        );
        if (problems.length > 0) throw new Refusal(...problems);
        const work = async (scope: Parameters<typeof openToPublic>[0]) => {
          await openToPublic(scope, submissions);
          return ok({ submissions });
        };
        const facts = { submissions: submissions.join(', ') };
        return c.json(
          await changeOnce(deps, c, { act: 'organization.opened', subject: organization, facts, work }),
        );
      },
    );
