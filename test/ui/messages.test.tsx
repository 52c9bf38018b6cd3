/** From a validator's errors to sentences: real ajv errors, in all three languages. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { FieldSchema } from '../../ui/form/field-schema.ts';
import { fieldErrors, inOrder, placeTitle, problemErrors, sentence, titled } from '../../ui/form/messages.ts';
import type { AjvError } from '../../ui/form/validator.ts';
import { words } from '../../ui/words/words.ts';

const ajv = new Ajv2020({ allErrors: true, strict: false });
(addFormats as unknown as (a: Ajv2020) => void)(ajv);

const orUnknown = (schema: object) => ({ anyOf: [schema, { const: 'unknown' }] });
const schema = {
  type: 'object',
  title: 'S',
  required: ['name'],
  properties: {
    name: { type: 'string', title: '姓名', minLength: 2, maxLength: 4, pattern: '^[^0-9]*$' },
    kind: { type: 'string', title: '種類', enum: ['a', 'b'] },
    listed: { type: 'string', title: '選項', oneOf: [{ const: 'a' }, { const: 'b' }] },
    amount: { title: '金額', ...orUnknown({ type: 'number', minimum: 0, maximum: 10 }) },
    count: { type: 'integer', title: '數量', exclusiveMinimum: 0 },
    day: { type: 'string', title: '日期', format: 'date' },
    mail: { type: 'string', title: '信箱', format: 'email' },
    rows: {
      type: 'array',
      title: '明細',
      maxItems: 2,
      items: { type: 'object', required: ['a'], properties: { a: { type: 'string', title: '品名' } } },
    },
  },
  allOf: [
    {
      if: { properties: { kind: { const: 'a' } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
      then: { properties: { why: { type: 'string', title: '原因' } }, required: ['why'] },
    },
  ],
  unevaluatedProperties: false,
};
const validate = ajv.compile(schema);
const zh = words['zh-Hant'];

const said = (data: unknown) => {
  validate(data);
  const errors = inOrder(schema, fieldErrors((validate.errors ?? []) as AjvError[]));
  return errors.map((e) => `${placeTitle(zh, schema, e.path)}：${sentence(zh, e)}`);
};

const rows: [string, object, string[]][] = [
  ['nothing wrong', { name: '王小' }, []],
  ['required', {}, ['姓名：請填寫此欄。']],
  ['too short', { name: '王' }, ['姓名：至少 2 個字。']],
  ['too long', { name: '一二三四五' }, ['姓名：最多 4 個字。']],
  ['pattern, one of two', { name: '1' }, ['姓名：格式不符。']],
  ['enum', { name: '王小', kind: 'z' }, ['種類：請從選項中選擇。']],
  ['one of constants', { name: '王小', listed: 'z' }, ['選項：請從選項中選擇。']],
  ['number or unknown: text', { name: '王小', amount: '12x' }, ['金額：請輸入數字。']],
  ['number or unknown: too big', { name: '王小', amount: 11 }, ['金額：不得大於 10。']],
  ['number or unknown: unknown', { name: '王小', amount: 'unknown' }, []],
  ['integer', { name: '王小', count: 1.5 }, ['數量：請輸入整數。']],
  ['exclusive minimum', { name: '王小', count: 0 }, ['數量：必須大於 0。']],
  ['date', { name: '王小', day: '2023-02-29' }, ['日期：請輸入有效日期，例如 2024-02-29。']],
  ['mail', { name: '王小', mail: 'x' }, ['信箱：請輸入有效的電子郵件。']],
  ['row', { name: '王小', rows: [{ a: 'x' }, {}] }, ['明細 · 第 2 列 · 品名：請填寫此欄。']],
  ['too many rows', { name: '王小', rows: [{ a: 'x' }, { a: 'x' }, { a: 'x' }] }, ['明細：最多 2 項。']],
  ['a condition asks for more, and only for that', { name: '王小', kind: 'a' }, ['原因：請填寫此欄。']],
  [
    'in the order of the screen',
    { kind: 'z', count: 0 },
    ['姓名：請填寫此欄。', '種類：請從選項中選擇。', '數量：必須大於 0。'],
  ],
];

describe('fieldErrors', () => {
  test.each(rows)('%s', (_, data, wanted) => expect(said(data)).toEqual(wanted));
});

test('every language has a sentence for every error', () => {
  validate({ name: 1, kind: 'z', amount: 11, day: 'x', rows: [{}] });
  const errors = fieldErrors((validate.errors ?? []) as AjvError[]);
  for (const language of Object.values(words))
    for (const error of errors) expect(sentence(language, error)).toMatch(/[。.]$/);
});

test.each([
  ['/data/intake/name', ['name']],
  ['/intake/rows/0/a', ['rows', '0', 'a']],
  ['/name', ['name']],
  ['', []],
])('the server’s path %s', (path, wanted) => {
  const [error] = problemErrors([{ code: 'c', path, text: '不行。' }], 'intake');
  expect(error?.path).toEqual(wanted);
  expect(sentence(zh, error!)).toBe('不行。');
});

const either: object = {
  type: 'object',
  anyOf: [{ required: ['mail'] }, { required: ['phone'] }],
  properties: {
    kind: { type: 'string', title: '種類', enum: ['a', 'b'] },
    own: {
      type: 'string',
      title: '細目',
      enum: ['x', 'y'],
      'x-under': { field: 'kind', entries: { x: ['a'] } },
    },
    mail: { type: 'string', title: '信箱' },
    phone: { type: 'string', title: '電話' },
  },
  allOf: [
    {
      if: { required: ['kind'], properties: { kind: { not: { enum: ['a'] } } } },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
      then: { properties: { own: { not: { enum: ['x'] } } } },
    },
  ],
};

test.each([
  ['at least one of several', {}, ['信箱：請至少填寫其中一項：信箱、電話。']],
  ['one is enough', { phone: '1' }, []],
  [
    'under something else',
    { phone: '1', kind: 'b', own: 'x' },
    ['細目：與「種類」所選的不相配，請重新選擇。'],
  ],
  ['under the same', { phone: '1', kind: 'a', own: 'x' }, []],
])('%s', (_, data, expected) => {
  const check = ajv.compile(either);
  check(data);
  const errors = titled(either as FieldSchema, fieldErrors((check.errors ?? []) as AjvError[]));
  expect(errors.map((e) => `${placeTitle(zh, either as FieldSchema, e.path)}：${sentence(zh, e)}`)).toEqual(
    expected,
  );
});
