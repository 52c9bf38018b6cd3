/** Real PDFs, read back with poppler: every text is there, once for each copy. */
import { describe, expect, test, vi } from 'vitest';
import type { PdfDocument } from '../../reports/layout/document.ts';
import { formDocument } from '../../reports/layout/form.ts';
import { registerDocument } from '../../reports/layout/register.ts';
import { textsOf } from '../../reports/pdf/kept.ts';
import { print } from '../../reports/pdf/print.ts';
import { form, HEAD, PRINTED_AT } from './support/form.ts';
import { fontsOf, inkOf, pagesOf, skipped, squeeze } from './support/poppler.ts';
import { register, withText } from './support/register.ts';

const options = { language: 'zh-Hant' as const, printedAt: PRINTED_AT, head: HEAD };
const reading = describe.skipIf(skipped !== '');
/** Some tests print dozens of documents. */
vi.setConfig({ testTimeout: 60_000 });

async function printed(document: PdfDocument): Promise<Uint8Array> {
  const result = await print(document);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** 𠮷 and 𠀋 are of the third font, 𡃁 and 𨋢 of the second; none is whole in one unit of UTF-16. */
const NAME = '𠮷田𠀋、𡃁𨋢';

reading(`a name of extension B${skipped}`, () => {
  test.each([
    ['in a register', (text: string) => registerDocument(withText(text), options)],
    [
      'in a form, its title and its running head',
      (text: string) => {
        const field = { id: 'name', title: text, text, span: 4, long: false };
        const sections = [{ ...form.sections[0]!, title: text, fields: [field] }];
        return formDocument({ ...form, title: text, sections }, { ...options, copies: true });
      },
    ],
  ])('is set in the fonts that have it, %s', async (_, make) => {
    const pdf = await printed(make(NAME));
    expect(inkOf(pdf)).toContain(squeeze(NAME));
    for (const font of ['NotoSansSC', 'NotoSansHK', 'NotoSansJP']) expect(fontsOf(pdf)).toContain(font);
  });

  test('is not cut in two where a long word of it turns the line', async () => {
    const text = `（${'𠮷—𡃁—葛\u{e0100}—'.repeat(40)}）`;
    expect(inkOf(await printed(registerDocument(withText(text), options)))).toContain('𠮷—𡃁—葛\u{e0100}—');
  });
});

test('what was printed before does not change a byte: 矢 and ⽮ share a glyph, a selector stays in its document', async () => {
  const of = (text: string) => printed(registerDocument(withText(text), options));
  const first = await of('葛、矢、一');
  await of('葛\u{e0100}、⽮、⼀');
  expect(Buffer.compare(await of('葛、矢、一'), first)).toBe(0);
});

reading(`a form read back${skipped}`, () => {
  test('holds every text, set in two embedded subsets', async () => {
    const document = formDocument(form, { ...options, copies: false });
    const pdf = await printed(document);
    const ink = inkOf(pdf);
    for (const block of document.sets[0]!.content) {
      for (const text of textsOf(block)) expect(ink).toContain(squeeze(text));
    }
    expect(fontsOf(pdf).match(/NotoSansSC-\w+ +CID TrueType +Identity-H +yes yes yes/g)).toHaveLength(2);
  });

  test('five copies are five labelled sets of pages, each numbered from 1, each barred', async () => {
    const pages = pagesOf(await printed(formDocument(form, { ...options, copies: true }))).map(squeeze);
    const each = pages.length / 5;
    expect(Number.isInteger(each)).toBe(true);
    for (const [at, page] of pages.entries()) {
      const copy = form.copies[Math.floor(at / each)]!;
      expect(page).toContain(`${copy.label}${copy.to}存`);
      expect(page).toContain(`第${(at % each) + 1}頁共${each}頁`);
      expect(page).toContain('不得提供予客戶');
    }
  });

  test('no short row is cut by the end of a page, nor a band from its row, wherever the page ends', async () => {
    const many = { ...form, sections: Array.from({ length: 12 }, () => form.sections[7]!) };
    for (let down = 0; down < 80; down += 2) {
      const document = formDocument(many, { ...options, copies: false });
      document.sets[0]!.content.unshift({ text: ' ', margin: [0, down, 0, 0] });
      const pages = pagesOf(await printed(document));
      const bands = pages.map((page) => page.match(/八、業務意見 .*九\.5/g)?.length ?? 0);
      expect(bands.reduce((sum, one) => sum + one, 0)).toBe(12);
      expect(pages.map((page) => page.match(/處理方式 .*換貨 .*86,000 .*金額/g)?.length ?? 0)).toEqual(bands);
    }
  });

  test('A5 paper and English words', async () => {
    const small = { ...form, paper: { size: 'A5' as const, orientation: 'portrait' as const } };
    const pages = pagesOf(await printed(formDocument(small, { ...options, language: 'en', copies: false })));
    expect(pages[0]).toMatch(/Page 1 of \d/);
    expect(pages[0]).toContain('Printed at: 2024-07-16 09:30');
  });
});

reading(`a register read back${skipped}`, () => {
  test('repeats its header on every page of rows, with page, time and head hash', async () => {
    const pages = pagesOf(await printed(registerDocument(register(60), options)));
    expect(pages.length).toBeGreaterThan(3);
    for (const [at, page] of pages.entries()) {
      expect(page).toMatch(/編號 .*受理日期 .*投訴內容 .*狀態/);
      expect(squeeze(page)).toContain(`第${at + 1}頁共${pages.length}頁`);
      expect(page).toContain(HEAD);
    }
    const all = pages.join('');
    for (let n = 1; n <= 60; n++) expect(all).toContain(`C2024-07-${String(n).padStart(3, '0')}`);
    expect(pages.at(-1)).toMatch(/合計.*123,456\.00/);
    expect(pages.at(-1)).toContain('簽名：____');
  });

  test('without rows says so on one page', async () => {
    const pages = pagesOf(await printed(registerDocument({ ...register(0), groups: [] }, options)));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('本期無記錄');
  });

  test('a group title is never the last line of a page', async () => {
    for (let count = 54; count <= 84; count += 3) {
      const page = register(count);
      for (const { rows } of page.groups) for (const row of rows) row.cells[3] = '短';
      for (const text of pagesOf(await printed(registerDocument(page, options)))) {
        const lines = text.split('\n').filter((line) => line.trim() !== '' && !/列印時間|鏈首/.test(line));
        expect(lines.at(-1)).not.toMatch(/件數：\d+　?.*佔比/);
      }
    }
  });

  test.each([
    ['20,000 Chinese characters', '客戶投訴內容與處理經過'.repeat(1819).slice(0, 20_000)],
    ['a row of 400 lines', Array.from({ length: 400 }, (_, at) => `第${at}行`).join('\n')],
    ['5,000 letters without a blank', 'abcdefghij'.repeat(500)],
    ['1,500 words', Array.from({ length: 1500 }, (_, at) => `word${at}`).join(' ')],
  ])('%s in one cell are all there', async (_, text) => {
    const pdf = await printed(registerDocument(withText(text), options));
    const counted = (whole: string) => {
      const found = new Map<string, number>();
      for (const character of squeeze(whole)) found.set(character, (found.get(character) ?? 0) + 1);
      return found;
    };
    const ink = counted(inkOf(pdf));
    for (const [character, count] of counted(text)) expect(ink.get(character)).toBeGreaterThanOrEqual(count);
    expect(pagesOf(pdf).length).toBeGreaterThan(2);
  });
});

describe('print', () => {
  test('the same input gives the same bytes, at any time and after any other print', async () => {
    const first = await printed(formDocument(form, { ...options, copies: true }));
    await printed(registerDocument(register(5), options));
    const second = await printed(formDocument(form, { ...options, copies: true }));
    expect(Buffer.compare(first, second)).toBe(0);
    const later = formDocument(form, { ...options, copies: true, printedAt: '2024-07-16T09:31:00+08:00' });
    expect(Buffer.compare(first, await printed(later))).not.toBe(0);
  });

  test('does not write into the document it is given', async () => {
    const document = formDocument(form, { ...options, copies: true });
    const before = JSON.stringify(document);
    await printed(document);
    expect(JSON.stringify(document)).toBe(before);
  });
});
