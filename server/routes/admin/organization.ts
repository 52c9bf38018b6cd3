/** The organization itself: the name at the head of its papers, the rules it works by. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { ok } from '../../../engine/problem.ts';
import { localize } from '../../../engine/text/language.ts';
import type { Deps } from '../../deps.ts';
import type { Env } from '../../middleware/env.ts';
import { changeOnce } from '../../once.ts';
import { nameOf, saveName } from '../../store/people.ts';
import { brandIn } from '../../store/pictures.ts';
import { checked } from '../schema.ts';

const Name = Type.String({ minLength: 1, maxLength: 100 });
const Named = Type.Object(
  {
    title: Type.Object({ 'zh-Hans': Name, 'zh-Hant': Name, en: Name }, { additionalProperties: false }),
  },
  { additionalProperties: false },
);

export const organizationRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/admin/organization', describeRoute({ summary: 'Its name and its rules' }), async (c) => {
      const { organization } = c.get('reader');
      const { ruleset } = (await deps.rules.current(organization)).set;
      const title = (await nameOf(deps.store.for(organization), organization)) ?? ruleset.title;
      const said = (language: 'zh-Hans' | 'zh-Hant' | 'en') => localize(title, language);
      return c.json({
        id: organization,
        title: { 'zh-Hans': said('zh-Hans'), 'zh-Hant': said('zh-Hant'), en: said('en') },
        brand: (await brandIn(deps.store.for(organization))) ?? {},
        ruleset: {
          id: ruleset.id,
          version: ruleset.version,
          title: localize(ruleset.title, c.get('language')),
          ...(ruleset.derivedFrom
            ? { derivedFrom: { id: ruleset.derivedFrom.id, version: ruleset.derivedFrom.version } }
            : {}),
        },
      });
    })
    .post(
      '/admin/organization',
      describeRoute({ summary: 'Another name: at the head of papers made from now on' }),
      checked('json', Named),
      async (c) => {
        const { organization } = c.get('reader');
        const { title } = c.req.valid('json');
        const work = async (scope: Parameters<typeof saveName>[0]) => {
          await saveName(scope, organization, title);
          return ok({ id: organization });
        };
        return c.json(await changeOnce(deps, c, { act: 'organization.named', subject: organization, work }));
      },
    );
