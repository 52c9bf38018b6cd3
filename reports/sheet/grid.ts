/** A register page as the rows of a sheet: what screen and PDF show, in their order. */
import { foot, formNumber } from '../layout/form.ts';
import { countOf, type RegisterOptions, type RegisterPaper, totalOf } from '../layout/register.ts';
import { type PrintWords, words } from '../text.ts';
import { type Cell, cellOf } from './value.ts';

export interface Row {
  kind: 'organization' | 'title' | 'fact' | 'head' | 'group' | 'data' | 'total';
  /** As many as the register has columns. */
  cells: Cell[];
}

type Group = RegisterPaper['groups'][number];
type Lines = Group['rows'];

/** A register whose rows may come from a store while the sheet is made. */
export type SheetPaper = Omit<RegisterPaper, 'groups'> & {
  groups: (Omit<Group, 'rows'> & {
    rows: Lines | AsyncIterable<Lines extends Iterable<infer R> ? R : never>;
  })[];
};

/** Rows above and with the header: they stay in sight. */
export const HEAD_ROWS = 4;

const text = (value: string): Cell => ({ text: value, format: 'general' });

/** One after the other, so that a sheet of any length needs little memory. */
export async function* rowsOf(page: SheetPaper, options: RegisterOptions): AsyncGenerator<Row> {
  const said = words[options.language];
  const line = (kind: Row['kind'], value: string): Row => ({
    kind,
    cells: page.columns.map((_, at) => text(at === 0 ? value : '')),
  });
  yield line('organization', page.organization);
  yield line('title', page.title);
  yield line('fact', facts(page, said));
  yield { kind: 'head', cells: page.columns.map(({ title }) => text(title)) };
  if (page.count === 0) yield line('fact', said.noRecords);
  for (const group of page.groups) {
    if (group.title !== '') yield line('group', groupLine(group, said));
    for await (const { cells } of group.rows)
      yield { kind: 'data', cells: page.columns.map(({ type }, at) => cellOf(cells[at] ?? '', type)) };
  }
  if (page.count > 0 && page.totals) yield { kind: 'total', cells: totals(page, page.totals, said) };
  yield line('fact', said.labelled(said.count, countOf(page, said)));
  for (const summary of page.summaries) yield* summaryRows(summary, page);
  for (const part of foot(undefined, options, said)) yield line('fact', part);
}

/** What has more columns than the register says the rest in the last one. */
function* summaryRows(
  { title, columns, rows }: RegisterPaper['summaries'][number],
  page: Pick<SheetPaper, 'columns'>,
): Generator<Row> {
  const width = page.columns.length;
  const fitted = (texts: string[]): string[] =>
    texts.length <= width ? texts : [...texts.slice(0, width - 1), texts.slice(width - 1).join('；')];
  const row = (kind: Row['kind'], texts: string[]): Row => {
    const all = fitted(texts);
    return {
      kind,
      cells: page.columns.map((_, at) => (at === 0 ? text(all[0] ?? '') : cellOf(all[at] ?? '', 'number'))),
    };
  };
  yield row('group', [title]);
  yield row(
    'group',
    columns.map((column) => column.title),
  );
  for (const texts of rows) yield row('data', texts);
}

const facts = (page: SheetPaper, said: PrintWords): string =>
  [
    page.period && said.labelled(said.period, page.period),
    page.closed,
    page.keeper && said.labelled(said.keeper, page.keeper),
    formNumber(page.paper.number, said),
  ]
    .filter(Boolean)
    .join(said.gap);

function groupLine(group: Pick<Group, 'title' | 'count' | 'share'>, said: PrintWords): string {
  const counted = [said.labelled(said.count, String(group.count))];
  if (group.share) counted.push(said.labelled(said.share, group.share));
  return [group.title, ...counted].join(said.gap);
}

/** A count stands below texts too. */
const totals = (page: Pick<SheetPaper, 'columns'>, said: string[], words: PrintWords): Cell[] =>
  page.columns.map(({ type }, at) =>
    at === 0
      ? text(totalOf(said[at] ?? '', words))
      : cellOf(said[at] ?? '', type === 'amount' ? type : 'number'),
  );
