/** People of an organization: added, imported, changed, suspended; passwords and factors for who lost theirs. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { fail, ok, type Problem, type Result } from '../../../engine/problem.ts';
import type { RuleSet } from '../../../engine/ruleset/types.ts';
import { type Language, localize } from '../../../engine/text/language.ts';
import {
  addMembers,
  adoptedSet,
  changeMember,
  changePassword,
  checkMembers,
  memberNamed,
  type NewMember,
  suspendMember,
} from '../../access/members.ts';
import { passwordFrom } from '../../access/password.ts';
import { readPeople } from '../../access/people-file.ts';
import type { Deps } from '../../deps.ts';
import type { Env } from '../../middleware/env.ts';
import { doneOnce } from '../../once.ts';
import { everyone } from '../../store/people.ts';
import { need } from '../reading.ts';
import { checked } from '../schema.ts';

const closed = { additionalProperties: false } as const;
const Name = Type.String({ minLength: 1, maxLength: 100 });
const Ids = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50, uniqueItems: true });
const settable = {
  name: Name,
  departments: Ids,
  roles: Ids,
  heads: Type.Optional(Ids),
  supervisor: Type.Optional(Type.String({ maxLength: 60 })),
  administrator: Type.Boolean(),
};
const Changed = Type.Object(settable, closed);
const Added = Type.Object({ id: Name, ...settable }, closed);
const Imported = Type.Object({ csv: Type.String(), dryRun: Type.Boolean() }, closed);
const Suspended = Type.Object({ suspended: Type.Boolean() }, closed);
const Nothing = Type.Object({}, closed);

const titled = (items: { id: string; title: RuleSet['ruleset']['title'] }[] = [], language: Language) =>
  items.map(({ id, title }) => ({ id, title: localize(title, language) }));

async function list(deps: Deps, organization: string, language: Language) {
  const set = await adoptedSet(deps, organization);
  const people = await everyone(deps.store.for(organization));
  const userIds = people.map(({ userId }) => userId);
  const names = await deps.access.usernames(userIds);
  const factors = await deps.access.withTwoFactor(userIds);
  return {
    departments: titled(set.ruleset.departments, language),
    roles: titled(set.ruleset.roles, language),
    people: people.map(({ person, administrator, mustChange, suspendedAt, userId }) => ({
      ...person,
      name: localize(person.name, language),
      username: names.get(userId) ?? person.id,
      administrator,
      mustChange,
      suspendedAt,
      twoFactors: factors.has(userId),
    })),
  };
}

/** A name in several languages stays as it is where the one shown was not changed. */
async function namedAs(deps: Deps, organization: string, id: string, name: string, language: Language) {
  const { person } = need(await memberNamed(deps, organization, id));
  return localize(person.name, language) === name ? person.name : name;
}

/** Row 1 is the head of the file. */
const toRow = (one: Problem): Problem => ({
  ...one,
  path: one.path.replace(/^\/(\d+)/, (_, index) => `/${Number(index) + 2}`),
});

const unplaced = (one: Problem): Problem => ({ ...one, path: one.path.replace(/^\/0(?=\/|$)/, '') });

const placed = <T>(result: Result<T>, place: (one: Problem) => Problem): Result<T> =>
  result.ok ? result : fail(...result.problems.map(place));

type Told = { people: { id: string; name: string; password?: string }[] };

/** All or none; a dry run only checks. */
async function importPeople(
  deps: Deps,
  organization: string,
  csv: string,
  dryRun: boolean,
): Promise<Result<Told>> {
  const set = await adoptedSet(deps, organization);
  const people = readPeople(set, Buffer.from(csv));
  if (!people.ok) return placed(people, toRow);
  const fresh: NewMember[] = people.value.map((person) => ({
    person,
    administrator: false,
    password: passwordFrom(deps.ids),
    mustChange: true,
  }));
  const problems = dryRun ? await checkMembers(deps, organization, fresh) : [];
  const done =
    problems.length > 0 ? fail(...problems) : dryRun ? ok(null) : await addMembers(deps, organization, fresh);
  if (!done.ok) return placed(done, toRow);
  return ok({
    people: fresh.map(({ person: { id, name }, password }) => ({
      id,
      name: localize(name, 'zh-Hans'),
      ...(dryRun ? {} : { password }),
    })),
  });
}

