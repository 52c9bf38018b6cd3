/** Spreadsheets read from the disk: Excel, or CSV in UTF-8 or GB 18030; cells as text. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { cellText } from '../../engine/exchange/sheet-cell.ts';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { decodeText } from '../access/people-file.ts';

export interface Sheet {
  name: string;
  rows: string[][];
}

const filled = (rows: string[][]): string[][] => rows.filter((row) => row.some(Boolean));

async function excel(file: string): Promise<Sheet[]> {
  const { default: readExcel } = await import('read-excel-file/node');
  const sheets = await readExcel(file);
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: filled(data.map((row) => row.map(cellText))),
  }));
}

const csv = (file: string): Sheet[] => {
  const text = decodeText(readFileSync(file)).replace(/^\uFEFF/, '');
  const rows: string[][] = parse(text, { relax_column_count: true, trim: true });
  return [{ name: basename(file), rows: filled(rows) }];
};

/** Without empty rows. Problems: `file.missing`, `convert.unreadable` {reason}. */
export async function sheetsIn(file: string): Promise<Result<Sheet[]>> {
  try {
    return ok(/\.xlsx$/i.test(file) ? await excel(file) : csv(file));
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return fail({ code: 'file.missing', file, path: '' });
    return fail(problem('convert.unreadable', '', { reason: error instanceof Error ? error.message : '' }));
  }
}
