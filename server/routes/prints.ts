/** Forms and registers as PDF, registers for spreadsheets. */

import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { Temporal } from 'temporal-polyfill';
import Type, { type Static } from 'typebox';
import { paperForm } from '../../engine/form/paper.ts';
import { fail, problem } from '../../engine/problem.ts';
import type { PrintJob } from '../../reports/pdf/job.ts';
import { sheet } from '../../reports/sheet/sheet.ts';
import type { Deps, Reads } from '../deps.ts';
import { LENGTHS } from '../lengths.ts';
import type { Env } from '../middleware/env.ts';
import { withPictures } from '../pictures.ts';
import { headOf } from '../store/events.ts';
import { pageFor } from './page-for.ts';
import { found, loadComplaint, need, type Reading, reading } from './reading.ts';
import { ExportAsk, leafFor, RegisterAsk, withRows } from './registers.ts';
import { checked } from './schema.ts';

const FormQuery = Type.Object(
  { copies: Type.Optional(Type.Enum(['0', '1'])), lang: Type.Optional(Type.String()) },
  { additionalProperties: false },
);

const BlankQuery = Type.Object({ lang: Type.Optional(Type.String()) }, { additionalProperties: false });

/** ISO 8601 with the organization's offset. */
export const localTime = (instant: string, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' });

export async function stamp(deps: Reads, { scope, rules, language }: Reading) {
  const printedAt = localTime(deps.clock.now(), rules.set.ruleset.zone);
  return { language, printedAt, head: (await headOf(scope)).hash };
}

/** RFC 6266: the plain name for what cannot read the other; without `ending` the name has its own. */
export function disposition(parts: string[], ending: string, kind: 'inline' | 'attachment'): string {
  const name = parts
    .filter((part) => part !== '')
    .join(' ')
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_');
  const short = [...name].slice(0, 100).join('');
  const name8 = encodeURIComponent(short).replaceAll("'", '%27');
  const end = ending && `.${ending}`;
  return `${kind}; filename="docket${end}"; filename*=UTF-8''${name8}${end}`;
}

export async function answer(deps: Deps, c: Context<Env>, job: PrintJob, name: string[]): Promise<Response> {
  const scope = deps.store.for(c.get('reader').organization);
  const pdf = need(await deps.printer.printInWorker(await withPictures(scope, job)));
  return c.body(Uint8Array.from(pdf), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': disposition(name, 'pdf', 'inline'),
  });
}

/** Problem print.large: a long one is an errand. */
async function shortPage(deps: Deps, reader: Reading, id: string, asked: Static<typeof RegisterAsk>) {
  const { page, rows } = await leafFor(deps, reader, id, asked);
  const { count } = page;
  const { volume } = deps.lengths ?? LENGTHS;
  if (count > volume) need(fail(problem('print.large', '', { rows: count, most: volume })));
  return { ...page, groups: await withRows(page.groups, rows) };
}

/** Sent as it is made; a reader who goes away ends it. */
export const toWebStream = (chunks: AsyncIterable<Uint8Array>) =>
  Readable.toWeb(Readable.from(chunks)) as ReadableStream<Uint8Array>;

export const printRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(
      '/registers/:id/print',
      describeRoute({ summary: 'A register as PDF' }),
      checked('query', RegisterAsk),
      async (c) => {
        const reader = await reading(deps, c);
        const page = await shortPage(deps, reader, c.req.param('id'), c.req.valid('query'));
        const options = await stamp(deps, reader);
        return answer(deps, c, { kind: 'register', page, options }, [page.title, page.period]);
      },
    )
    .get(
      '/registers/:id/export',
      describeRoute({ summary: 'A register for spreadsheets: format=xlsx or format=csv' }),
      checked('query', ExportAsk),
      async (c) => {
        const { format, ...asked } = c.req.valid('query');
        const reader = await reading(deps, c);
        const page = await shortPage(deps, reader, c.req.param('id'), asked);
        const { type, chunks } = need(sheet(page, { ...(await stamp(deps, reader)), format }));
        return c.body(toWebStream(chunks), 200, {
          'Content-Type': type,
          'Content-Disposition': disposition([page.title, page.period], format, 'attachment'),
        });
      },
    )
    .get(
      '/forms/:form/print',
      describeRoute({ summary: 'A blank form as PDF, to be filled by hand' }),
      checked('query', BlankQuery),
      async (c) => {
        const { rules, person, language, world } = await reading(deps, c);
        const form = found(rules.forms.get(c.req.param('form')), 'form.unknown');
        const reader = { rules, person, language, directory: world.directory };
        const paper = paperForm(reader, form, null, world);
        const printedAt = localTime(deps.clock.now(), rules.set.ruleset.zone);
        const options = { language, printedAt, copies: false };
        return answer(deps, c, { kind: 'form', form: paper, options }, [paper.title]);
      },
    )
    .get(
      '/complaints/:id/forms/:form/print',
      describeRoute({ summary: 'A form as PDF; copies=1 prints its labelled copies' }),
      checked('query', FormQuery),
      async (c) => {
        const reader = await reading(deps, c);
        const loaded = await loadComplaint(deps, reader, c.req.param('id'));
        const { forms } = await pageFor(reader, loaded);
        const form = found(
          forms.find(({ id }) => id === c.req.param('form')),
          'form.unknown',
        );
        const { title, unprintable: text } = form;
        if (text) need(fail(problem('print.barred', '', { title, text })));
        const options = { ...(await stamp(deps, reader)), copies: c.req.valid('query').copies === '1' };
        return answer(deps, c, { kind: 'form', form, options }, [form.number.text, form.title]);
      },
    );
