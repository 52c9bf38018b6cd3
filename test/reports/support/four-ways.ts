/** A register's page on screen, as PDF, Excel and CSV, read back by other readers: the same cells. */
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { expect } from 'vitest';
import type { RegisterPage } from '../../../engine/register/shapes.ts';
import { printJob } from '../../../reports/print.ts';
import { harmless } from '../../../reports/sheet/csv.ts';
import { type SheetFormat, sheet } from '../../../reports/sheet/sheet.ts';
import { must } from '../../server/office.ts';
import { HEAD } from './form.ts';
import { inkOf, skipped, squeeze } from './poppler.ts';
import { PRINTED } from './seeded.ts';

const options = { language: 'zh-Hans' as const, printedAt: PRINTED, head: HEAD };

async function file(page: RegisterPage, format: SheetFormat): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of must(sheet(page, { ...options, format })).chunks) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The rows of complaints: below the head, without the lines of groups. */
function dataOf<T>(rows: T[][], page: RegisterPage): T[][] {
  const head = rows.findIndex((row) =>
    page.columns.every(({ title }, at) => String(row[at] ?? '') === title),
  );
  let at = head + 1;
  return page.groups.flatMap(({ title, rows: own }) => {
    at += title === '' ? 0 : 1;
    return own.map(() => rows[at++]!);
  });
}

/** A cell of the other reader in the page's words. */
function said(value: unknown, wanted: string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    // The reader cuts a serial's fraction where a spreadsheet rounds it: a millisecond short of the minute.
    const text = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().replace('T', ' ');
    return text.slice(0, wanted.length === 10 ? 10 : 16);
  }
  if (typeof value !== 'number') return String(value);
  return Number(wanted.replaceAll(',', '')) === value ? wanted : `${value} for ${wanted}`;
}

export async function agree(page: RegisterPage): Promise<void> {
  const cells = page.groups.flatMap(({ rows }) => rows.map((row) => row.cells));
  const csv = parse(await file(page, 'csv'), { bom: true, relax_column_count: true }) as string[][];
  expect(dataOf(csv, page), `${page.id} CSV`).toEqual(cells.map((row) => row.map(harmless)));
  const [excel] = await readExcel(await file(page, 'xlsx'), { trim: false });
  const found = dataOf(excel!.data as unknown[][], page);
  const told = cells.map((row, at) => row.map((wanted, n) => said(found[at]?.[n], wanted)));
  expect(told, `${page.id} Excel`).toEqual(cells);
  if (skipped !== '') return;
  const ink = inkOf(must(await printJob({ kind: 'register', page, options })));
  // A cell's lines follow each other on paper, but for a row that goes on to the next page.
  for (const cell of cells.flat())
    if (cell.length < 200) expect(ink, `${page.id} PDF`).toContain(squeeze(cell));
}
