/** Registers for spreadsheets, read back by other readers and held against the page, cell by cell. */
import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { harmless } from '../../reports/sheet/csv.ts';
import { type SheetFormat, sheet } from '../../reports/sheet/sheet.ts';
import { cellOf } from '../../reports/sheet/value.ts';
import { cut, sheetName } from '../../reports/sheet/xml.ts';
import { words } from '../../reports/text.ts';
import { HEAD, PRINTED_AT } from './support/form.ts';
import { register, withText } from './support/register.ts';

const options = { language: 'zh-Hant' as const, printedAt: PRINTED_AT, head: HEAD };

async function file(page: RegisterPage, format: SheetFormat): Promise<Buffer> {
  const made = sheet(page, { ...options, format });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const chunks: Uint8Array[] = [];
  for await (const chunk of made.value.chunks) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** An entry of an archive whose sizes stand in its central list. */
function entry(archive: Buffer, name: string): string {
  let at = archive.readUInt32LE(archive.length - 6);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const [packed, length, start] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ];
    if (archive.toString('utf8', at + 46, at + 46 + length) === name) {
      const data = start + 30 + archive.readUInt16LE(start + 26);
      return inflateRawSync(archive.subarray(data, data + packed)).toString();
    }
    at += 46 + length;
  }
  throw new Error(`no ${name}`);
}

/** A register with each kind of column. */
function typed(count = 9): RegisterPage {
  const page = register(count);
  const types = ['text', 'date', 'text', 'text', 'department', 'choice', 'amount', 'dateTime', 'number'];
  page.columns = page.columns.map((column, at) => ({ ...column, type: types[at]! }));
  for (const { rows } of page.groups)
    for (const [at, { cells }] of rows.entries()) {
      cells[6] = ['1,234.50', '86,000', ''][at % 3]!;
      cells[7] = '2024-08-05 09:30';
      cells[8] = String(at * 7 - 3);
    }
  page.totals = page.columns.map((_, at) => (at === 6 ? '261,703.50' : at === 3 ? '9' : ''));
  return page;
}

/** What screen and PDF show, row by row. */
function expected(page: RegisterPage): string[][] {
  const said = words['zh-Hant'];
  const one = (text: string) => page.columns.map((_, at) => (at === 0 ? text : ''));
  const count = (n: number, share = '') =>
    [`件數：${n}`, share && `佔比：${share}`].filter(Boolean).join('　');
  return [
    one(page.organization),
    one(page.title),
    one(`期間：${page.period}　保管：${page.keeper}　表單編號：${page.paper.number}`),
    page.columns.map(({ title }) => title),
    ...(page.count === 0 ? [one(said.noRecords)] : []),
    ...page.groups.flatMap(({ title, rows, count: own, share }) => [
      one(`${title}　${count(own, share)}`),
      ...rows.map(({ cells }) => cells),
    ]),
    ...(page.count > 0 ? [page.totals!.map((text, at) => text || (at === 0 ? '合計' : ''))] : []),
    one(count(page.count)),
    one(`列印時間：2024-07-16 09:30    鏈首摘要：${HEAD}`),
  ];
}

const pad = (n: number) => String(n).padStart(2, '0');

/** A cell of the other reader in the page's words. */
function said(value: unknown, wanted: string): string {
  if (value === null) return '';
  if (value instanceof Date) {
    const day = `${value.getUTCFullYear()}-${pad(value.getUTCMonth() + 1)}-${pad(value.getUTCDate())}`;
    return wanted.length === 10 ? day : `${day} ${pad(value.getUTCHours())}:${pad(value.getUTCMinutes())}`;
  }
  if (typeof value !== 'number') return String(value);
  return Number(wanted.replaceAll(',', '')) === value ? wanted : `${value} for ${wanted}`;
}

async function readBack(page: RegisterPage): Promise<unknown[][]> {
  const [only] = await readExcel(await file(page, 'xlsx'), { trim: false });
  return only!.data;
}

