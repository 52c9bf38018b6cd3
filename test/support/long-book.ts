/** A register of so many rows, as a server finds it in its store: unique Chinese texts, numbers, dates, five kinds. */
import type { Kysely } from 'kysely';
import { ok } from '../../engine/problem.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { makeIds } from '../../server/ids.ts';
import { toText } from '../../server/store/json.ts';
import type { Store } from '../../server/store/open.ts';
import { savePerson } from '../../server/store/people.ts';
import { publish } from '../../server/store/rule-sets.ts';
import type { Tables } from '../../server/store/schema.ts';
import { seeded } from '../bench/random.ts';
import { MONDAY, must, OFFICE } from '../server/office.ts';

export const ORGANIZATION = 'small-office';
const FILE = 'registers/book.json';
const AT_ONCE = 500;
const KINDS = ['质量', '服务', '价格', '物流', '其他'];

interface Row {
  id: string;
  cells: object;
}

interface Column {
  id: string;
  [key: string]: unknown;
}

const column = (id: string, more: object = {}): Column => ({
  ...{ id, title: { 'zh-Hans': `第${id}列`, en: id }, value: 'letter.about', type: 'text' },
  ...more,
});

/** Ten columns, ordered by number, parted by months, added up, counted by kind. */
function filesOf(): ReturnType<typeof readFolder> {
  const files = readFolder(OFFICE);
  const book = JSON.parse(files[FILE]!);
  const [number, , openedOn] = book.columns;
  const texts = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => column(id));
  const amount = { value: 'string length(letter.about)', type: 'amount', total: 'sum' };
  const columns = [number, openedOn, column('kind', { filter: true }), column('worth', amount), ...texts];
  const statistics = [
    { id: 'kinds', title: { 'zh-Hans': '按类别', en: 'By kind' }, by: 'kind', share: true },
  ];
  return { ...files, [FILE]: JSON.stringify({ ...book, columns, statistics }) };
}

const dayOf = (at: number): string => new Date(Date.UTC(2022, 0, 1 + (at % 730))).toISOString().slice(0, 10);

function* rowsOf(count: number): Generator<Row> {
  const { below } = seeded(1);
  const ids = makeIds(() => Date.parse(MONDAY));
  const text = () =>
    String.fromCharCode(...Array.from({ length: 4 + below(12) }, () => 0x4e00 + below(3500)));
  for (let at = 0; at < count; at += 1) {
    const texts = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, text()]));
    const known = { openedOn: dayOf(at), kind: KINDS[below(KINDS.length)], worth: below(1e6) / 100 };
    yield {
      id: ids.next(),
      cells: { number: `2024-${String(at + 1).padStart(6, '0')}`, ...known, ...texts },
    };
  }
}

async function insert(db: Kysely<Tables>, ruleset: string, rows: Row[]): Promise<void> {
  const [organization, status] = [ORGANIZATION, 'open'];
  const opened = { opened_at: MONDAY, changed_at: MONDAY, summary: '{}', key: null, wake: null };
  const complaint = { organization, procedure: 'complaint', ruleset, status, version: 1, ...opened };
  const complaints = rows.map(({ id }) => ({ ...complaint, id }));
  const readers = rows.map(({ id }) => ({ organization, complaint: id, key: 'g:book' }));
  const lines = rows.map(({ id, cells }) => ({
    ...{ organization, register: 'book', complaint: id, key: '' },
    cells: toText(cells),
  }));
  await db.insertInto('complaints').values(complaints).execute();
  await db.insertInto('readers').values(readers).execute();
  await db.insertInto('register_rows').values(lines).execute();
}

/** Publishes it and writes so many rows. */
export async function fillBook(store: Store, count: number): Promise<Rules> {
  const rules = must(await publish(store, ORGANIZATION, filesOf(), MONDAY, true));
  must(
    await store.write(ORGANIZATION, async (scope) => {
      for (const person of rules.set.demo!.people) await savePerson(scope, person, person.id);
      return ok(null);
    }),
  );
  let some: Row[] = [];
  for (const row of rowsOf(count)) {
    some.push(row);
    if (some.length < AT_ONCE) continue;
    await insert(store.db, rules.hash, some);
    some = [];
  }
  if (some.length > 0) await insert(store.db, rules.hash, some);
  return rules;
}
