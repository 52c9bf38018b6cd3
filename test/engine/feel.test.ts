/** FEEL against its case file, its limits and exact arithmetic. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../engine/feel/compile.ts';
import type { FeelType } from '../../engine/feel/types.ts';
import { compileUnary } from '../../engine/feel/unary.ts';
import { fromJson, toJson } from '../../engine/feel/values.ts';
import cases from './feel.cases.json';

const scope = cases.scopes.complaint as FeelType;
const data: Record<string, unknown> = cases.data;

const compiled = (text: string, type: FeelType = scope) => {
  const result = compileExpression(text, type);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

const number = (name: string): FeelType => ({ kind: 'context', fields: { [name]: { kind: 'number' } } });

describe('values', () => {
  test.each(cases.values as [string, unknown][])('%s', (text, expected) => {
    expect(compiled(text).json(data)).toEqual({ ok: true, value: expected });
  });
});

describe('refused while compiling', () => {
  test.each(cases.refused as [string, string, object][])('%s', (text, code, params) => {
    expect(compileExpression(text, scope)).toEqual({ ok: false, problems: [{ code, path: '', params }] });
  });
});

describe('refused while evaluating', () => {
  test.each(cases.failing as [string, object, string, string, object][])(
    '%s %j',
    (text, own, code, path, params) => {
      const result = compiled(text).json({ ...data, ...own });
      expect(result).toEqual({ ok: false, problems: [{ code, path, params }] });
    },
  );
});

describe('paths read', () => {
  test.each(cases.uses as [string, string[][]][])('%s', (text, uses) => {
    expect(compiled(text).uses).toEqual(uses);
  });
});

describe('table cells', () => {
  test.each(cases.cells as [string, string, unknown, boolean][])(
    '%s of %s %j is %s',
    (text, kind, json, expected) => {
      const type = { kind } as FeelType;
      const cell = compileUnary(text, type, scope);
      const value = fromJson(json, type);
      expect(cell.ok && value.ok && cell.value.test(value.value, data)).toEqual({
        ok: true,
        value: expected,
      });
    },
  );
  test.each(cases.badCells as [string, string, string, object][])('%s of %s', (text, kind, code, params) => {
    const result = compileUnary(text, { kind } as FeelType, scope);
    expect(result).toEqual({ ok: false, problems: [{ code, path: '', params }] });
  });
});

describe('limits', () => {
  const code = (text: string) => {
    const result = compileExpression(text, scope);
    return result.ok ? null : result.problems.map((p) => p.code);
  };
  test('2,000 characters', () => {
    expect(code(`"${'a'.repeat(1998)}"`)).toBeNull();
    expect(code(`"${'a'.repeat(1999)}"`)).toEqual(['feel.tooLong']);
  });
  test('depth 32 of brackets, and no stack overflow behind it', () => {
    expect(code(`${'('.repeat(30)}1${')'.repeat(30)}`)).toBeNull();
    expect(code(`${'('.repeat(33)}1${')'.repeat(33)}`)).toEqual(['feel.tooDeep']);
    expect(code('['.repeat(1999))).toEqual(['feel.tooDeep']);
    expect(code(`${'if true then '.repeat(40)}1${' else 2'.repeat(40)}`)).toEqual(['feel.tooDeep']);
  });
  test('a long sum is no depth', () => {
    expect(compiled(`1${'+1'.repeat(900)}`).json({})).toEqual({ ok: true, value: 901 });
  });
  test('a long chain of minus signs is refused or read, never a crash', () => {
    expect(() => code(`${'- '.repeat(900)}amount`)).not.toThrow();
  });
  test('10,000 steps', () => {
    const many = (n: number) => ({ items: Array.from({ length: n }, () => ({ price: 1 })) });
    const text = 'count(for a in items, b in items return a.price + b.price)';
    expect(compiled(text).json(many(40))).toEqual({ ok: true, value: 1600 });
    expect(compiled(text).json(many(300))).toEqual({
      ok: false,
      problems: [{ code: 'feel.budget', path: '', params: { steps: 10_000 } }],
    });
  });
  test('texts that double in every entry', () => {
    const entries = Array.from({ length: 60 }, (_, i) => `v${i + 1}: v${i} + v${i}`).join(', ');
    const result = compiled(`{v0: name, ${entries}}`).json({ name: 'abcdefgh' });
    expect(result).toEqual({
      ok: false,
      problems: [{ code: 'feel.budget', path: '', params: { characters: 100_000 } }],
    });
  });
  test('a pattern that backtracks elsewhere is linear here', () => {
    const start = performance.now();
    expect(compiled('matches(name, "^(a+)+$")').json({ name: `${'a'.repeat(50_000)}b` })).toEqual({
      ok: true,
      value: false,
    });
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('laziness', () => {
  test('a field that is not read is not checked', () => {
    expect(compiled('amount + 1').json({ amount: 1, name: 5, items: 'no list' })).toEqual({
      ok: true,
      value: 2,
    });
  });
  test('names of Object.prototype are no data', () => {
    const open: FeelType = { kind: 'context', fields: {}, open: true };
    expect(compiled('constructor', open).json({})).toEqual({ ok: true, value: null });
    expect(compiled('a.__proto__', open).json({ a: {} })).toEqual({ ok: true, value: null });
  });
});

describe('decimals', () => {
  const cents = fc.integer({ min: -99_999_999, max: 99_999_999 });
  const money = (n: number) => Number(`${n}e-2`);
  const type: FeelType = { kind: 'context', fields: { a: { kind: 'number' }, b: { kind: 'number' } } };

  test('sums and differences equal integer cents', () => {
    const [plus, minus] = [compiled('a + b', type), compiled('a - b', type)];
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const input = { a: money(a), b: money(b) };
        expect(plus.json(input)).toEqual({ ok: true, value: money(a + b) || 0 });
        expect(minus.json(input)).toEqual({ ok: true, value: money(a - b) || 0 });
      }),
      { numRuns: 2_000 },
    );
  });
  test('products equal BigInt ten-thousandths', () => {
    const equal = compiled('string(a * b)', type);
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const product = BigInt(a) * BigInt(b);
        const digits = String(product < 0n ? -product : product).padStart(5, '0');
        const text = `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '');
        expect(equal.json({ a: money(a), b: money(b) })).toEqual({
          ok: true,
          value: (product < 0n ? '-' : '') + text,
        });
      }),
      { numRuns: 1_000 },
    );
  });
  test('order equals the order of cents', () => {
    const less = compiled('a < b', type);
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(less.json({ a: money(a), b: money(b) })).toEqual({ ok: true, value: a < b });
      }),
    );
  });
  test('division and modulo fit together', () => {
    const whole = compiled('b * floor(a / b) + modulo(a, b) = a', type);
    fc.assert(
      fc.property(
        cents,
        cents.filter((n) => n !== 0),
        (a, b) => {
          expect(whole.json({ a: money(a), b: money(b) })).toEqual({ ok: true, value: true });
        },
      ),
    );
  });
  test('JSON numbers of at most 15 digits survive', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
        fc.integer({ min: -5, max: 9 }),
        (n, shift) => {
          const json = Number(`${n}e${-shift}`) || 0;
          const read = fromJson(json, { kind: 'number' });
          expect(read.ok && toJson(read.value)).toEqual({ ok: true, value: json });
        },
      ),
    );
  });
  test('a missing number is null', () => {
    expect(compiled('x', number('x')).json({})).toEqual({ ok: true, value: null });
  });
});
