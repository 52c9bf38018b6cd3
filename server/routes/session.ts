/** Who is signed in, and where: a person of an organization, or an operator; null for a stranger, whose asking is no fault. */

import { type Context, Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Person } from '../../engine/ruleset/types.ts';
import { type Language, languages, localize } from '../../engine/text/language.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { signedIn } from '../middleware/signed-in.ts';
import { type Operator, operatorOf } from '../store/operators.ts';
import { reading } from './reading.ts';

export interface Named {
  id: string;
  title: string;
}

export interface PersonView {
  id: string;
  name: string;
  departments: Named[];
  roles: Named[];
}

const named = (elements: Rules['departments'] | Rules['roles'], ids: string[], language: Language): Named[] =>
  ids.map((id) => ({ id, title: localize(elements.get(id)?.title ?? id, language) }));

export const personView = (rules: Rules, person: Person, language: Language): PersonView => ({
  id: person.id,
  name: localize(person.name, language),
  departments: named(rules.departments, person.departments, language),
  roles: named(rules.roles, person.roles, language),
});

/** Null for a stranger. */
async function operatorView(deps: Deps, c: Context<Env>): Promise<{ operator: Operator } | null> {
  const session = await deps.access.sessionOf(c.req.raw.headers);
  const operator = session && (await operatorOf(deps.store, session.userId));
  return operator ? { operator } : null;
}

export const sessionRoutes = (deps: Deps) =>
  new Hono<Env>().get(
    '/session',
    describeRoute({ summary: 'Who is signed in' }),
    signedIn(deps, async (c) => c.json(await operatorView(deps, c))),
    async (c) => {
      const { organization, rules, language, world } = await reading(deps, c);
      const { title, zone } = rules.set.ruleset;
      return c.json({
        person: personView(rules, c.get('reader').person, language),
        organization: {
          id: organization,
          title: localize(world.directory.organization ?? title, language),
          zone,
        },
        languages: languages.map(String),
        language: String(language),
        administrator: c.get('reader').administrator,
        first: c.get('reader').first,
      });
    },
  );
