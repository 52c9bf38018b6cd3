/** Layouts as JSON: what stands where, before any PDF is made. */
import { describe, expect, test } from 'vitest';
import { MASK } from '../../engine/print/shapes.ts';
import { BAND, type Block } from '../../reports/layout/document.ts';
import { formDocument } from '../../reports/layout/form.ts';
import { moment } from '../../reports/layout/moment.ts';
import { cellWidths, innerWidth, PADDING, RULE } from '../../reports/layout/page.ts';
import { pieces } from '../../reports/layout/paragraphs.ts';
import { registerDocument } from '../../reports/layout/register.ts';
import { rowsOf } from '../../reports/layout/rows.ts';
import { textsOf } from '../../reports/pdf/kept.ts';
import { words } from '../../reports/text.ts';
import { form, HEAD, PRINTED_AT } from './support/form.ts';
import { register } from './support/register.ts';

const options = { language: 'zh-Hant' as const, printedAt: PRINTED_AT, head: HEAD };
const texts = (blocks: Block[]): string[] => blocks.flatMap((block) => [...textsOf(block)]);
const tableOf = (blocks: Block[]) => blocks.find(({ layout }) => layout === 'register')!.table!;

describe('form', () => {
  const printed = formDocument(form, { ...options, copies: false });
  const [set] = printed.sets;

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(printed))).toEqual(printed);
  });

  test('has a band for each section, then its cells, then who signed when', () => {
    const bands = set!.content.filter(({ headlineLevel }) => headlineLevel === BAND);
    const titles = form.sections.map(({ title }) => title);
    const filled = form.sections
      .filter(({ signed, visible }) => signed || !visible)
      .map(({ title }) => title);
    const said = bands.map((band) => texts([band])[0]!).filter((text) => filled.includes(text));
    expect(said).toEqual(filled);
    expect(texts(set!.content)).toContain(`未填寫：${titles.slice(9).join('　')}`);
    expect(texts(set!.content)).toContain('簽名：林美玲');
    expect(texts(set!.content)).toContain('時間：2024-07-12 16:05');
  });

  test('all rows are as wide as the paper allows', () => {
    const widths = set!.content.flatMap(({ table }) => (table ? [table.widths] : []));
    for (const row of widths) {
      const width = row.reduce((sum, one) => sum + one + 2 * PADDING + RULE, RULE);
      expect(Math.abs(width - innerWidth(form.paper))).toBeLessThan(0.2);
    }
  });

  test('fills rows of four columns; the last cell takes what is left', () => {
    const field = (span: number, long = false) => ({ id: 'f', title: '', text: '', span, long });
    const rows = rowsOf([field(1), field(2), field(2), field(1, true), field(1)], 4);
    expect(rows.map((row) => row.map(({ columns }) => columns))).toEqual([[1, 3], [4], [4], [4]]);
    expect(rowsOf([field(1), field(2), field(4)], 2).map((row) => row.length)).toEqual([2, 1]);
  });

  test('one page set for each copy, of the same content, labelled with who keeps it', () => {
    const copies = formDocument(form, { ...options, copies: true }).sets;
    expect(copies.map(({ first }) => first.right)).toEqual([
      '第一聯 質量管理部存',
      '第二聯 業務部存',
      '第三聯 製造部存',
      '第四聯 研發中心存',
      '第五聯 總經理室存　結案後歸檔',
    ]);
    for (const copy of copies) expect(copy.content).toEqual(set!.content);
  });

  test('a section that may not be seen prints a mask of one width, whatever it holds', () => {
    const hidden = (text: string) => {
      const sections = form.sections.map((section) => ({
        ...section,
        visible: false,
        fields: section.fields.map((field) => ({ ...field, text })),
      }));
      return formDocument({ ...form, sections }, { ...options, copies: false });
    };
    expect(hidden('王小明住在一條很長的街上')).toEqual(hidden(''));
    expect(texts(hidden('王').sets[0]!.content)).toContain(MASK);
    expect(JSON.stringify(hidden('王小明'))).not.toMatch(/王小明|林美玲/);
  });

  test('sections that nobody filled are one line, in their order, apart from those that are not asked for', () => {
    const [one] = form.sections;
    const empty = (id: string, more = {}) => ({
      ...one!,
      id,
      title: id,
      visible: true,
      signed: undefined,
      ...more,
    });
    const sections = [
      { ...one!, signed: { by: '王', at: PRINTED_AT } },
      empty('甲'),
      empty('乙'),
      empty('丙', { applies: false }),
    ];
    const { sets } = formDocument({ ...form, sections }, { ...options, copies: false });
    const said = texts(sets[0]!.content).join('\n');
    expect(said).toContain('未填寫：甲　乙\n不適用：丙');
  });

  test('the foot says why it stays in the house, when it was printed and from which state', () => {
    expect(printed.foot).toEqual([form.barred, `列印時間：2024-07-16 09:30    鏈首摘要：${HEAD}`]);
  });
});

