/** Sort keys order as values do; tokens are what people type. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keysOf } from '../../engine/search/sort-key.ts';
import { personalTokens, soughtIn, tokensOf } from '../../engine/search/tokens.ts';

interface Cases {
  ordered: (string | number)[][];
  same: unknown[][];
  keys: { value: unknown; count: number }[];
  tokens: { text: string; tokens: string[] }[];
  personal: { text: string; tokens: string[] }[];
}

const cases = JSON.parse(readFileSync(new URL('search.cases.json', import.meta.url), 'utf8')) as Cases;

describe('sort keys', () => {
  test.each(cases.ordered)('order as values do: %j', (...values) => {
    const keys = values.flatMap(keysOf);
    expect(keys).toHaveLength(values.length);
    expect(keys.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(keys);
    expect(new Set(keys).size).toBe(values.length);
  });
  test.each(cases.same)('are the same: %j', (...values) => {
    expect(new Set(values.flatMap(keysOf)).size).toBe(1);
  });
  test.each(cases.keys)('$value has $count', ({ value, count }) => expect(keysOf(value)).toHaveLength(count));
});

describe('tokens', () => {
  test.each(cases.tokens)('$text', ({ text, tokens }) => expect(tokensOf(text)).toEqual(tokens));
  test.each(cases.personal)('personal: $text', ({ text, tokens }) =>
    expect(personalTokens(text).toSorted()).toEqual(tokens.toSorted()),
  );
  test('a question is found in the text it was taken from', () => {
    for (const { text } of cases.tokens)
      for (const { token, begins } of soughtIn(text))
        expect(tokensOf(text).some((one) => (begins ? one.startsWith(token) : one === token))).toBe(true);
  });
});
