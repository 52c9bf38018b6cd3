/** Saved views of the list of complaints, and how a person has their screens. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { localize } from '../../engine/text/language.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { fromText, toText } from '../store/json.ts';
import { dropView, preferencesOf, savePreference, saveView, type View, viewsFor } from '../store/views.ts';
import { found, need, type Reading, reachOf, reading } from './reading.ts';
import { checked } from './schema.ts';

export interface ViewRow {
  id: string;
  title: string;
  query: string;
  mine: boolean;
  /** One of `sharable`; '' is nobody. */
  shared: string;
}

export interface Views {
  views: ViewRow[];
  /** The departments and roles of the reader. */
  sharable: { value: string; title: string }[];
}

const ViewBody = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    query: Type.String({ maxLength: 4000 }),
    shared: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
);

/** What the list remembers of a person. */
const ListPreference = Type.Object(
  {
    columns: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100 })),
    widths: Type.Optional(
      Type.Record(Type.String({ maxLength: 200 }), Type.Integer({ minimum: 40, maximum: 1200 })),
    ),
    dense: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

/** Departments and roles, said as the keys that complaints are open to. */
function sharableBy({ rules, world, person, language }: Reading): Views['sharable'] {
  const { departments = [], roles = [] } = world.directory.people.find(({ id }) => id === person) ?? {};
  const said = (kind: 'd' | 'r', ids: string[], titles: typeof rules.departments | typeof rules.roles) =>
    ids.map((id) => ({ value: `${kind}:${id}`, title: localize(titles.get(id)?.title ?? id, language) }));
  return [...said('d', departments, rules.departments), ...said('r', roles, rules.roles)];
}

const toRow = ({ id, title, query, person, shared }: View, reader: string): ViewRow => ({
  id,
  title,
  query,
  mine: person === reader,
  shared: shared ?? '',
});

async function viewsOf(reader: Reading): Promise<Views> {
  const { scope, person } = reader;
  const views = await viewsFor(scope, person, reachOf(reader).keys);
  return { views: views.map((one) => toRow(one, person)), sharable: sharableBy(reader) };
}

export const viewRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(
      '/views',
      describeRoute({ summary: 'Views of the list: mine, and those shared with me' }),
      async (c) => c.json(await viewsOf(await reading(deps, c))),
    )
    .post(
      '/views',
      describeRoute({ summary: 'Saves a view; one of mine with its title is replaced' }),
      checked('json', ViewBody),
      async (c) => {
        const { title, query, shared } = c.req.valid('json');
        const reader = await reading(deps, c);
        if (shared)
          found(
            sharableBy(reader).find(({ value }) => value === shared),
            'view.notYours',
          );
        const { organization, person } = reader;
        const view = { id: deps.ids.next(), person, title: title.trim(), query, shared: shared || null };
        return c.json(toRow(need(await saveView(deps.store, organization, view)), person));
      },
    )
    .post(
      '/views/:id/drop',
      describeRoute({ summary: 'Deletes a view of mine' }),
      checked('json', Type.Object({}, { additionalProperties: false })),
      async (c) => {
        const { organization, person } = c.get('reader');
        return c.json(need(await dropView(deps.store, organization, person.id, c.req.param('id'))));
      },
    )
    .get('/preferences/list', describeRoute({ summary: 'How I have the list' }), async (c) => {
      const { scope, person } = await reading(deps, c);
      const { list } = await preferencesOf(scope, person);
      return c.json(list ? fromText<Record<string, unknown>>(list) : {});
    })
    .post(
      '/preferences/list',
      describeRoute({ summary: 'Remembers how I have the list' }),
      checked('json', ListPreference),
      async (c) => {
        const { organization, person } = c.get('reader');
        const row = { person: person.id, name: 'list', value: toText(c.req.valid('json')) };
        return c.json(need(await savePreference(deps.store, organization, row)));
      },
    );
