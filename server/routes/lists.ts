/** The list of complaints: its columns, its pages, and what is chosen of it as a file or as paper. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { sayInstant } from '../../engine/form/say-value.ts';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { localize } from '../../engine/text/language.ts';
import { wordsOf } from '../../engine/text/words.ts';
import { sheet } from '../../reports/sheet/sheet.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { allRows, type ComplaintRow, countFor, listFor } from './complaint-list.ts';
import { type Ask, columnsIn, ListAsk, ListFileAsk } from './list-ask.ts';
import { type Common, columnsFor, common, type ListColumn } from './list-columns.ts';
import { pageFor } from './page-for.ts';
import { answer, disposition, stamp, toWebStream } from './prints.ts';
import { found, loadComplaint, need, type Reading, reading } from './reading.ts';
import { checked } from './schema.ts';

const LIST =
  'Complaints, page by page: q searches, f.<register>.<column> filters, sort orders (-changed, opened, <register>.<column>)';

/** A longer list is a register's matter. */
const MOST_ROWS = 5000;
const MOST_FORMS = 50;

const FormsAsk = Type.Object(
  {
    ids: Type.String({ maxLength: 10_000, pattern: '^[^,]+(,[^,]+)*$' }),
    lang: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

/** What every complaint has, in words. */
function said(row: ComplaintRow, id: Common, { language, rules }: Reading): string {
  const { zone } = rules.set.ruleset;
  if (id === 'procedure') return row.title;
  if (id === 'status') return wordsOf(language).statuses[row.status];
  if (id === 'opened') return sayInstant(row.openedAt, zone);
  if (id === 'changed') return sayInstant(row.changedAt, zone);
  return id === 'due' ? (row.due ? sayInstant(row.due, zone) : '') : row[id];
}

const isCommon = (id: string): id is Common => (common as readonly string[]).includes(id);

const numeric = ({ type }: ListColumn): boolean => type === 'number' || type === 'amount';

/** The columns that are shown, in their order. Problem list.field. */
function shownIn(reader: Reading, ask: Ask): ListColumn[] {
  const all = new Map(columnsFor(reader).map((column) => [column.id, column]));
  const names = columnsIn(ask);
  return (names.length > 0 ? names : [...common]).map((id) => found(all.get(id), 'list.field'));
}

/** The list as a page that prints and exports as a register does. */
async function pageOf(deps: Deps, reader: Reading, ask: Ask): Promise<RegisterPage> {
  const { rules, world, language } = reader;
  const columns = shownIn(reader, ask);
  const others = columns.flatMap(({ id }) => (isCommon(id) ? [] : id)).join(',');
  const found = await allRows(deps, reader, { ...ask, columns: others || undefined }, MOST_ROWS);
  const rows = found.map((row) => ({
    complaint: row.id,
    cells: columns.map(({ id }) => (isCommon(id) ? said(row, id, reader) : (row.cells[id] ?? ''))),
  }));
  return {
    id: 'list',
    title: wordsOf(language).list.title,
    organization: localize(world.directory.organization ?? rules.set.ruleset.title, language),
    clause: [],
    paper: { size: 'A4', orientation: 'landscape' },
    keeper: '',
    period: '',
    kept: '',
    periods: [],
    closed: '',
    columns: columns.map((column) => ({
      ...{ id: column.id, title: column.title, type: column.type },
      width: 1 / columns.length,
      align: numeric(column) ? 'right' : 'left',
    })),
    groups: [{ title: '', rows, count: rows.length, share: '' }],
    count: rows.length,
    totals: null,
    summaries: [],
  };
}

async function fileOf(
  deps: Deps,
  c: Context<Env>,
  { format, ...ask }: Ask & { format: 'xlsx' | 'csv' | 'pdf' },
) {
  const reader = await reading(deps, c);
  const [page, options] = [await pageOf(deps, reader, ask), await stamp(deps, reader)];
  if (format === 'pdf') return answer(deps, c, { kind: 'register', page, options }, [page.title]);
  const { type, chunks } = need(sheet(page, { ...options, format }));
  return c.body(toWebStream(chunks), 200, {
    'Content-Type': type,
    'Content-Disposition': disposition([page.title], format, 'attachment'),
  });
}

/** The first form of each complaint, in one file. */
async function formsOf(deps: Deps, c: Context<Env>, ids: string[]) {
  const reader = await reading(deps, c);
  const forms = [];
  for (const id of ids.slice(0, MOST_FORMS)) {
    const { forms: all } = await pageFor(reader, await loadComplaint(deps, reader, id));
    forms.push(found(all[0], 'form.unknown'));
  }
  const options = { ...(await stamp(deps, reader)), copies: false };
  return answer(deps, c, { kind: 'forms', forms, options }, [forms[0]!.title]);
}

export const listRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/complaints', describeRoute({ summary: LIST }), checked('query', ListAsk), async (c) =>
      c.json(await listFor(deps, await reading(deps, c), c.req.valid('query'))),
    )
    .get(
      '/complaints/count',
      describeRoute({ summary: 'How many fit the same question, at most one more than a thousand' }),
      checked('query', ListAsk),
      async (c) => c.json({ count: await countFor(deps, await reading(deps, c), c.req.valid('query')) }),
    )
    .get(
      '/complaints/columns',
      describeRoute({ summary: 'What the list shows, filters and sorts by' }),
      async (c) => c.json(columnsFor(await reading(deps, c))),
    )
    .get(
      '/complaints/file',
      describeRoute({ summary: 'The list as a file: format=xlsx, csv or pdf' }),
      checked('query', ListFileAsk),
      (c) => fileOf(deps, c, c.req.valid('query')),
    )
    .get(
      '/complaints/forms',
      describeRoute({ summary: 'The forms of several complaints as one PDF: ids=…' }),
      checked('query', FormsAsk),
      (c) => formsOf(deps, c, c.req.valid('query').ids.split(',')),
    );