describe('register', () => {
  const { sets } = registerDocument(register(9), options);
  const table = tableOf(sets[0]!.content);

  test('header once, then each group with title, count and share, then totals', () => {
    expect(table.headerRows).toBe(1);
    const body = [...table.body];
    expect(body).toHaveLength(1 + 3 + 9 + 1);
    expect(texts(body[1]!)).toEqual(['製程', '件數：3　佔比：33.3 %']);
    expect(texts(body.at(-1)!)[0]).toBe('合計');
  });

  test('never tells pdfmake to keep data rows whole', () => {
    expect(JSON.stringify([sets, [...table.body]])).not.toMatch(
      /dontBreakRows|unbreakable|keepWithHeaderRows/,
    );
  });

  test('a total in the first column says that it is one', () => {
    const totals = ['9', ...Array.from({ length: 8 }, () => '')];
    const { sets } = registerDocument({ ...register(9), totals }, options);
    expect(texts([...tableOf(sets[0]!.content).body].at(-1)!)[0]).toBe('合計 9');
  });

  test('letters are smaller where a day would be broken, never illegible', () => {
    const wide = (count: number) => {
      const [column] = register(0).columns;
      const columns = Array.from({ length: count }, () => ({ ...column!, type: 'date', width: 1 }));
      return registerDocument({ ...register(0), columns, groups: [] }, options).fontSize;
    };
    expect([wide(9), wide(17), wide(60)]).toEqual([8.5, 7.2, 6.5]);
  });

  test('the line of a group stays with its first row, that of groups within a group with theirs', () => {
    const page = register(1);
    const [group] = page.groups;
    const groups = [
      { ...group!, title: '外', rows: [] },
      { ...group!, title: '外 · 內' },
    ];
    const { table } = registerDocument({ ...page, groups }, options).sets[0]!.content.find(
      (block) => block.table,
    )!;
    const kept = [...table!.body].flatMap(([first]) => (first?.keep ? [first.keep] : []));
    expect(kept).toHaveLength(2);
    expect(kept[0]).toBe(2 * kept[1]!);
  });

  test('a book has a line to sign on, a list that nobody keeps has none', () => {
    const last = (keeper: string) =>
      texts(registerDocument({ ...register(1), keeper }, options).sets[0]!.content.slice(-1)).join();
    expect(last('質量管理部')).toContain('簽名');
    expect(last('')).not.toContain('簽名');
  });

  test('columns share the width', () => {
    const width = table.widths.reduce((sum, one) => sum + one + 2 * PADDING + RULE, RULE);
    expect(Math.abs(width - innerWidth(register(0).paper))).toBeLessThan(0.2);
    expect(table.widths[3]! / table.widths[2]!).toBeCloseTo(2, 2);
  });

  test.each(['zh-Hans', 'zh-Hant', 'en'] as const)('without rows says so in %s', (language) => {
    const empty = registerDocument({ ...register(0), groups: [] }, { ...options, language });
    expect(texts([...tableOf(empty.sets[0]!.content).body][1]!)).toEqual([words[language].noRecords]);
  });
});

describe('paragraphs', () => {
  test('are cut at sentence ends, never longer than 300, and nothing is lost', () => {
    const text = '第一句話說明經過。第二句話說明要求！'.repeat(60);
    const cut = pieces(text);
    expect(cut.join('')).toBe(text);
    expect(Math.max(...cut.map((piece) => piece.length))).toBeLessThanOrEqual(300);
    for (const piece of cut) expect(piece).toMatch(/[。！]$/);
  });

  test('without any sentence end are cut between characters, never within one', () => {
    const cut = pieces('𠮷'.repeat(1000));
    expect(cut.map((piece) => Array.from(piece).length)).toEqual([300, 300, 300, 100]);
    expect(cut.join('')).toBe('𠮷'.repeat(1000));
  });
});

test.each([
  ['2024-07-16T09:30:12+08:00', '2024-07-16 09:30'],
  ['2024-07-16T09:30:00+08:00[Asia/Shanghai]', '2024-07-16 09:30'],
  ['2024-07-16T01:30:00Z', '2024-07-16 01:30 UTC'],
  ['2024年7月16日', '2024年7月16日'],
])('%s is printed as %s', (given, shown) => {
  expect(moment(given)).toBe(shown);
});

test('columns share the width as they ask for it, none under its floor while there is room', () => {
  const room = (...shares: number[]) => shares.length * 2 * PADDING + (shares.length + 1) * RULE;
  const close = (widths: number[]) => widths.map((one) => Math.round(one));
  expect(close(cellWidths(200 + room(1, 3), [1, 3]))).toEqual([50, 150]);
  expect(close(cellWidths(200 + room(1, 3), [1, 3], [80, 20]))).toEqual([80, 120]);
  expect(close(cellWidths(200 + room(1, 3), [1, 3], [300, 100]))).toEqual([150, 50]);
});
