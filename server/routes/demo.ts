/** The demo's organizations and their log-ins for the log-in page; empty where docket does not run as a demo. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { fail, problem } from '../../engine/problem.ts';
import type { Text } from '../../engine/ruleset/types.ts';
import { type Language, localize } from '../../engine/text/language.ts';
import { make, offers } from '../demo/library.ts';
import { DEMO_PASSWORD } from '../demo/people.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { fromText } from '../store/json.ts';
import { everyone } from '../store/people.ts';
import { need } from './reading.ts';
import { personView } from './session.ts';

export interface DemoPerson {
  id: string;
  username: string;
  name: string;
  departments: string[];
  roles: string[];
  password: string;
}

export interface DemoOrganization {
  id: string;
  title: string;
  /** null: not made yet, or being made. */
  people: DemoPerson[] | null;
}

async function peopleOf(deps: Deps, organization: string, language: Language): Promise<DemoPerson[]> {
  const rules = await deps.rules.current(organization);
  const people = await everyone(deps.store.for(organization));
  const names = await deps.access.usernames(people.map(({ userId }) => userId));
  return people.map(({ person, userId }) => {
    const { id, name, departments, roles } = personView(rules, person, language);
    const titles = (named: { title: string }[]) => named.map(({ title }) => title);
    const username = names.get(userId) ?? id;
    return {
      id,
      username,
      name,
      departments: titles(departments),
      roles: titles(roles),
      password: DEMO_PASSWORD,
    };
  });
}

async function made(deps: Deps, language: Language): Promise<DemoOrganization[]> {
  const rows = await deps.store.db
    .selectFrom('organizations')
    .select(['id', 'title'])
    .where('demo', '=', 1)
    .execute();
  const view = async ({ id, title }: (typeof rows)[number]): Promise<DemoOrganization> => ({
    id,
    title: localize(fromText<Text>(title), language),
    people: await peopleOf(deps, id, language),
  });
  return Promise.all(rows.filter(({ id }) => !deps.telling.has(id)).map(view));
}

/** Made ones first, then what the library could still tell. */
async function choices(deps: Deps, language: Language): Promise<DemoOrganization[]> {
  const there = await made(deps, language);
  const known = new Set(there.map(({ id }) => id));
  const rest = offers().filter(({ id }) => !known.has(id));
  return [...there, ...rest.map(({ id, title }) => ({ id, title: localize(title, language), people: null }))];
}

export const demoRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/demo', describeRoute({ summary: 'Organizations and log-ins of the demo' }), async (c) =>
      c.json<DemoOrganization[]>(deps.demo ? await choices(deps, c.get('language')) : []),
    )
    .post('/demo/:id', describeRoute({ summary: 'Make an organization of the demo' }), async (c) => {
      need(deps.demo ? await make(deps, c.req.param('id')) : fail(problem('request.notFound', '')));
      return c.json({});
    });
