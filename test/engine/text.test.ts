/** Words: every problem that the code can raise is said in every language, with the same facts. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { languages, localize } from '../../engine/text/language.ts';
import { say } from '../../engine/text/say.ts';
import { wordsOf } from '../../engine/text/words.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Places in the code where a code stands: `problem('a.b'`, `halt('a.b'`, `code: 'a.b'`, `found(x, 'a.b'`. */
const places =
  /(?:problem|halt|invalid|refusal|fault)\(\s*'([a-z]+\.[a-zA-Z]+)'|code: (?:[^,\n]*\? )?'([a-z]+\.[a-zA-Z]+)'(?: : '([a-z]+\.[a-zA-Z]+)')?|found\([^\n]*?, '([a-z]+\.[a-zA-Z]+)', \{|(?<!type|code): '(field\.[a-zA-Z]+)',/g;

const codes = [
  ...new Set(
    ['engine', 'reports', 'server'].flatMap((room) =>
      readdirSync(`${root}/${room}`, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.startsWith('text/'))
        .flatMap((name) =>
          [...readFileSync(`${root}/${room}/${name}`, 'utf8').matchAll(places)].flatMap((match) =>
            match.slice(1).filter(Boolean),
          ),
        ),
    ),
  ),
].sort();

const facts = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort();

test('codes were found', () => expect(codes.length).toBeGreaterThan(100));

describe.each(languages)('%s', (language) => {
  const { problems } = wordsOf(language);
  test('says every code', () => expect(codes.filter((code) => !(code in problems))).toEqual([]));
  test('says no more than English', () =>
    expect(Object.keys(problems).sort()).toEqual(Object.keys(wordsOf('en').problems).sort()));
  test('uses the facts that English uses', () => {
    const other = Object.entries(problems).filter(
      ([code, sentence]) => facts(sentence).join() !== facts(wordsOf('en').problems[code] ?? '').join(),
    );
    expect(other).toEqual([]);
  });
});

test.each(['en', 'zh-hans', 'zh-hant'])('%s: codes that begin alike stand in one file', (language) => {
  const folder = `${root}/engine/text/${language}`;
  const families = readdirSync(folder).flatMap((file) => {
    const said = readFileSync(`${folder}/${file}`, 'utf8').matchAll(/^ {2}'([a-zA-Z]+)\./gm);
    return [...new Set([...said].map(([, family]) => family!))];
  });
  expect(families.length).toBeGreaterThan(50);
  expect(families.filter((family, at) => families.indexOf(family) !== at)).toEqual([]);
});

/** Beside a Chinese character a sign of punctuation is a full one; what is typed (`slip:number`) stands in code. */
const HALF = /[\u4e00-\u9fff”」》][,;:?!(]|[,;:?!)][\u4e00-\u9fff“「《]/;

test('Chinese is written with its own punctuation, in sentences and on every screen', () => {
  const files = ['engine/text', 'ui'].flatMap((room) =>
    readdirSync(`${root}/${room}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(^|\/)zh-han[st]/i.test(name) && name.endsWith('.ts'))
      .map((name) => `${root}/${room}/${name}`),
  );
  expect(files.length).toBeGreaterThan(15);
  const found = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => HALF.test(line)),
  );
  expect(found).toEqual([]);
});

test('kinds of values are said in the words of the language; ids that look like one are not', () => {
  const wrong = { code: 'table.outputType', path: '', params: { expected: 'length', found: 'string' } };
  expect(say(wrong, 'zh-Hans')).toBe('输出应为 时限长度，实为 文字。');
  expect(say(wrong, 'zh-Hant')).toBe('輸出應為 時限長度，實為 文字。');
  expect(say(wrong, 'en')).toBe('The output should be length, not string.');
  const named = { code: 'follow.other', path: '', params: { expected: 'date', found: 'list' } };
  expect(say(named, 'zh-Hans')).toContain('“list”');
});

test.each([
  ['zh-Hans', '不认得“reqired”这个键。是不是“required”？'],
  ['zh-Hant', '不認得「reqired」這個鍵。是不是「required」？'],
  ['en', 'The key “reqired” is not known. Did you mean “required”?'],
] as const)('says the nearest spelling in %s', (language, sentence) => {
  expect(
    say(
      { code: 'shape.unknownKey', path: '/reqired', params: { name: 'reqired', nearest: 'required' } },
      language,
    ),
  ).toBe(sentence);
});

test.each([
  [{ 'zh-Hant': '甲', en: 'A' }, 'zh-Hans', '甲'],
  [{ en: 'A' }, 'zh-Hant', 'A'],
  ['甲', 'en', '甲'],
  [undefined, 'en', ''],
] as const)('%o in %s is %s', (text, language, expected) => {
  expect(localize(text, language)).toBe(expected);
});
