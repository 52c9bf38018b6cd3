/** Filled sections: what is refused where, the same on the server and in the module the browser gets. */
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { fieldProblems, type ValidationError } from '../../engine/form/errors.ts';
import { applicable, prune } from '../../engine/form/fields.ts';
import { isIdentity, masked } from '../../engine/form/formats.ts';
import { plainSchema } from '../../engine/form/plain.ts';
import { sayAmount } from '../../engine/form/say-value.ts';
import type { JsonSchema } from '../../engine/form/shapes.ts';
import { makeValidator, standaloneCode } from '../../engine/form/validator-ajv.ts';
import type { Problem } from '../../engine/problem.ts';
import type { RuleSet, Section } from '../../engine/ruleset/types.ts';
import sorting from '../language/office/forms/sorting.json' with { type: 'json' };
import office from '../language/office/ruleset.json' with { type: 'json' };
import file from './form.cases.json' with { type: 'json' };

const set = {
  ruleset: {
    choices: [{ id: 'market', title: 'm', options: [{ id: 'home', title: 'h' }] }],
    departments: [{ id: 'office', title: 'o' }],
  },
} as unknown as RuleSet;
const section = file.section as unknown as Section;
const schema = plainSchema(set, section);

const lines = (problems: Problem[]) => problems.map(({ code, path }) => `${code} ${path}`).sort();

describe('on the server', () => {
  const validate = makeValidator(schema);
  test.each(file.cases)('$data', ({ data, problems }) => expect(lines(validate(data))).toEqual(problems));
});

type Written = { (data: unknown): boolean; errors?: ValidationError[] };

/** A method of that name (re2js has one) is none. */
const EVAL = /(?<![.}])\beval\(|new Function/;

/** The module as a page gets it. */
async function written(of: JsonSchema): Promise<{ code: string; validate: (data: unknown) => Problem[] }> {
  const bundled = await build({
    stdin: { contents: standaloneCode(of), resolveDir: process.cwd(), loader: 'js' },
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
  });
  const code = bundled.outputFiles[0]!.text;
  const { default: valid } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    default: Written;
  };
  return { code, validate: (data) => (valid(data) ? [] : fieldProblems(valid.errors ?? [])) };
}

describe('in the browser', async () => {
  const { code, validate } = await written(schema);
  test('without eval', () => expect(EVAL.test(code)).toBe(false));
  test.each(file.cases)('$data', ({ data, problems }) => expect(lines(validate(data))).toEqual(problems));
});

describe('patterns mean the same here and there', async () => {
  const text = (pattern: string) => ({ type: 'string', pattern });
  const properties = { han: text('^\\p{Han}+$'), slow: text('^(a+)+$'), any: text('(?i)^no[.\\-]') };
  const patterned = { type: 'object', properties };
  const page = await written(patterned);
  test('without eval', () => expect(EVAL.test(page.code)).toBe(false));
  test.each([
    [{ han: '張王' }, []],
    [{ han: 'Wang' }, ['field.pattern /han']],
    [{ slow: 'a'.repeat(20_000) }, []],
    [{ slow: `${'a'.repeat(20_000)}b` }, ['field.pattern /slow']],
    [{ any: 'NO-7' }, []],
    [{ any: 'no7' }, ['field.pattern /any']],
  ])('%#', (data, problems) => {
    expect(lines(makeValidator(patterned)(data))).toEqual(problems);
    expect(lines(page.validate(data))).toEqual(problems);
  });
});

test('a field that does not apply is not asked for, and pruned', () => {
  const data = { name: 'a', market: 'home', returned: false, quantity: 3, why: 'x' };
  expect(Object.keys(applicable(section.schema, data).fields)).not.toContain('quantity');
  expect(prune(section.schema, data)).toEqual({ name: 'a', market: 'home', returned: false, why: 'x' });
});

test.each([
  [0, '0'],
  [1234567, '1,234,567'],
  [1234.5, '1,234.50'],
  [0.05, '0.05'],
  [-1000, '-1,000'],
])('amount %s is written %s', (amount, text) => expect(sayAmount(amount)).toBe(text));

test.each([
  ['11010519491231002X', true],
  ['440524188001010014', true],
  ['110105194912310021', false],
  ['11010519491231002x', false],
  ['440524188001010', false],
])('identity number %s: %s (examples of GB 11643-1999)', (text, right) => {
  expect(isIdentity(text)).toBe(right);
});

test('an identity number is shown masked', () => {
  expect(masked('11010519491231002X')).toBe('110***********002X');
  expect(masked('1234567')).toBe('***');
});

