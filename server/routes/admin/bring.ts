/** What an office brings along when it begins with docket: old complaints from a sheet, the last numbers of its series. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { guessColumns, targets } from '../../../engine/exchange/old-columns.ts';
import { ok } from '../../../engine/problem.ts';
import { say } from '../../../engine/text/say.ts';
import { type Asking, type Brought, bringComplaints } from '../../bring/complaints.ts';
import { bringNumbers } from '../../bring/numbers.ts';
import type { Deps } from '../../deps.ts';
import type { Env } from '../../middleware/env.ts';
import { doneOnce } from '../../once.ts';
import { need } from '../reading.ts';
import { checked } from '../schema.ts';

const closed = { additionalProperties: false } as const;
const Cell = Type.String({ maxLength: 20_000 });
const Head = Type.Array(Type.String({ maxLength: 500 }), { maxItems: 200 });
const Rows = Type.Object(
  {
    columns: Type.Array(Type.Union([Type.String({ maxLength: 200 }), Type.Null()]), { maxItems: 200 }),
    rows: Type.Array(Type.Array(Cell, { maxItems: 200 }), { minItems: 1, maxItems: 200 }),
    dryRun: Type.Boolean(),
  },
  closed,
);
const Last = Type.Object(
  {
    last: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 100 })),
    dryRun: Type.Boolean(),
  },
  closed,
);

export const bringRoutes = (deps: Deps) =>
  new Hono<Env>()
    .post(
      '/admin/bring/columns',
      describeRoute({
        summary: 'What the columns of an old register may hold, and what these headings most likely do',
      }),
      checked('json', Type.Object({ head: Head }, closed)),
      async (c) => {
        const { set } = await deps.rules.current(c.get('reader').organization);
        const { head } = c.req.valid('json');
        return c.json({ targets: targets(set, c.get('language')), guessed: guessColumns(set, head) });
      },
    )
    .post(
      '/admin/bring/complaints',
      describeRoute({
        summary:
          'Old complaints, at most 200 rows at once; rows that cannot be are told. A dry run only checks',
      }),
      checked('json', Rows),
      async (c) => {
        const { organization } = c.get('reader');
        const language = c.get('language');
        const { dryRun, ...rows } = c.req.valid('json');
        const asking: Asking = { organization, language, dryRun };
        const said = ({ faulty, ...counts }: Brought) => ({
          ...counts,
          faulty: faulty.map(({ row, problems }) => ({
            row,
            problems: problems.map((one) => ({ ...one, text: say(one, language) })),
          })),
        });
        if (dryRun) return c.json(said(await bringComplaints(deps, rows, asking)));
        const work = async () => ok(said(await bringComplaints(deps, rows, asking)));
        return c.json(await doneOnce(deps, c, { act: 'complaints.brought', subject: 'complaints', work }));
      },
    )
    .post(
      '/admin/bring/numbers',
      describeRoute({ summary: 'The last numbers given elsewhere; what each series would give next' }),
      checked('json', Last),
      async (c) => {
        const { organization } = c.get('reader');
        const { last, dryRun } = c.req.valid('json');
        const bring = () => bringNumbers(deps, organization, last, dryRun, c.get('language'));
        if (dryRun) return c.json({ series: need(await bring()) });
        const work = async () => {
          const done = await bring();
          return done.ok ? ok({ series: done.value }) : done;
        };
        return c.json(
          await doneOnce(deps, c, { act: 'numbers.brought', subject: Object.keys(last).join(' '), work }),
        );
      },
    );
