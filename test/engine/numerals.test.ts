/** Amounts, numbers and dates as Chinese papers write them, one row each (examples of the People's Bank among them). */
import { expect, test } from 'vitest';
import { languages } from '../../engine/text/language.ts';
import * as numerals from '../../engine/text/numerals.ts';
import cases from './numerals.cases.json' with { type: 'json' };

type Say = (value: unknown, language: string) => string;

const rows = cases.flatMap((row) =>
  languages.flatMap((language) => {
    const expected = (row as Record<string, unknown>)[language];
    return expected === undefined ? [] : [[row.say, row.value, language, expected] as const];
  }),
);

test.each(rows)('%s %s in %s', (say, value, language, expected) => {
  expect((numerals as unknown as Record<string, Say>)[say]!(value, language)).toBe(expected);
});
