/** A spreadsheet chosen from the disk, read here in the browser: Excel, or CSV in UTF-8 or GB 18030. */
import { cellText } from '../../engine/exchange/sheet-cell.ts';
import { cellsOf } from '../../engine/studio/form/columns.ts';

export interface Sheet {
  name: string;
  rows: string[][];
}

/** Spreadsheets of Chinese offices write GB 18030 where they do not write UTF-8. */
export async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const isExcel = ({ name }: File): boolean => /\.xlsx$/i.test(name);

/** Without empty rows. Throws where the file is no spreadsheet. */
export async function sheetsOf(file: File): Promise<Sheet[]> {
  if (!isExcel(file)) return [{ name: file.name, rows: cellsOf(await textOf(file)) }];
  const { default: readExcel } = await import('read-excel-file/browser');
  const sheets = await readExcel(file);
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.map((row) => row.map(cellText)).filter((row) => row.some(Boolean)),
  }));
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** With a mark at the beginning, by which spreadsheet programs know UTF-8. */
export const csvOf = (rows: string[][]): string =>
  `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
