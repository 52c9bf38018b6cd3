/** Long work that goes on by itself: asked for, watched, cancelled, and its file fetched, by one's own only. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { ok, problem } from '../../engine/problem.ts';
import { registersFor } from '../../engine/register/page.ts';
import { say } from '../../engine/text/say.ts';
import { SHEET_TYPES } from '../../reports/sheet/sheet.ts';
import { opened } from '../attachments/segments.ts';
import { shifted } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { ErrandAsk } from '../errands/ask.ts';
import type { Env } from '../middleware/env.ts';
import {
  type ErrandRow,
  errandRow,
  errandsOf,
  insertErrand,
  KEPT_DAYS,
  keyOf,
  problemsOf,
  setErrand,
} from '../store/errands.ts';
import { recall, remember } from '../store/idempotency.ts';
import { Refusal } from '../store/open.ts';
import { ownerOf, type Scope } from '../store/scope.ts';
import { pageFor } from './page-for.ts';
import { disposition, toWebStream } from './prints.ts';
import { found, loadComplaint, need, type Reading, reading } from './reading.ts';
import { checked } from './schema.ts';

/** Of one person, waiting or running. */
const MOST_OPEN = 5;
const MOST_LOOKED = 200;

const PapersAsk = Type.Object(
  {
    ids: Type.String({ maxLength: 10_000, pattern: '^[^,]+(,[^,]+)*$' }),
    lang: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

export interface ErrandView
  extends Pick<ErrandRow, 'id' | 'kind' | 'title' | 'state' | 'done' | 'count' | 'at'> {
  /** Until when its file is kept. */
  until?: string;
  /** Why nothing came of it, in words. */
  problems: string[];
}

/** What there is to print of several complaints, and of how many. */
export interface Papers {
  forms: { id: string; title: string; count: number }[];
  slips: { id: string; title: string; count: number }[];
}

async function viewOf(scope: Scope, row: ErrandRow, language: Reading['language']): Promise<ErrandView> {
  const { id, kind, title, state, done, count, at, ended } = row;
  const problems = problemsOf(row.problems ? await keyOf(scope, row) : undefined, row);
  return {
    ...{ id, kind, title, state, done, count, at },
    ...(ended ? { until: shifted(ended, KEPT_DAYS * 86_400) } : {}),
    problems: problems.map((one) => say(one, language)),
  };
}

/** Refusals: register.unknown; errand.nothing where nothing is asked for. */
function titleOf({ rules, person, language, world }: Reading, ask: ErrandAsk): string {
  if (ask.do === 'papers' && !(ask.complaints && (ask.forms?.length || ask.slips?.length)))
    throw new Refusal(problem('errand.nothing', ''));
  if (ask.do !== 'register') return '';
  const mine = registersFor(rules, person, language, world);
  const { title } = found(
    mine.find(({ id }) => id === ask.register),
    'register.unknown',
  );
  return [title, ask.asked?.period].filter(Boolean).join(' ');
}

/** Each kind of paper once, in the order it was met. */
function gathered(into: Papers['forms'], things: { id: string; title: string }[]): void {
  for (const { id, title } of things) {
    const known = into.find((one) => one.id === id);
    if (known) known.count += 1;
    else into.push({ id, title, count: 1 });
  }
}

function gather(papers: Papers, { forms, slips }: ComplaintPage): void {
  gathered(
    papers.forms,
    forms.filter(({ unprintable }) => !unprintable),
  );
  gathered(
    papers.slips,
    slips.filter(({ unprintable }) => unprintable === '').map(({ slip: id, title }) => ({ id, title })),
  );
}

/** Problems: errand.tooMany, idempotency.mismatch. */
async function asked(deps: Deps, reader: Reading, ask: ErrandAsk, sending: Parameters<typeof recall>[1]) {
  const { organization, person, language } = reader;
  const title = titleOf(reader, ask);
  await ownerOf(deps.store.for(organization)).ring.ready();
  return deps.store.write(organization, async (scope) => {
    const sent = await recall(scope, sending);
    if (!sent.ok) return sent;
    if (sent.value) return ok(sent.value.body as { id: string });
    const open = (await errandsOf(scope, person)).filter(({ ended }) => ended === null);
    if (open.length >= MOST_OPEN) throw new Refusal(problem('errand.tooMany', '', { most: MOST_OPEN }));
    const [id, at] = [deps.ids.next(), deps.clock.now()];
    await insertErrand(scope, { id, person, language, title, ask, at });
    await remember(scope, sending, { status: 201, body: { id } }, at);
    return ok({ id });
  });
}

/** Another person's is none: errand.unknown. */
async function mine({ scope, person }: Pick<Reading, 'scope' | 'person'>, id: string): Promise<ErrandRow> {
  const row = await errandRow(scope, id);
  return found(row?.person === person ? row : null, 'errand.unknown');
}

const TYPES: [ending: string, type: string][] = [
  ['.pdf', 'application/pdf'],
  ['.xlsx', SHEET_TYPES.xlsx],
  ['.csv', SHEET_TYPES.csv],
];

const typeOf = (name: string): string =>
  TYPES.find(([ending]) => name.endsWith(ending))?.[1] ?? 'application/zip';

export const errandRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/errands', describeRoute({ summary: 'My errands, the latest first' }), async (c) => {
      const { scope, person, language } = await reading(deps, c);
      const rows = await errandsOf(scope, person);
      return c.json(await Promise.all(rows.map((row) => viewOf(scope, row, language))));
    })
    .post(
      '/errands',
      describeRoute({
        summary:
          'Asks for long work: a register, papers of many complaints, everything; header Idempotency-Key',
      }),
      checked('json', ErrandAsk),
      async (c) =>
        c.json(need(await asked(deps, await reading(deps, c), c.req.valid('json'), c.get('sending'))), 201),
    )
    .get(
      '/errands/papers',
      describeRoute({ summary: 'What there is to print of several complaints: ids=…' }),
      checked('query', PapersAsk),
      async (c) => {
        const reader = await reading(deps, c);
        const papers: Papers = { forms: [], slips: [] };
        for (const id of c.req.valid('query').ids.split(',').slice(0, MOST_LOOKED))
          gather(papers, await pageFor(reader, await loadComplaint(deps, reader, id)));
        return c.json(papers);
      },
    )
    .post(
      '/errands/:id/cancel',
      describeRoute({ summary: 'Cancels an errand of mine; header Idempotency-Key' }),
      async (c) => {
        const reader = await reading(deps, c);
        const { id } = await mine(reader, c.req.param('id'));
        const ended = deps.clock.now();
        need(
          await deps.store.write(reader.organization, async (scope) =>
            ok(await setErrand(scope, id, { state: 'cancelled', ended })),
          ),
        );
        return c.json(null);
      },
    )
    .get('/errands/:id/file', describeRoute({ summary: 'The file that came of my errand' }), async (c) => {
      const reader = await reading(deps, c);
      const row = await mine(reader, c.req.param('id'));
      const key = found(await keyOf(reader.scope, row), 'file.gone');
      const bytes = found(row.hash ? await deps.blobs.get(row.hash) : null, 'file.gone');
      c.set('sandboxed', true);
      return c.body(toWebStream(opened(key, row.id, bytes)), 200, {
        'Content-Type': typeOf(row.name),
        'Content-Disposition': disposition([row.name], '', 'attachment'),
      });
    });
