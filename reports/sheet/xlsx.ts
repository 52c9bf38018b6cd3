/** Rows as an Excel workbook of one sheet (ECMA-376), written as a stream: 100,000 rows need no more memory than ten. */
import { HEAD_ROWS, type Row, type SheetPaper } from './grid.ts';
import type { Cell } from './value.ts';
import { cut, sheetName, xml } from './xml.ts';
import { type Entry, zip } from './zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Number formats by their ids; those below 164 are built in. */
const FORMATS = { general: 0, amount0: 3, amount1: 164, amount2: 4, date: 165, dateTime: 166 } as const;
const NAMES = Object.keys(FORMATS) as (keyof typeof FORMATS)[];
/** Fonts: plain, title, bold. Fills: none, the required grey, head, group. */
const KINDS = {
  data: { font: 0, fill: 0, border: 1 },
  total: { font: 2, fill: 0, border: 1 },
  head: { font: 2, fill: 2, border: 1 },
  group: { font: 2, fill: 3, border: 0 },
  title: { font: 1, fill: 0, border: 0 },
  organization: { font: 0, fill: 0, border: 0 },
  fact: { font: 0, fill: 0, border: 0 },
} as const;
const KIND_NAMES = Object.keys(KINDS) as Row['kind'][];

/** Widths by the columns' shares of what an A4 sheet across holds. */
const CHARACTERS = 130;
const CHUNK = 1 << 16;

export const xlsx = (page: SheetPaper, rows: AsyncIterable<Row>): AsyncGenerator<Uint8Array> =>
  zip([
    part('[Content_Types].xml', contentTypes),
    part('_rels/.rels', relations(['officeDocument', 'xl/workbook.xml'])),
    part('xl/workbook.xml', workbook(sheetName(page.title))),
    part(
      'xl/_rels/workbook.xml.rels',
      relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']),
    ),
    part('xl/styles.xml', styles()),
    { name: 'xl/worksheets/sheet1.xml', parts: sheetXml(page, rows) },
  ]);

const part = (name: string, content: string): Entry => ({ name, parts: [DECLARATION + content] });

const contentTypes =
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`;

const relations = (...targets: [string, string][]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** The header row is printed on each page. */
const workbook = (name: string): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${xml(name)}" sheetId="1" r:id="rId1"/></sheets>` +
  `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${xml(`'${name.replaceAll("'", "''")}'`)}!$${HEAD_ROWS}:$${HEAD_ROWS}</definedName></definedNames></workbook>`;

function styles(): string {
  const cells = KIND_NAMES.flatMap((kind) => {
    const { font, fill, border } = KINDS[kind];
    const wrap = border ? '<alignment vertical="top" wrapText="1"/>' : '';
    return NAMES.map(
      (name) =>
        `<xf numFmtId="${FORMATS[name]}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${wrap}</xf>`,
    );
  });
  const font = (size: number, bold = '') => `<font>${bold}<sz val="${size}"/><name val="Arial"/></font>`;
  const fill = (color: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/></patternFill></fill>`;
  const side = (name: string) => `<${name} style="thin"><color auto="1"/></${name}>`;
  return (
    `<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.0"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>` +
    `<fonts count="3">${font(10)}${font(14, '<b/>')}${font(10, '<b/>')}</fonts>` +
    `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('E6E6E6')}${fill('F3F3F3')}</fills>` +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>` +
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs>` +
    `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
  );
}

async function* sheetXml(page: SheetPaper, rows: AsyncIterable<Row>): AsyncGenerator<string> {
  let text = `${DECLARATION}${beforeRows(page)}<sheetData>`;
  let number = 0;
  for await (const row of rows) {
    text += rowXml(row, ++number);
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="${page.paper.size === 'A4' ? 9 : 11}" orientation="${page.paper.orientation}" fitToHeight="0"/></worksheet>`;
}

function beforeRows({ columns }: SheetPaper): string {
  const whole = columns.reduce((sum, { width }) => sum + width, 0) || 1;
  const widths = columns.map(({ width }, at) => {
    const share = Math.min(60, Math.max(6, Math.round((width / whole) * CHARACTERS)));
    return `<col min="${at + 1}" max="${at + 1}" width="${share}" customWidth="1"/>`;
  });
  const pane = `<pane ySplit="${HEAD_ROWS}" topLeftCell="A${HEAD_ROWS + 1}" activePane="bottomLeft" state="frozen"/>`;
  return (
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols>`
  );
}

function rowXml({ kind, cells }: Row, number: number): string {
  const styles = KIND_NAMES.indexOf(kind) * NAMES.length;
  let text = `<row r="${number}">`;
  for (const [at, cell] of cells.entries()) text += cellXml(cell, `${letters(at)}${number}`, styles);
  return `${text}</row>`;
}

/** A text is an inline string whatever it looks like: no reader takes it for a formula. */
function cellXml({ text, number, format }: Cell, place: string, styles: number): string {
  const style = styles + NAMES.indexOf(format);
  if (number !== undefined) return `<c r="${place}" s="${style}"><v>${number}</v></c>`;
  if (text === '') return `<c r="${place}" s="${style}"/>`;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(cut(text))}</t></is></c>`;
}

const letters = (at: number): string =>
  (at < 26 ? '' : String.fromCharCode(64 + Math.floor(at / 26))) + String.fromCharCode(65 + (at % 26));
