/** Forms and holidays of other systems in the words of a rule set; what was left out is named with its place. */
import { describe, expect, test } from 'vitest';
import type { ForeignForm } from '../../engine/exchange/foreign-form.ts';
import { holidaysOfIcal } from '../../engine/exchange/ical.ts';
import { formOfJsonSchema } from '../../engine/exchange/json-form.ts';
import type { Json } from '../../engine/exchange/parts.ts';
import { formOfXlsForm, type XlsForm } from '../../engine/exchange/xlsform.ts';
import type { Problem, Result } from '../../engine/problem.ts';
import { checkShape } from '../../engine/ruleset/check-shape.ts';
import cases from './convert.cases.json' with { type: 'json' };

interface FormCase {
  name: string;
  source: unknown;
  sections?: unknown;
  choices?: unknown;
  lost?: string[];
  code?: string;
}

const places = (problems: Problem[]) => {
  expect(problems.every(({ code }) => code === 'convert.lost')).toBe(true);
  return problems.map(({ path }) => path);
};

function held(made: Result<ForeignForm>, { sections, choices, lost, code }: FormCase): void {
  if (!made.ok || code) return expect(made.ok ? [] : made.problems.map((one) => one.code)).toEqual([code]);
  expect(made.value.form.sections).toEqual(sections);
  expect(made.value.choices).toEqual(choices);
  expect(places(made.value.problems)).toEqual(lost);
  expect(checkShape('form', made.value.form, 'forms/form.json')).toEqual([]);
}

describe('JSON Schema', () => {
  test.each(cases.jsonSchema as FormCase[])('$name', (one) =>
    held(formOfJsonSchema(one.source as Json, 'form 1'), one),
  );
});

describe('XLSForm', () => {
  test.each(cases.xlsForm as FormCase[])('$name', (one) =>
    held(formOfXlsForm(one.source as XlsForm, 'form 1'), one),
  );
});

describe('iCalendar', () => {
  test.each(cases.ical)('$name', ({ source, years, lost, code }) => {
    const made = holidaysOfIcal(source.join('\r\n'));
    if (!made.ok || code) return expect(made.ok ? [] : made.problems.map((one) => one.code)).toEqual([code]);
    expect(made.value.years).toEqual(years);
    expect(places(made.value.problems)).toEqual(lost);
  });
});
