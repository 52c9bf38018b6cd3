/** How often limits are kept: read from the clocks, and shown, printed and exported as a register. */

import { fail, problem } from '../../engine/problem.ts';
import { openBook } from '../../engine/register/book.ts';
import { spanOf } from '../../engine/register/period.ts';
import type { RegisterQuery, RegisterRow } from '../../engine/register/shapes.ts';
import { isWay, type TimelinessAsk, WAYS } from '../../engine/register/tallies.ts';
import { type ClockRow, timelinessPage, timelinessTrend } from '../../engine/register/timeliness.ts';
import type { Reads } from '../deps.ts';
import type { Leaf } from '../leaf.ts';
import { fromText } from '../store/json.ts';
import type { Summaries } from '../store/projections.ts';
import { openIds } from '../store/readers.ts';
import { clocksOf, type Readable, talliesOf } from '../store/timeliness.ts';
import { blindIn, hiddenOf } from './hidden.ts';
import { need, type Reading, reachOf } from './reading.ts';

/** More rows are no page; what they say is counted above them. */
const ROWS = 1000;

const PERIOD = /^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/;

async function readableBy(deps: Reads, reader: Reading): Promise<Readable> {
  const reach = reachOf(reader);
  const blind = blindIn(await deps.rules.all(reader.organization)).length > 0;
  const ids = blind ? [...(await openIds(reader.scope, reach))] : [];
  return { reach, hidden: await hiddenOf(deps, reader, ids) };
}

/** Problem book.noPeriod for what is no year, quarter or month. */
function askOf({ period, filter = {} }: RegisterQuery): TimelinessAsk {
  if (period && !PERIOD.test(period)) need(fail(problem('book.noPeriod', '/period', { period })));
  const { deadline, department, way } = filter;
  return {
    ...(period ? { period } : {}),
    filter: {
      ...(deadline ? { deadline } : {}),
      ...(department ? { department } : {}),
      ...(isWay(way) ? { way } : {}),
    },
  };
}

async function rowsOf(
  { scope, language }: Reading,
  readable: Readable,
  { period, filter }: TimelinessAsk,
): Promise<ClockRow[]> {
  const { deadline, department, way } = filter;
  const wanted = {
    ...(period ? { span: spanOf(period) } : {}),
    ...(deadline ? { deadline } : {}),
    ...(department ? { department } : {}),
    ...(isWay(way) ? { states: WAYS[way] } : {}),
  };
  const rows = await clocksOf(scope, readable, wanted, ROWS);
  return rows.map(({ summary, ...row }) => {
    const { number, subject } = fromText<Summaries>(summary)[language];
    return { ...row, number, subject };
  });
}

/** As a register's leaf: its rows are said already, and none of them is a book's. */
export async function timelinessLeaf(deps: Reads, reader: Reading, query: RegisterQuery): Promise<Leaf> {
  const { rules, language, world, scope } = reader;
  const ask = askOf(query);
  const readable = await readableBy(deps, reader);
  const tallies = await talliesOf(scope, readable);
  const rows = await rowsOf(reader, readable, ask);
  const page = timelinessPage(tallies, rows, ask, { rules, language, directory: world.directory });
  const said = page.groups.flatMap((group) => group.rows);
  const say = ({ key }: RegisterRow) => said[Number(key)]!;
  const places = said.map(({ complaint }, at) => ({ complaint, key: String(at), cells: {} }));
  const groups = page.groups.map((group) => ({ ...group, rows: places }));
  const trend = timelinessTrend(tallies, ask);
  return { book: openBook([]), page: { ...page, groups }, trend, say, rows: async (some) => some.map(say) };
}