const withoutPasswords = ({ people }: Told): Told => ({
  people: people.map(({ id, name }) => ({ id, name })),
});

const addRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/admin/people', describeRoute({ summary: 'The people of the organization' }), async (c) =>
      c.json(await list(deps, c.get('reader').organization, c.get('language'))),
    )
    .post(
      '/admin/people',
      describeRoute({ summary: 'A new person; the password is told once' }),
      checked('json', Added),
      async (c) => {
        const { organization } = c.get('reader');
        const { administrator, ...person } = c.req.valid('json');
        const password = passwordFrom(deps.ids);
        const made = await doneOnce(deps, c, {
          act: 'person.added',
          subject: person.id,
          work: async () => {
            const member = { person, administrator, password, mustChange: true };
            const added = placed(await addMembers(deps, organization, [member]), unplaced);
            return added.ok ? ok({ id: person.id, password }) : added;
          },
          again: ({ id }) => ({ id }),
        });
        return c.json(made, 201);
      },
    )
    .post(
      '/admin/people/import',
      describeRoute({ summary: 'People from CSV, all or none; a dry run only checks' }),
      checked('json', Imported),
      async (c) => {
        const { organization } = c.get('reader');
        const { csv, dryRun } = c.req.valid('json');
        if (dryRun) return c.json<Told>(need(await importPeople(deps, organization, csv, true)));
        const work = (): Promise<Result<Told>> => importPeople(deps, organization, csv, false);
        const again = withoutPasswords;
        return c.json(
          await doneOnce<Told>(deps, c, { act: 'people.imported', subject: 'people', work, again }),
        );
      },
    );

const changeRoutes = (deps: Deps) =>
  new Hono<Env>()
    .post(
      '/admin/people/:id',
      describeRoute({ summary: 'Changes a person' }),
      checked('json', Changed),
      async (c) => {
        const { organization } = c.get('reader');
        const id = c.req.param('id');
        const asked = c.req.valid('json');
        const change = { heads: [], supervisor: undefined, ...asked };
        const work = async () => {
          const name = await namedAs(deps, organization, id, asked.name, c.get('language'));
          const done = await changeMember(deps, organization, id, { ...change, name });
          return done.ok ? ok({ id }) : done;
        };
        return c.json(await doneOnce(deps, c, { act: 'person.changed', subject: id, work }));
      },
    )
    .post(
      '/admin/people/:id/suspend',
      describeRoute({ summary: 'Suspends a person (sessions end), or lets them in again' }),
      checked('json', Suspended),
      async (c) => {
        const { organization } = c.get('reader');
        const id = c.req.param('id');
        const { suspended } = c.req.valid('json');
        const work = async () => {
          const done = await suspendMember(deps, organization, id, suspended);
          return done.ok ? ok({ id }) : done;
        };
        const act = suspended ? 'person.suspended' : 'person.resumed';
        return c.json(await doneOnce(deps, c, { act, subject: id, work }));
      },
    );

const logInRoutes = (deps: Deps) =>
  new Hono<Env>()
    .post(
      '/admin/people/:id/password',
      describeRoute({ summary: 'A new password, told once and changed at the next sign-in' }),
      checked('json', Nothing),
      async (c) => {
        const { organization } = c.get('reader');
        const id = c.req.param('id');
        const password = passwordFrom(deps.ids);
        const work = async () => {
          const done = await changePassword(deps, organization, id, password, true);
          return done.ok ? ok({ id, password }) : done;
        };
        const again = (told: { id: string }) => ({ id: told.id });
        return c.json(await doneOnce(deps, c, { act: 'password.reset', subject: id, work, again }));
      },
    )
    .post(
      '/admin/people/:id/factor/remove',
      describeRoute({ summary: 'Removes the second factor of who lost it; sessions end' }),
      checked('json', Nothing),
      async (c) => {
        const { organization } = c.get('reader');
        const id = c.req.param('id');
        const work = async () => {
          const found = await memberNamed(deps, organization, id);
          if (!found.ok) return found;
          await deps.access.removeTwoFactor(found.value.userId);
          return ok({ id });
        };
        return c.json(await doneOnce(deps, c, { act: 'factor.removed', subject: id, work }));
      },
    );

export const peopleRoutes = (deps: Deps) =>
  new Hono<Env>().route('/', addRoutes(deps)).route('/', logInRoutes(deps)).route('/', changeRoutes(deps));
