/** What an adopter may set a parameter to: the value held against its type and every place that it fills. */
import { expect, test } from 'vitest';
import { checkParam } from '../../engine/ruleset/check-params.ts';
import { office } from './office.ts';
import cases from './params.cases.json' with { type: 'json' };

test.each(cases)('$param: $value $beside', ({ param, value, problems, beside }) => {
  const parameter = office.ruleset.parameters!.find(({ id }) => id === param)!;
  expect(checkParam(office, parameter, value, beside).map(({ code }) => code)).toEqual(problems);
});
