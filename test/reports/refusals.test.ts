/** What is not printed, and how it is said: characters without a glyph, controls, lost text, a wrong time. */
import { describe, expect, test } from 'vitest';
import { registerDocument } from '../../reports/layout/register.ts';
import { missing } from '../../reports/pdf/fonts.ts';
import { print } from '../../reports/pdf/print.ts';
import { HEAD, PRINTED_AT } from './support/form.ts';
import { inkOf, skipped } from './support/poppler.ts';
import { register, withText } from './support/register.ts';

const options = { language: 'zh-Hant' as const, printedAt: PRINTED_AT, head: HEAD };

describe('print', () => {
  test('a character without a glyph is refused by its code point and its place', async () => {
    const result = await print(registerDocument(withText('姓𠀀，☑ 已回覆，再說𠀀'), options));
    expect(result).toMatchObject({
      ok: false,
      problems: [
        {
          code: 'print.missingGlyph',
          params: { character: '𠀀', code: 'U+20000', where: 'C2024-07-001 · 投訴內容' },
        },
        { code: 'print.missingGlyph', params: { character: '☑', code: 'U+2611' } },
      ],
    });
  });

  test.each([
    ['NUL', '\0', 'U+0000'],
    ['a lone surrogate', '\ud840', 'U+D840'],
    ['private use', '\ue000', 'U+E000'],
    ['an emoji', '😀', 'U+1F600'],
  ])('%s is refused', async (_, text, code) => {
    const result = await print(registerDocument(withText(`前${text}後`), options));
    expect(result.ok ? [] : result.problems.map(({ params }) => params?.code)).toEqual([code]);
  });

  test.skipIf(skipped !== '')(
    `marks without ink are taken out, tabs and line ends kept apart${skipped}`,
    async () => {
      const result = await print(registerDocument(withText('甲\u200b乙\u202e丙\ufeff丁\r\n戊\t己'), options));
      expect(result.ok && inkOf(result.value)).toContain('甲乙丙丁戊己');
    },
  );

  test.each([
    ['beyond the right edge', { text: 'word '.repeat(300), width: 3000 }],
    ['wholly off the paper', { text: '甲', width: 10 }],
  ])('text %s is a problem, not a quiet loss', async (_, column) => {
    const document = registerDocument(register(1), options);
    document.sets[0]!.content.push({ columns: [{ text: ' ', width: 900 }, column] });
    expect(await print(document)).toMatchObject({ ok: false, problems: [{ code: 'print.textLost' }] });
  });

  test('a time that is none is refused', async () => {
    const result = await print(registerDocument(register(1), { ...options, printedAt: 'yesterday' }));
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'print.time', path: '/printedAt' }] });
  });

  test('the fonts know what they lack; a variation selector only refines', () => {
    expect(missing('客戶投訴 № 1 ㎡ ±5 ℃ □■√█')).toEqual([]);
    expect(missing('☐☑𠀀')).toEqual(['☐', '☑', '𠀀']);
    expect(missing('𠮷野𡃁𠀋')).toEqual([]);
    expect(missing('葛\u{e0100}')).toEqual([]);
  });
});
