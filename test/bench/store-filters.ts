/** A hundred thousand complaints: each declared filter beside a scan of the register's rows for the same complaints. */
import Sqlite from 'better-sqlite3';
import { handClock } from '../../server/clock.ts';
import { findOf } from '../../server/routes/list-ask.ts';
import { columnsFor } from '../../server/routes/list-columns.ts';
import { findRows } from '../../server/store/find.ts';
import { openStore } from '../../server/store/open.ts';
import { folder, must } from '../server/office.ts';
import { RICH, readerOf, settleRich } from '../server/rich-office.ts';
import { multiply } from '../support/multiply.ts';
import { depsOver } from '../torture/support/office.ts';
import { compare, type Figure, type Settings } from './harness.ts';
import { fillStore } from './lists-data.ts';

const REAL = 1000;
const COPIES = 99;

/** Rows of the book that hold the value, by reading all of them (SQLite keeps to the order of a cross join); then what the list shows, latest change first. */
const SCAN = (column: string) => `select c.id, c.status, c.opened_at, c.summary
  from register_rows r cross join complaints c
  where c.organization = r.organization and c.id = r.complaint and r.organization = ? and r.register = 'book' and json_extract(r.cells, '$.${column}') = ?
  order by c.changed_at desc, c.id desc limit 50`;

/** A value that one of a thousand has, or as many as there are: the longest, with which no other begins. */
const sampleOf = (raw: Sqlite.Database, column: string): string | number => {
  const values = `select json_extract(cells, '$.${column}') as value from register_rows
    where organization = ? and register = 'book' and value is not null order by length(value) desc, complaint limit 1`;
  return (raw.prepare(values).get(RICH) as { value: string | number }).value;
};

export async function filters(settings: Settings): Promise<Figure[]> {
  const place = folder();
  const deps = depsOver(must(await openStore(place.file)), handClock('2024-03-04T01:00:00Z'));
  await settleRich(deps);
  await fillStore(deps, REAL, () => {});
  await multiply(deps.store, COPIES);
  deps.clock = handClock('2027-01-04T01:00:00Z');
  const raw = new Sqlite(place.file);
  raw.exec('analyze');
  const reader = await readerOf(deps, 'cat');
  const declared = columnsFor(reader).filter(({ id, filters: can }) => can && id.startsWith('book.'));
  const figures: Figure[] = [];
  for (const { id } of declared) {
    const column = id.slice('book.'.length);
    const value = sampleOf(raw, column);
    const find = { ...(await findOf(reader, { [`f.${id}`]: String(value) })), limit: 50 };
    const scan = raw.prepare(SCAN(column));
    const docket = async () => (await findRows(reader.scope, find)).map((row) => row.id);
    const peer = () => (scan.all(RICH, value) as { id: string }[]).map((row) => row.id);
    const works = {
      docket: { run: docket, results: docket, units: 1 },
      'a scan': { run: peer, results: peer, units: 1 },
    };
    figures.push(...(await compare('store', `filter by ${column} of 100,000`, works, settings)));
  }
  raw.close();
  await deps.printer.close();
  await deps.prover.close();
  await deps.store.close();
  place.remove();
  return figures;
}
