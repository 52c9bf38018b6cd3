/** Issued slips on paper: previews, recorded prints and reprints, receipts of copies, many slips in one file. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import type { SlipView } from '../../engine/complaint/page-shapes.ts';
import { problem } from '../../engine/problem.ts';
import type { SlipOptions } from '../../reports/layout/slip.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { Refusal } from '../store/open.ts';
import { done } from './acts.ts';
import { pageFor } from './page-for.ts';
import { answer, localTime } from './prints.ts';
import { found, loadComplaint, type Reading, reading } from './reading.ts';
import { checked } from './schema.ts';
import { LateReason, OccurredAt } from './submissions.ts';

const Name = Type.String({ minLength: 1, maxLength: 200 });
const Nth = Type.String({ pattern: '^[1-9][0-9]{0,5}$' });

const PrintQuery = Type.Object(
  { n: Type.Optional(Nth), lang: Type.Optional(Type.String()) },
  { additionalProperties: false },
);

/** `of`: complaint~slip~print, as many as fit an address. */
const BatchQuery = Type.Object(
  { of: Type.String({ minLength: 1, maxLength: 50_000 }), lang: Type.Optional(Type.String()) },
  { additionalProperties: false },
);

const PrintBody = Type.Object(
  { copies: Type.Optional(Type.Array(Name, { minItems: 1, maxItems: 20 })) },
  { additionalProperties: false },
);

const ReceiptBody = Type.Object(
  {
    copy: Name,
    signer: Type.String({ maxLength: 200 }),
    version: Type.Integer({ minimum: 1 }),
    occurredAt: OccurredAt,
    lateReason: LateReason,
  },
  { additionalProperties: false },
);

/** A file of more slips than this is a job. */
const MOST = 100;

/** Slips as the reader may see them: who may not see one gets `slip.unknownIssue`. */
async function slipsOf(deps: Deps, reader: Reading, complaint: string): Promise<SlipView[]> {
  const { slips } = await pageFor(reader, await loadComplaint(deps, reader, complaint));
  return slips;
}

/** Without `n` a preview; problems `print.unknown` for a print that never was, `print.barred` where it may not be printed now. */
export function sheetOf({ rules }: Pick<Reading, 'rules'>, slip: SlipView, n?: number) {
  const { zone } = rules.set.ruleset;
  const { voided, hash } = slip;
  const base: SlipOptions = {
    issuedAt: localTime(slip.issuedAt, zone),
    hash,
    ...(voided ? { voided: { reason: voided.reason, at: localTime(voided.at, zone) } } : {}),
  };
  if (n === undefined) return { paper: slip.paper, options: base };
  if (slip.unprintable)
    throw new Refusal(problem('print.barred', '', { title: slip.title, text: slip.unprintable }));
  const { by, at, copies } = found(slip.prints[n - 1], 'print.unknown');
  const options: SlipOptions = {
    ...base,
    print: { n, by, at: localTime(at, zone) },
    ...(copies ? { copies } : {}),
  };
  return { paper: slip.paper, options };
}

async function seen(deps: Deps, reader: Reading, complaint: string, issue: string): Promise<SlipView> {
  const slips = await slipsOf(deps, reader, complaint);
  return found(
    slips.find(({ id }) => id === issue),
    'slip.unknownIssue',
  );
}

async function batch(deps: Deps, c: Context<Env>, of: string): Promise<Response> {
  const asked = of.split(',').map((one) => one.split('~'));
  if (asked.length > MOST) throw new Refusal(problem('print.tooMany', '/of', { most: MOST }));
  const reader = await reading(deps, c);
  const slips = [];
  for (const [complaint = '', issue = '', n = ''] of asked)
    slips.push(sheetOf(reader, await seen(deps, reader, complaint, issue), Number(n)));
  return answer(deps, c, { kind: 'slips', slips }, [slips[0]?.paper.title ?? '']);
}

export const slipRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(
      '/slips/print',
      describeRoute({ summary: 'Recorded prints of several slips as one PDF: of=complaint~slip~print,…' }),
      checked('query', BatchQuery),
      (c) => batch(deps, c, c.req.valid('query').of),
    )
    .get(
      '/complaints/:id/slips/:issue/print',
      describeRoute({
        summary:
          'A recorded print of a slip as PDF, the same bytes as long as the slip stands; without n a preview',
      }),
      checked('query', PrintQuery),
      async (c) => {
        const { id, issue } = c.req.param();
        const { n } = c.req.valid('query');
        const reader = await reading(deps, c);
        const slip = await seen(deps, reader, id, issue);
        const job = { kind: 'slips' as const, slips: [sheetOf(reader, slip, n ? Number(n) : undefined)] };
        return answer(deps, c, job, [slip.number, slip.title]);
      },
    )
    .post(
      '/complaints/:id/slips/:issue/prints',
      describeRoute({
        summary: 'Records a print of a slip: the first is the original; header Idempotency-Key',
      }),
      checked('json', PrintBody),
      async (c) => {
        const { id, issue } = c.req.param();
        await seen(deps, await reading(deps, c), id, issue);
        const actor = c.get('reader').person.id;
        return c.json(
          await done(deps, c, id, undefined, { type: 'print', issue, actor, ...c.req.valid('json') }),
        );
      },
    )
    .post(
      '/complaints/:id/slips/:issue/receipts',
      describeRoute({ summary: 'Records who signed for a copy; header Idempotency-Key' }),
      checked('json', ReceiptBody),
      async (c) => {
        const { id, issue } = c.req.param();
        const { version, ...receipt } = c.req.valid('json');
        await seen(deps, await reading(deps, c), id, issue);
        const actor = c.get('reader').person.id;
        return c.json(await done(deps, c, id, version, { type: 'receipt', issue, actor, ...receipt }));
      },
    );
