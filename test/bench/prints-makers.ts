/** Each way to make a file, docket's and its peers': used by `prints.ts`, and in processes of their own by `prints-one.ts`. */
import { createRequire } from 'node:module';
import { setFast } from '../../reports/fast/set.ts';
import type { PdfDocument } from '../../reports/layout/document.ts';
import { registerDocument } from '../../reports/layout/register.ts';
import { slipDocument } from '../../reports/layout/slip.ts';
import { cleaned } from '../../reports/pdf/clean.ts';
import { infoOf } from '../../reports/pdf/info.ts';
import { definition, print } from '../../reports/pdf/print.ts';
import { rules } from '../../reports/pdf/rules.ts';
import { sheet } from '../../reports/sheet/sheet.ts';
import { ISSUED, OPTIONS, register, SLIP } from './prints-data.ts';

/** Bytes of the file made of so many rows; undefined where the peer is missing. */
export type Maker = (rows: number) => Promise<number | undefined>;

interface Pdfmake {
  setFonts(fonts: object): void;
  setTableLayouts(layouts: object): void;
  setLocalAccessPolicy(allowed: () => boolean): void;
  createPdf(definition: object): { getBuffer(): Promise<Buffer> };
}

const here = createRequire(import.meta.url);
const pdfmake = here('pdfmake') as Pdfmake;
const folder = '@expo-google-fonts/noto-sans-sc';
const STOCK = {
  NotoSansSC: {
    normal: here.resolve(`${folder}/400Regular/NotoSansSC_400Regular.ttf`),
    bold: here.resolve(`${folder}/600SemiBold/NotoSansSC_600SemiBold.ttf`),
  },
};

/** The same definition through pdfmake as it is shipped: fonts by their paths, nothing looked at afterwards. */
async function plain(document: PdfDocument): Promise<number> {
  const { document: clean } = cleaned(document);
  pdfmake.setLocalAccessPolicy(() => true);
  pdfmake.setFonts(STOCK);
  pdfmake.setTableLayouts(rules());
  const made = await pdfmake.createPdf(definition(clean, infoOf(clean)!)).getBuffer();
  pdfmake.setLocalAccessPolicy(() => false);
  return made.length;
}

async function ours(document: PdfDocument): Promise<number> {
  const printed = await print(document);
  return printed.ok ? printed.value.length : 0;
}

async function workbook(rows: number): Promise<number> {
  const made = sheet(register(rows), { ...OPTIONS, format: 'xlsx' });
  let bytes = 0;
  if (made.ok) for await (const chunk of made.value.chunks) bytes += chunk.length;
  return bytes;
}

interface ExcelJs {
  Workbook: new () => {
    addWorksheet(name: string): { addRow(cells: string[]): void };
    xlsx: { writeBuffer(): Promise<ArrayBuffer> };
  };
}

async function exceljs(rows: number): Promise<number | undefined> {
  const { peer } = await import('./peers.ts');
  const found = await peer<{ default: ExcelJs }>('exceljs');
  if (!found) return undefined;
  const book = new found.default.Workbook();
  const page = book.addWorksheet('r');
  for (const { cells } of register(rows).groups[0]!.rows) page.addRow(cells);
  return (await book.xlsx.writeBuffer()).byteLength;
}

const registerOf = (rows: number) => registerDocument(register(rows), OPTIONS);

export const makers = {
  fast: async (rows) => (await setFast(registerOf(rows)))?.length ?? 0,
  plain: (rows) => plain(registerOf(rows)),
  slip: () => ours(slipDocument(SLIP, ISSUED)),
  plainSlip: () => plain(slipDocument(SLIP, ISSUED)),
  workbook,
  exceljs,
} satisfies Record<string, Maker>;
