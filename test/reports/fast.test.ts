/** The fast room against pdfmake: the same text on the same lines, nothing lost, the same bytes each time. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { setFast } from '../../reports/fast/set.ts';
import { registerDocument } from '../../reports/layout/register.ts';
import { documentOf } from '../../reports/pdf/job.ts';
import { print } from '../../reports/pdf/print.ts';
import { printJob } from '../../reports/print.ts';
import { png } from '../support/png.ts';
import { HEAD, PRINTED_AT } from './support/form.ts';
import { fontsOf, inkOf, pagesOf, picturesIn, skipped, squeeze } from './support/poppler.ts';
import { register, withText } from './support/register.ts';

vi.setConfig({ testTimeout: 60_000 });
const options = { language: 'zh-Hant' as const, printedAt: PRINTED_AT, head: HEAD };
const reading = describe.skipIf(skipped !== '');

const fast = async (page: RegisterPage): Promise<Uint8Array> =>
  (await setFast(registerDocument(page, options)))!;

async function slow(page: RegisterPage): Promise<Uint8Array> {
  const printed = await print(registerDocument(page, options));
  if (!printed.ok) throw new Error(JSON.stringify(printed.problems));
  return printed.value;
}

const rowsOf = (page: RegisterPage) => page.groups.flatMap(({ rows }) => rows);

/** Rows of one line, which no page cuts. */
function short(count: number, text = '短'): RegisterPage {
  const page = register(count);
  for (const [at, row] of rowsOf(page).entries()) row.cells[3] = `${text}${at}`;
  return page;
}

/** Amounts that add up to the total. */
function summed(count: number): RegisterPage {
  const page = short(count);
  page.columns[6] = { ...page.columns[6]!, type: 'amount' };
  for (const [at, row] of rowsOf(page).entries()) row.cells[6] = `${at + 1}.50`;
  const sum = (count * (count + 1)) / 2 + count / 2;
  page.totals![6] = sum
    .toFixed(2)
    .replace(/\B(?=(\d{3})+\.)/g, ',')
    .replace('.00', '');
  return page;
}

const course: RegisterPage['course'] = {
  title: '按時率',
  unit: '%',
  periods: ['2024-01', '2024-02', '2024-03'],
  lines: [
    { title: '甲', values: [50, null, 75] },
    { title: '乙', values: [100, 80, 60] },
  ],
};

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map(squeeze)
    .filter((line) => line !== '');

reading(`fast and pdfmake${skipped}`, () => {
  test.each([
    ['short rows', short(90)],
    ['Latin words', short(60, 'Flextronics International Ltd. Wafer fi')],
    ['no rows', { ...register(0), groups: [] }],
  ])('%s: the same lines on the same pages', async (_, page) => {
    const [ours, theirs] = [pagesOf(await fast(page)), pagesOf(await slow(page))];
    expect(ours.map(lines)).toEqual(theirs.map(lines));
  });

  /** pdfmake cuts rows of two lines at the end of a page. */
  test.each([
    [
      'rows of two lines',
      short(40, '「東莞」，（恒信）：電子——有限公司……AVATAR To PCB-6L-2231-A/B 1,200 片'),
    ],
    ['long and short rows', register(9)],
  ])('%s: the same lines in the same order', async (_, page) => {
    const running = /^表單編號|^客戶投訴處理追蹤台帳2024|^編號受理日期|^列印時間/;
    const flat = (pdf: Uint8Array) => lines(pagesOf(pdf).join('')).filter((line) => !running.test(line));
    expect(flat(await fast(page))).toEqual(flat(await slow(page)));
  });

  test('lines over the periods: drawn, named and taking the same room', async () => {
    const page = { ...short(5), course };
    const [ours, theirs] = [pagesOf(await fast(page)), pagesOf(await slow(page))];
    expect(ours.map(lines)).toEqual(theirs.map(lines));
    expect(squeeze(ours.join(''))).toContain('2024-01');
    expect(squeeze(ours.join(''))).toContain('乙60%');
  });

  test.each([29, 40])(
    '%i rows: pdfmake too cuts no row of few lines and tears no lines over periods',
    async (count) => {
      const page = { ...short(count, '每行說明文字都比較長，因此一格之內需要兩行以上才放得下'), course };
      const sheets = pagesOf(await slow(page)).map(squeeze);
      for (const sheet of sheets)
        expect(sheet.match(/每行說明文字/g)?.length).toBe(sheet.match(/才放得下/g)?.length);
      const [charted] = sheets.filter((sheet) => sheet.includes('按時率'));
      for (const part of ['100%', '2024-01', '乙60%']) expect(charted).toContain(part);
    },
  );

  test('figures and bars as wide as the paper need no pdfmake', async () => {
    const columns = Array.from({ length: 10 }, (_, at) => ({ title: `第${at}欄`, align: 'right' as const }));
    const rows = [columns.map((_, at) => String(at))];
    const summary = { id: 'sum', title: '各期', clause: [], columns, rows, by: 'department', wanted: ['a'] };
    expect(await setFast(registerDocument({ ...short(3), summaries: [summary] }, options))).toBeDefined();
  });

  test('two embedded subsets', async () => {
    expect(
      fontsOf(await fast(register(9))).match(/NotoSansSC-\w+ +CID TrueType +Identity-H +yes yes yes/g),
    ).toHaveLength(2);
  });
});

