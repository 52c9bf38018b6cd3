/** A register as a file for spreadsheets, from the same page as screen and PDF. */
import { at, fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import type { RegisterOptions } from '../layout/register.ts';
import { codeOf } from '../pdf/fonts.ts';
import { csv } from './csv.ts';
import { HEAD_ROWS, rowsOf, type SheetPaper } from './grid.ts';
import { xlsx } from './xlsx.ts';

export type SheetFormat = 'xlsx' | 'csv';

export interface Sheet {
  type: string;
  /** The file, piece by piece. */
  chunks: AsyncGenerator<Uint8Array>;
}

export const SHEET_TYPES: Record<SheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** As many as an answer carries. */
const MOST_PROBLEMS = 20;
/** Rows of a sheet in Excel. */
const MOST_ROWS = 1_048_576;
/** What XML cannot hold: controls, halves of surrogate pairs, two code points that are none. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/u;

/**
 * Problems: `sheet.character` {code, where} for what no spreadsheet can hold, `sheet.notText` {where} for a
 * cell that is no text (an object could become a formula), `sheet.tooManyRows` {rows, most}.
 */
export function sheet(page: SheetPaper, options: RegisterOptions & { format: SheetFormat }): Result<Sheet> {
  const problems = [...found(page)].slice(0, MOST_PROBLEMS);
  if (problems.length > 0) return fail(...problems);
  const rows = rowsOf(page, options);
  const chunks = options.format === 'xlsx' ? xlsx(page, rows) : csv(rows);
  return ok({ type: SHEET_TYPES[options.format], chunks });
}

function* found(page: SheetPaper): Generator<Problem> {
  const below = page.summaries.reduce((sum, { rows }) => sum + rows.length + 2, 0);
  const most = MOST_ROWS - page.groups.length - HEAD_ROWS - below - 6;
  if (page.count > most) yield problem('sheet.tooManyRows', '', { rows: page.count, most });
  for (const [path, where, text] of texts(page))
    if (!isText(text)) yield refusal(text, at('', ...path), where);
  for (const [group, { rows }] of page.groups.entries()) {
    if (Symbol.iterator in rows) yield* rowProblems(page, rows, at('/groups', group, 'rows'));
  }
}

/** Of rows that come while the sheet is made they are asked as they come: the problems of `sheet`. */
export function* rowProblems(
  { columns }: Pick<SheetPaper, 'columns'>,
  rows: Iterable<{ complaint: string; cells: unknown[] }>,
  path = '',
): Generator<Problem> {
  let index = -1;
  for (const { complaint, cells } of rows) {
    index += 1;
    const column = cells.findIndex((cell) => !isText(cell));
    if (column < 0) continue;
    yield refusal(
      cells[column],
      at(path, index, 'cells', column),
      `${complaint} · ${columns[column]?.title}`,
    );
  }
}

type Placed = [path: (string | number)[], where: string, text: unknown];

/** All texts but the rows'. */
const texts = (page: SheetPaper): Placed[] => [
  ...(['title', 'organization', 'keeper', 'period'] as const).map(
    (key): Placed => [[key], page.title, page[key]],
  ),
  ...page.columns.map(({ title }, n): Placed => [['columns', n, 'title'], title, title]),
  ...page.groups.map(({ title }, n): Placed => [['groups', n, 'title'], title, title]),
  ...page.summaries.flatMap(({ title, columns, rows }, n) =>
    [[title, ...columns.map((column) => column.title)], ...rows]
      .flat()
      .map((text): Placed => [['summaries', n], title, text]),
  ),
  ...(page.totals ?? []).map((text, n): Placed => [['totals', n], page.title, text]),
];

/** Most texts have none of these; the exact question is asked of few. */
const SUSPECT = /[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd]/;

const isText = (text: unknown): text is string =>
  typeof text === 'string' && !(SUSPECT.test(text) && FORBIDDEN.test(text));

const refusal = (text: unknown, path: string, where: string): Problem =>
  typeof text === 'string'
    ? problem('sheet.character', path, { code: codeOf(FORBIDDEN.exec(text)![0]), where })
    : problem('sheet.notText', path, { where });
