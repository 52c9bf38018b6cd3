/** The closed list of built-in functions but for patterns; none loops beyond its arguments and none reads a clock. */
import { type Builtins, type BuiltinTable, define } from './builtin.ts';
import { CONTEXT_BUILTINS } from './builtins-context.ts';
import { EDIT_BUILTINS } from './builtins-edit.ts';
import { LIST_BUILTINS } from './builtins-list.ts';
import { NUMBER_BUILTINS } from './builtins-number.ts';
import { RANGE_BUILTINS } from './builtins-range.ts';
import { STATISTICS_BUILTINS } from './builtins-statistics.ts';
import { TEXT_BUILTINS } from './builtins-text.ts';
import { TIME_BUILTINS } from './builtins-time.ts';
import { alike } from './compare.ts';
import { formatDecimal, isDecimal } from './decimal.ts';
import { temporalText } from './temporal-text.ts';
import { BOOLEAN, STRING } from './types.ts';
import { kindOf, type Scalar, type Value } from './values.ts';

const text = (value: Scalar): Value => {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  return isDecimal(value) ? formatDecimal(value) : temporalText(value);
};

const SCALARS = 'string|number|boolean|date|time|dateTime|duration';

const GENERAL: Builtins = {
  not: [define('negand: boolean', BOOLEAN, (value: boolean) => !value)],
  string: [define(`from: ${SCALARS}`, STRING, text)],
  'is defined': [define('value: any|null', BOOLEAN, (value: Value) => value !== null)],
  is: [
    define(
      'value1: any|null, value2: any|null',
      BOOLEAN,
      (a: Value, b: Value) => kindOf(a) === kindOf(b) && alike(a, b),
    ),
  ],
};

export const BUILTINS: BuiltinTable = new Map(
  [
    GENERAL,
    TEXT_BUILTINS,
    NUMBER_BUILTINS,
    STATISTICS_BUILTINS,
    LIST_BUILTINS,
    EDIT_BUILTINS,
    CONTEXT_BUILTINS,
    TIME_BUILTINS,
    RANGE_BUILTINS,
  ].flatMap((room) => Object.entries(room)),
);