describe('a field that several conditions bring is what the one that holds says', () => {
  const branch = 'then';
  const by = (mode: string, then: object, other: object) => ({
    if: { properties: { mode: { const: mode } }, required: ['mode'] },
    [branch]: { required: ['form'], properties: { form: { type: 'string', title: 'f', ...then } } },
    else: { properties: { form: { type: 'string', title: 'f', ...other } } },
  });
  const several = (then: object, other: object, own: object = {}): Section =>
    ({
      id: 's',
      title: 's',
      schema: {
        type: 'object',
        properties: { mode: { type: 'string', title: 'm' }, ...own },
        allOf: [by('letter', then, other)],
      },
    }) as unknown as Section;
  const fixed = several({ const: 'written' }, { maxLength: 4 });
  const own = several({ const: 'written' }, {}, { form: { type: 'string', title: 'f', maxLength: 10 } });
  const cases: [Section, Record<string, string>, string[]][] = [
    [fixed, { mode: 'letter', form: 'written' }, []],
    [fixed, { mode: 'letter', form: 'oral' }, ['field.notInList /form']],
    [fixed, { mode: 'letter' }, ['field.required /form']],
    [fixed, { mode: 'call', form: 'oral' }, []],
    [fixed, { mode: 'call', form: 'written' }, ['field.tooLong /form']],
    [own, { mode: 'letter', form: 'oral' }, ['field.notInList /form']],
    [own, { mode: 'call', form: 'whatever it is' }, ['field.tooLong /form']],
    [own, { mode: 'call', form: 'oral' }, []],
  ];
  test.each(cases)('%#', (section, data, problems) =>
    expect(lines(makeValidator(plainSchema(set, section))(data))).toEqual(problems),
  );
});

test('an entry of a choice that a condition fixes is held to', () => {
  const market = { type: 'string', title: 'Market', choice: 'market' } as const;
  const fixed = {
    ...section,
    schema: {
      type: 'object',
      properties: { returned: { type: 'boolean', title: 'Returned' } },
      allOf: [
        {
          if: { required: ['returned'], properties: { returned: { const: true } } },
          // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word
          then: { properties: { market: { ...market, const: 'abroad' } } },
          else: { properties: { market } },
        },
      ],
    },
  } as unknown as Section;
  const two = { id: 'abroad', title: 'a' };
  const options = [...(set.ruleset.choices![0]!.options as object[]), two];
  const both = { ...set, ruleset: { ...set.ruleset, choices: [{ id: 'market', title: 'm', options }] } };
  const validate = makeValidator(plainSchema(both as unknown as RuleSet, fixed));
  const of = (returned: boolean, where: string) => lines(validate({ returned, market: where }));
  expect([of(true, 'abroad'), of(false, 'home'), of(true, 'home')]).toEqual([
    [],
    [],
    ['field.notInList /market'],
  ]);
});

describe('at least one of several, and choices under choices', async () => {
  const of = plainSchema(
    { ruleset: office } as unknown as RuleSet,
    sorting.sections[0] as unknown as Section,
  );
  const page = await written(of);
  const good = { matter: 'goods', faults: ['broken', 'odd'], mail: 'a' };
  const rows: [string, object, string[]][] = [
    ['what stands there, or anywhere', good, []],
    ['what stands elsewhere', { ...good, faults: ['odd', 'rude'] }, ['field.notUnder /faults']],
    ['what is no entry at all', { ...good, main: 'blue' }, ['field.notInList /main']],
    ['not known yet', { ...good, main: 'unknown' }, []],
    ['neither of the two', { ...good, mail: undefined }, ['field.anyRequired /mail']],
    ['both', { ...good, phone: '1' }, []],
    ['neither where a condition asks', { ...good, goodsBack: true }, ['field.anyRequired /picture']],
    ['one where a condition asks', { ...good, goodsBack: true, account: 'b' }, []],
    ['nothing', {}, ['field.anyRequired /mail', 'field.required /faults', 'field.required /matter']],
    [
      'in a row',
      { ...good, pieces: [{ of: 'service', fault: 'broken' }] },
      ['field.notUnder /pieces/0/fault'],
    ],
    ['in a row where nothing is chosen above', { ...good, pieces: [{ of: 'goods' }, { of: 'else' }] }, []],
  ];
  test.each(rows)('%s', (_, data, problems) => {
    const plain: unknown = JSON.parse(JSON.stringify(data));
    expect(lines(makeValidator(of)(plain))).toEqual(problems);
    expect(lines(page.validate(plain))).toEqual(problems);
  });
});