reading(`fast${skipped}`, () => {
  test('a row taller than a page continues; its number stands on each page, each line once and in order', async () => {
    const text = Array.from({ length: 200 }, (_, at) => `第${at}行說明`).join('\n');
    const pages = pagesOf(await fast(withText(text)));
    const found = pages.map((page) => page.match(/第\d+行說明/g) ?? []);
    expect(found.flat()).toEqual(text.split('\n'));
    for (const [at, page] of pages.entries())
      if (found[at]!.length > 0) expect(page.match(/C2024-07-001/g)).toHaveLength(1);
    expect(found.filter((one) => one.length > 0).length).toBeGreaterThan(4);
  });

  test('a row of few lines is never cut', async () => {
    const page = short(60, '每行說明文字都比較長，因此一格之內需要兩行以上才放得下');
    for (const sheet of pagesOf(await fast(page)))
      for (const number of sheet.match(/C2024-07-\d{3}/g) ?? []) {
        const row = rowsOf(page).find(({ complaint }) => complaint === number)!;
        expect(squeeze(sheet)).toContain(row.cells[1]!);
      }
    const numbers = inkOf(await fast(page)).match(/C2024-07-\d{3}/g)!;
    expect(numbers).toHaveLength(60);
  });

  test('sums are carried over each page end, and the next page begins with them', async () => {
    const pages = pagesOf(await fast(summed(80)));
    const sum = (page: string, label: string) => page.match(new RegExp(`${label}\\s+([\\d,.]+)`))?.[1];
    expect(pages.length).toBeGreaterThan(2);
    for (const [at, page] of pages.slice(0, -1).entries()) {
      expect(sum(page, '過次頁')).toBeDefined();
      expect(sum(pages[at + 1]!, '承前頁')).toBe(sum(page, '過次頁'));
    }
    const onFirst = rowsOf(summed(80)).filter(({ complaint }) => pages[0]!.includes(complaint));
    const cents = onFirst.reduce((all, { cells }) => all + Number(cells[6]) * 100, 0);
    expect(Number(sum(pages[0]!, '過次頁')!.replaceAll(',', '')) * 100).toBe(cents);
    expect(sum(pages.at(-1)!, '合計')).toBe(summed(80).totals![6]);
    expect(pages[0]).not.toContain('承前頁');
    expect(pages.at(-1)).not.toContain('過次頁');
  });

  test('nothing is carried where cells do not add up to the total', async () => {
    expect(inkOf(await fast(register(60)))).not.toMatch(/過次頁|承前頁/);
  });

  test('characters of one glyph keep their own texts', async () => {
    expect(inkOf(await fast(withText('⼀一・·神神')))).toContain('⼀一・·神神');
  });
});

describe('what the fast room leaves to pdfmake', () => {
  test.each([
    ['marks that combine', 'e\u0301'],
    ['a variation selector', '葛\u{e0100}'],
    ['a character of another font', '𡃁'],
    ['a character without a glyph', '𠀀'],
    ['a lone surrogate', '\ud840'],
    ['a fraction slash', '1\u20442'],
  ])('%s', async (_, text) => {
    expect(await setFast(registerDocument(withText(text), options))).toBeUndefined();
  });

  test('a column too narrow for a character, a time that is none', async () => {
    const page = register(3);
    page.columns = Array.from({ length: 60 }, (_, at) => ({ ...page.columns[0]!, id: `c${at}` }));
    expect(await setFast(registerDocument(page, options))).toBeUndefined();
    expect(
      await setFast(registerDocument(register(1), { ...options, printedAt: 'yesterday' })),
    ).toBeUndefined();
  });

  test('is printed or refused as before', async () => {
    const job = (text: string) => printJob({ kind: 'register', page: withText(text), options });
    expect((await job('葛\u{e0100}')).ok).toBe(true);
    expect((await job('姓𡃁')).ok).toBe(true);
    expect(await job('姓𠀀')).toMatchObject({ ok: false, problems: [{ code: 'print.missingGlyph' }] });
  });
});