describe('Excel', () => {
  test.each([
    ['a register of each kind of column', typed()],
    ['one without rows', { ...register(0), groups: [] }],
    ['texts like formulas and markup', withText('=1+1 <b>&amp;"x"</b> _x000D_ ]]> \n第二行 𠮷\t')],
    ['blanks at the ends', withText('  前後  ')],
  ])('%s reads back cell by cell', async (_, page) => {
    const wanted = expected(page);
    const found = await readBack(page);
    expect(found.length).toBe(wanted.length);
    for (const [at, row] of wanted.entries())
      expect(row.map((text, n) => said(found[at]![n] ?? null, text))).toEqual(row);
  });

  test('numbers are numbers, dates are dates, all else is text', async () => {
    const rows = await readBack(typed());
    const first = rows[5]!;
    expect(
      first.map((value) => (value instanceof Date ? 'date' : value === null ? 'none' : typeof value)),
    ).toEqual(['string', 'date', 'string', 'string', 'string', 'string', 'number', 'date', 'number']);
    expect(first[6]).toBe(1234.5);
    expect((first[7] as Date).toISOString()).toBe('2024-08-05T09:30:00.000Z');
  });

  test('no formula, no link; frozen and printed head row, widths, paper', async () => {
    const archive = await file(withText("=cmd|'/C calc'!A0 https://example.org"), 'xlsx');
    const xml = entry(archive, 'xl/worksheets/sheet1.xml');
    expect(xml).not.toMatch(/<f[ >/]|hyperlink/i);
    expect(xml).toContain('<pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"/>');
    expect(xml.match(/<col min="\d+" max="\d+" width="\d+" customWidth="1"\/>/g)).toHaveLength(9);
    expect(xml).toContain('orientation="landscape"');
    expect(entry(archive, 'xl/workbook.xml')).toContain("'客戶投訴處理追蹤台帳'!$4:$4");
  });

  test('the same page gives the same bytes', async () => {
    expect(Buffer.compare(await file(typed(), 'xlsx'), await file(typed(), 'xlsx'))).toBe(0);
  });

  test('a text of more than 32,767 characters is cut with a mark, never in a character', async () => {
    const long = await readBack(withText('𠮷'.repeat(20_000)));
    const cell = long.flat().find((value) => String(value).startsWith('𠮷')) as string;
    expect(cell.length).toBeLessThanOrEqual(32_767);
    expect(cell).toMatch(/𠮷…【32767\/40000】$/);
    expect(cell).not.toMatch(/\p{Cs}/u);
    expect(cut('甲'.repeat(32_767))).toBe('甲'.repeat(32_767));
  });

  test.each([
    ['投訴/客訴:2024*[1]?', '投訴_客訴_2024__1__'],
    ["'台帳'", '台帳'],
    ['', '_'],
    ['History', '_History'],
    [`${'台'.repeat(30)}𠮷`, '台'.repeat(30)],
  ])('sheet name of %s', (title, name) => expect(sheetName(title)).toBe(name));
});

describe('a cell', () => {
  test.each([
    ['86,000', 'amount', 86000],
    ['1,234.5', 'amount', 1234.5],
    ['-12.30', 'amount', -12.3],
    ['42', 'number', 42],
    ['2024-02-29', 'date', 45351],
    ['2024-02-29 12:00', 'dateTime', 45351.5],
  ])('%s (%s) is the number %d', (text, type, number) => expect(cellOf(text, type).number).toBe(number));

  test.each([
    ['███', 'amount'],
    ['1,23', 'amount'],
    ['007', 'number'],
    ['12345678901234567', 'number'],
    ['2024-02-30', 'date'],
    ['1899-01-01', 'date'],
    ['2024-07', 'date'],
    ['42', 'text'],
    ['', 'number'],
  ])('%s (%s) stays a text', (text, type) => expect(cellOf(text, type).number).toBeUndefined());
});

describe('CSV', () => {
  test.each([
    ['a register of each kind of column', typed()],
    ['one without rows', { ...register(0), groups: [] }],
    ['commas, quotes, line ends', withText('甲,"乙"\r\n丙\n 丁 ')],
  ])('%s reads back cell by cell', async (_, page) => {
    const bytes = await file(page, 'csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(parse(bytes, { bom: true, record_delimiter: '\r\n' })).toEqual(
      expected(page).map((row) => row.map(harmless)),
    );
  });

  test.each([
    '=1+1',
    '＝1',
    '+1',
    '-1',
    '@SUM',
    '\t=1',
    '\r=1',
    '  =1',
    '\u3000＝1',
    '\u200b=1',
    '﹣1',
    '⁺1',
    '\ttext',
  ])('%j is quoted', (text) => expect(harmless(text)).toBe(`'${text}`));

  test.each(['投訴', '1-2', 'a=b', "'=1", '—', ''])('%j is left', (text) =>
    expect(harmless(text)).toBe(text),
  );
});

describe('refused', () => {
  const problems = (page: RegisterPage) => {
    const made = sheet(page, { ...options, format: 'xlsx' });
    return made.ok ? [] : made.problems;
  };

  test.each([
    ['a control', '\u0001', 'U+0001'],
    ['a lone surrogate', '\ud840', 'U+D840'],
  ])('%s, by code point and place', (_, text, code) => {
    expect(problems(withText(`前${text}`))).toEqual([
      {
        code: 'sheet.character',
        path: '/groups/0/rows/0/cells/3',
        params: { code, where: 'C2024-07-001 · 投訴內容' },
      },
    ]);
  });

  test('a value that is no text, which could become a formula', () => {
    const page = withText('x');
    page.groups[0]!.rows[0]!.cells[3] = { formula: '1+1' } as unknown as string;
    expect(problems(page)).toMatchObject([{ code: 'sheet.notText' }]);
  });
});
