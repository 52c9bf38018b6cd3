/** The demo's people for the log-in page; empty where docket does not run as a demo. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import type { Language } from '../../engine/text/language.ts';
import { DEMO_PASSWORD } from '../demo/people.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { directoryOf } from '../store/people.ts';
import { personView } from './session.ts';

export interface DemoPerson {
  /** Also the user name. */
  id: string;
  name: string;
  departments: string[];
  roles: string[];
  password: string;
}

async function peopleOf(deps: Deps, organization: string, language: Language): Promise<DemoPerson[]> {
  const rules = await deps.rules.current(organization);
  const { people } = await directoryOf(deps.store.for(organization), organization);
  return people.map((person) => {
    const { id, name, departments, roles } = personView(rules, person, language);
    const titles = (named: { title: string }[]) => named.map(({ title }) => title);
    return { id, name, departments: titles(departments), roles: titles(roles), password: DEMO_PASSWORD };
  });
}

export const demoRoutes = (deps: Deps) =>
  new Hono<Env>().get('/demo', describeRoute({ summary: 'Log-ins of the demo' }), async (c) => {
    if (!deps.demo) return c.json<DemoPerson[]>([]);
    const demos = await deps.store.db
      .selectFrom('organizations')
      .select('id')
      .where('demo', '=', 1)
      .execute();
    const people = await Promise.all(demos.map(({ id }) => peopleOf(deps, id, c.get('language'))));
    return c.json(people.flat());
  });