describe('the room', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const filesIn = (room: string) =>
    readdirSync(`${root}${room}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${room}/${name}`);
  const textOf = (file: string) => readFileSync(`${root}${file}`, 'utf8');

  test('has one door: without it everything is printed by pdfmake', async () => {
    const outside = [...filesIn('reports'), ...filesIn('server')].filter(
      (file) => !file.startsWith('reports/fast/'),
    );
    expect(outside.filter((file) => /from '[^']*\/fast\//.test(textOf(file)))).toEqual(['reports/print.ts']);
  });

  test('has at most 400 lines of code', async () => {
    const code = filesIn('reports/fast').flatMap((file) =>
      textOf(file)
        .split('\n')
        .filter((line) => !/^\s*(\/?\*|\/\/|$)/.test(line)),
    );
    expect(code.length).toBeGreaterThan(200);
    expect(code.length).toBeLessThanOrEqual(400);
  });
});

const SUMMARY: RegisterPage['summaries'][number] = {
  id: 'byKind',
  title: '按类别',
  clause: [],
  columns: [
    { title: '类别', align: 'left' },
    { title: '件数', align: 'right' },
  ],
  rows: [
    ['质量', '40'],
    ['服务', '10'],
    ['无', '0'],
  ],
  by: 'kind',
};

describe.skipIf(skipped !== '')('pictures and bars', () => {
  const picture = png(2, 1, '0000ff80');
  const brand = { letterhead: { id: 'a'.repeat(64), width: 200, height: 40 } };
  const job = (page: RegisterPage) => ({
    kind: 'register' as const,
    page: { ...page, brand },
    options,
    pictures: { ['a'.repeat(64)]: `data:image/png;base64,${picture.toString('base64')}` },
  });

  test('a letterhead stands on the first page in place of the name, by either way', async () => {
    const page = short(60);
    const document = documentOf(job(page));
    const printed = await print(document);
    for (const pdf of [await setFast(document), printed.ok ? printed.value : undefined]) {
      expect(picturesIn(pdf!)).toEqual(['2x1']);
      expect(inkOf(pdf!)).not.toContain(page.organization);
    }
  });

  test('a count has a bar as long as its share of the most, as on the screen', () => {
    const { sets } = registerDocument({ ...short(3), summaries: [SUMMARY] }, options);
    const bars = sets[0]!.content.flatMap(({ columns = [] }) => columns.flatMap(({ canvas = [] }) => canvas));
    const widths = bars.map((one) => (one.type === 'rect' ? one.w : Number.NaN));
    expect(widths[0]).toBeGreaterThan(50);
    expect(widths.map((width) => width / widths[0]!)).toEqual([1, 0.25]);
  });

  test('how it went over the periods stands on one page, however full that is', async () => {
    const lines = [{ title: '每期', values: [1, 3] }];
    const course = { title: '走勢', unit: '' as const, periods: ['2024-01', '2024-02'], lines };
    for (let count = 14; count <= 32; count += 2) {
      const pages = pagesOf(await fast({ ...short(count), course }));
      const [on, ...more] = pages.filter((text) => /走勢|每期|2024-02(?!-)/.test(text));
      expect(more, `${count} rows`).toEqual([]);
      expect(on).toMatch(/走勢.*2024-02.*每期/s);
    }
  });

  test('bars need no pdfmake', async () => {
    const page = { ...short(3), summaries: [SUMMARY] };
    expect(inkOf(await fast(page))).toBe(inkOf(await slow(page)));
  });
});

test('rows from a cursor make the same file as rows that are held, by either way', async () => {
  const page = short(70);
  const groups = page.groups.map((group) => ({
    ...group,
    rows: { [Symbol.iterator]: () => group.rows.values() },
  }));
  const document = registerDocument({ ...page, groups }, options);
  expect(Buffer.compare((await setFast(document))!, await fast(page))).toBe(0);
  const printed = await print(document);
  expect(printed.ok && Buffer.compare(printed.value, await slow(page))).toBe(0);
});

test('the same input gives the same bytes, after any other print', async () => {
  const first = await fast(register(30));
  await fast(withText('別的文字'));
  expect(Buffer.compare(first, await fast(register(30)))).toBe(0);
});

test('the document is not written into', async () => {
  const document = registerDocument(summed(40), options);
  const before = JSON.stringify(document);
  await setFast(document);
  expect(JSON.stringify(document)).toBe(before);
});
